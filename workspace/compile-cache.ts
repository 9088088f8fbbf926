import module from 'node:module';
import os from 'node:os';
import path from 'node:path';

/**
 * Keeps what is compiled of the bundles that are loaded from now on, where this Node.js can do that (22.1 and newer): the
 * next start need not compile it again. Answers whether it can. Else see kept-bundle.ts.
 */
export function keepCompiled(): boolean {
  if (!('enableCompileCache' in module) || typeof module.enableCompileCache !== 'function') return false;
  module.enableCompileCache(cacheFolder());
  return true;
}

/** A folder of the user's own: nobody else may put code there. */
export function cacheFolder(): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? process.env['LOCALAPPDATA'] ?? path.join(os.homedir(), '.cache');
  return path.join(caches, 'stepwright');
}
