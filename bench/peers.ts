import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** What people use today, at the versions the figures were set against. Installed into a cache, never a dependency. */
export const PEERS: Readonly<Record<string, string>> = {
  'amazon-states-language-service': '1.16.1',
  'asl-validator': '4.0.0',
  'aws-local-stepfunctions': '3.0.0',
};

function cacheFolder(): string {
  return (
    process.env['STEPWRIGHT_BENCH_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? os.tmpdir(), 'stepwright-bench')
  );
}

/** Installs the peer into the cache where it is missing and loads it. Throws where the registry cannot be reached. */
export async function loadPeer(name: string): Promise<unknown> {
  const version = PEERS[name];
  if (version === undefined) throw new Error(`no such peer: ${name}`);
  const folder = path.join(cacheFolder(), `${name}-${version}`);
  if (!fs.existsSync(path.join(folder, 'node_modules', name))) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const require = createRequire(path.join(folder, 'package.json'));
  const entry = require.resolve(name);
  return import(entry) as Promise<unknown>;
}
