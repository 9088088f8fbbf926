import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Figure } from '../figure';
import { interleave } from '../interleave';

const DIST = path.resolve('dist');

/** What a whole process takes, over an empty Node process. Needs `npm run build -- --production` before. */
export const processFigures: readonly Figure[] = [
  {
    name: 'cli-hello-world',
    what: 'stepwright run of Hello World, process start to exit, over an empty Node process',
    unit: 'ms',
    reach: 2,
    async measure({ quick }) {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepwright-bench-'));
      const file = path.join(folder, 'hello.asl.json');
      fs.writeFileSync(
        file,
        JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Result: 'Hello World!', End: true } } }),
      );
      try {
        const { ours, empty } = await interleave(
          { ours: () => ended([path.join(DIST, 'cli.js'), 'run', file, '--json']), empty: () => ended(['-e', '0']) },
          quick ? 1 : 15,
        );
        return { ours, peer: empty };
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];

/** Runs Node with these arguments to its end; rejects when it fails. */
function ended(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`node ${args.join(' ')} ended with ${String(code)}`));
    });
  });
}
