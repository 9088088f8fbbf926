import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { cacheFolder, keepCompiled } from './compile-cache';

/** So long after its start a process has done what most starts do, and what it compiled for that is worth keeping. */
const KEEP_AFTER_MS = 5000;

/**
 * Loads a bundle of ours, as `require` does, without compiling it again where an earlier process of this Node.js kept
 * what it had compiled. Node.js 22.1 and newer do that themselves.
 */
export function loadKept(file: string, keepAfterMs = KEEP_AFTER_MS): void {
  if (keepCompiled()) module.createRequire(file)(file);
  else load(file, keepAfterMs);
}

function load(file: string, keepAfterMs: number): void {
  const { size, mtimeMs } = fs.statSync(file);
  const kind = path.basename(file, '.js');
  const kept = path.join(
    cacheFolder(),
    `${kind}-${String(size)}-${String(Math.round(mtimeMs))}-${process.version}.bin`,
  );
  const cachedData = readIfThere(kept);
  const script = new vm.Script(module.wrap(fs.readFileSync(file, 'utf8')), {
    filename: file,
    ...(cachedData && { cachedData }),
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const main: unknown = script.runInThisContext();
  if (typeof main !== 'function') throw new Error(`${file} is no module`);
  const bundle = { exports: {} };
  main.call(bundle.exports, bundle.exports, module.createRequire(file), bundle, file, path.dirname(file));
  if (cachedData && script.cachedDataRejected !== true) return;
  setTimeout(() => {
    keep(kept, kind, script.createCachedData());
  }, keepAfterMs).unref();
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Puts the file in its place at once, so that nobody reads half of it, and removes those of other versions. */
function keep(file: string, kind: string, data: Buffer): void {
  try {
    const folder = path.dirname(file);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const other of fs.readdirSync(folder)) {
      if (other.startsWith(`${kind}-`) && other.endsWith('.bin')) fs.rmSync(path.join(folder, other), { force: true });
    }
    const written = `${file}.${String(process.pid)}`;
    fs.writeFileSync(written, data, { mode: 0o600 });
    fs.renameSync(written, file);
  } catch {
    // A folder that cannot be written: the next start compiles again.
  }
}
