import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What people use today, at the versions the figures were set against. Installed into a cache, never a dependency. */
const PEERS: Readonly<Record<string, string>> = {
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
  supplyWithResolvers();
  const version = PEERS[name];
  if (version === undefined) throw new Error(`no such peer: ${name}`);
  const folder = path.join(cacheFolder(), `${name}-${version}`);
  if (!fs.existsSync(path.join(folder, 'node_modules', name))) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', ...quiet, `${name}@${version}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  const require = createRequire(path.join(folder, 'package.json'));
  return import(pathToFileURL(require.resolve(name)).href) as Promise<unknown>;
}

/** The one thing of Node 22 that a peer (aws-local-stepfunctions) needs, so that all is measured in the same Node. */
function supplyWithResolvers(): void {
  if ('withResolvers' in Promise) return;
  Object.defineProperty(Promise, 'withResolvers', {
    value: () => {
      let resolve: unknown;
      let reject: unknown;
      const promise = new Promise((onResolve, onReject) => {
        resolve = onResolve;
        reject = onReject;
      });
      return { promise, resolve, reject };
    },
  });
}
