import { build } from 'esbuild';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { folderWith } from './temporary-folder';

const root = path.join(import.meta.dirname, '..');

/** Bundles a program as scripts/build.mjs does, for tests that need it as a process; answers its file. */
export async function bundleProgram(entry: string): Promise<string> {
  const folder = folderWith();
  const file = path.join(folder, 'program.js');
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': '__moduleUrl', 'import.meta.dirname': '__dirname' },
    banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
    logLevel: 'error',
  });
  cpSync(path.join(root, 'interpreter/tasks/handlers'), path.join(folder, 'handlers'), { recursive: true });
  return file;
}
