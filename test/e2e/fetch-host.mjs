// Makes a real VS Code available to the tests: the workbench and extension host that code-server builds, from the npm
// registry, made to run without native builds. It lives in a cache outside of this repository, so that it is neither
// watched nor packed. A host that is ready is reused.
//
//   VSCODE_E2E_CACHE   the cache folder (default: stepwright-e2e in XDG_CACHE_HOME or the system's temporary folder)
//   VSCODE_E2E_HOST    one of the versions below
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Raised whenever what this file builds changes, so that older caches are made anew. */
const layout = 'stepwright-1';

/** Version of code-server -> VS Code in it, the Node it needs, what its tarball hashes to. */
const hosts = {
  '4.99.4': {
    vscode: '1.99.3',
    node: 20,
    integrity: 'sha512-EAH6aTbrjFpNJg7kyWer+J8wuew+ys2z/QOOiyrEfusjHvfuTCc+iJ99RP6Nemtw9RRVj6W4DSnV+Sv/OEMoCg==',
  },
  '4.117.0': {
    vscode: '1.117.0',
    node: 22,
    integrity: 'sha512-FIMu90X/cw9tCAR4wII5ypK4R9Xbg5Zu/2LttqJNH+MuVOP15eODFCnTZHkH44r2d9MjDdaESP8VHSlotpTyQQ==',
  },
  '4.139.1': {
    vscode: '1.139.1',
    node: 24,
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  },
};

/** Search in files needs ripgrep, whose package downloads it in an install script; this package holds the program. */
const ripgrep = {
  'linux-x64': {
    version: '1.18.0',
    integrity: 'sha512-mQ3bVrUpnD2vs7QT0vX90Lt0cnUq467uFtEktIdsJJmW296RoSULRGqWgzG1AKxyBpNDD6l4ZO4qKf6SgyC23Q==',
  },
};

const cache = () => process.env.VSCODE_E2E_CACHE || join(process.env.XDG_CACHE_HOME || tmpdir(), 'stepwright-e2e');
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Ends parents that died; here the harness ends the whole process group. */
const watchdogStub = `'use strict';
exports.start = function () {};
exports.exit = function (code) { process.exit(code); };
`;

/** A logger that writes lines to its file. One assignment for each name: VS Code imports it from an ES module. */
const loggerStub = `'use strict';
const { appendFileSync } = require('fs');
const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.raw = false; }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.raw = true; }
  flush() {}
  flushOn() {}
  drop() {}
}
names.forEach((name, level) => {
  Logger.prototype[name] = function (text) {
    if (level < this.level) return;
    try { appendFileSync(this.file, this.raw ? text : new Date().toISOString() + ' [' + name + '] ' + text + '\\n'); } catch { /* the folder is gone */ }
  };
});
const create = async (_name, file) => new Logger(file);
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = function () {};
exports.setFlushOn = function () {};
exports.shutdown = function () {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

/** Downloads one package through npm and extracts it into `folder`, if it is the one that was pinned. */
function download(specifier, integrity, folder) {
  const downloads = join(cache(), 'downloads');
  mkdirSync(downloads, { recursive: true });
  const answer = execFileSync(npm, ['pack', specifier, '--silent', '--pack-destination', downloads], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tarball = join(downloads, answer.trim().split('\n').at(-1));
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(tarball, { force: true });
    throw new Error(`${specifier} is not the package that was pinned: its integrity is ${found}`);
  }
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['xzf', tarball, '-C', folder]);
  rmSync(tarball, { force: true });
}

function replaceModule(vscode, name, source) {
  const folder = join(vscode, 'node_modules', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  writeFileSync(join(folder, 'index.js'), source);
}

function addRipgrep(vscode) {
  const platform = `${process.platform}-${process.arch}`;
  const pin = ripgrep[platform];
  if (!pin) return;
  const folder = join(cache(), `ripgrep-${platform}-${pin.version}`);
  download(`@vscode/ripgrep-${platform}@${pin.version}`, pin.integrity, folder);
  const bin = join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(folder, 'package', 'bin', 'rg'), join(bin, 'rg'));
  chmodSync(join(bin, 'rg'), 0o755);
}

/**
 * Gives the host, made ready where it was not: `main` is the server's script to start with Node. Throws where the
 * registry cannot be reached or gives another package than the pinned one.
 */
export function ensureHost(version = process.env.VSCODE_E2E_HOST || '4.99.4') {
  const pin = hosts[version];
  if (!pin) throw new Error(`VSCODE_E2E_HOST is ${version}; known are ${Object.keys(hosts).join(', ')}`);
  const folder = join(cache(), `code-server-${version}-${layout}`);
  const inside = join('package', 'lib', 'vscode');
  const host = { main: join(folder, inside, 'out', 'server-main.js'), folder: join(folder, inside), ...pin };
  if (existsSync(folder)) return host;

  // Built beside its place and renamed at the end: a broken off download never looks ready.
  const making = `${folder}.${process.pid}`;
  const vscode = join(making, inside);
  rmSync(making, { recursive: true, force: true });
  download(`code-server@${version}`, pin.integrity, making);
  execFileSync(npm, ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
    cwd: vscode,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    if (existsSync(join(vscode, 'node_modules', name))) replaceModule(vscode, name, watchdogStub);
  }
  replaceModule(vscode, '@vscode/spdlog', loggerStub);
  addRipgrep(vscode);
  renameSync(making, folder);
  return host;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) console.log(ensureHost().folder);
