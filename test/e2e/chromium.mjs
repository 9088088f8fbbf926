// Finds Chromium, and installs it through apt where that is possible.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The program's path, or undefined: `CHROMIUM`, else the first of the usual names on the PATH. */
export function findChromium() {
  const given = process.env.CHROMIUM;
  if (given) return existsSync(given) ? given : undefined;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

const has = (program, ...args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** The words in front of a command that make it run as root; undefined where there is no way without asking. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return has('sudo', '-n', 'true') ? ['sudo', '-n'] : undefined;
}

/** Chromium's path, after installing it where it was missing. Throws with what to do where it cannot be installed. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const prefix = has('apt-get', '--version') ? asRoot() : undefined;
  if (prefix) {
    console.log('Chromium is missing: installing it through apt');
    const apt = (...args) => {
      const [program, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
      execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
    };
    try {
      apt('update', '-qq');
      apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core');
    } catch (fault) {
      console.error(String(fault));
    }
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Error(
    'The tests in a real VS Code need Chromium. Install it ("sudo apt-get install chromium" on Debian and Ubuntu, ' +
      'Google Chrome or Chromium elsewhere) or name it in the environment variable CHROMIUM.',
  );
}
