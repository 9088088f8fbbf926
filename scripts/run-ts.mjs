// node scripts/run-ts.mjs FILE.ts [ARGUMENT...]: bundles a TypeScript file with esbuild and runs it.
import { build } from 'esbuild';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , file, ...rest] = process.argv;
if (!file) {
  console.error('usage: node scripts/run-ts.mjs FILE.ts [ARGUMENT...]');
  process.exit(2);
}
// Beside the sources: the packages left out of the bundle are found, and files that the sources read as ../NAME.
const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(root, '.run-ts-'));
// And what a bundle finds beside itself (interpreter/tasks/bootstrap-files.ts).
symlinkSync(join(root, 'interpreter', 'tasks', 'handlers'), join(folder, 'handlers'), 'junction');
const outfile = join(folder, 'script.mjs');
process.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
await build({
  entryPoints: [file],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
});
process.argv = [process.argv[0], outfile, ...rest];
await import(pathToFileURL(outfile).href);
