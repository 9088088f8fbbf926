import module from 'node:module';
import os from 'node:os';
import path from 'node:path';

/**
 * Keeps what is compiled of the bundles that are loaded from now on, where this Node.js can do that (22.1 and newer): the
 * next start need not compile it again. In a folder of the user's own: nobody else may put code there.
 */
export function keepCompiled(): void {
  if (!('enableCompileCache' in module) || typeof module.enableCompileCache !== 'function') return;
  const caches = process.env['XDG_CACHE_HOME'] ?? process.env['LOCALAPPDATA'] ?? path.join(os.homedir(), '.cache');
  module.enableCompileCache(path.join(caches, 'stepwright'));
}
