import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The bundles as they are published, in a folder of their own: dist/ stays as it is for whoever works with it. */
export function builtProduct(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stepwright-bench-'));
  execFileSync(process.execPath, ['scripts/build.mjs', '--production', '--out', folder], { stdio: 'ignore' });
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
