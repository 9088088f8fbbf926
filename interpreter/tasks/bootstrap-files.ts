import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the files stand that keep handlers warm: `handlers/` beside this module, or beside the bundle that holds it (the
 * build copies the folder). CommonJS bundles know `__dirname`, modules their URL.
 */
export function bootstrapFile(name: 'bootstrap.py' | 'bootstrap.mjs' | 'aws-sdk.mjs'): string {
  const folder = typeof __dirname === 'string' ? __dirname : path.dirname(fileURLToPath(import.meta.url));
  return path.join(folder, 'handlers', name);
}
