import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Gives all test files, and the programs they start, one folder for temporary files, and removes it when all have ended.
 * No test removes its own: what it has started may still write there, and a folder that is not empty must fail nothing.
 * @returns what vitest calls at the end
 */
export default function giveTemporaryFolders(): () => Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stepwright-test-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  // Not rmSync: it tries again for the outermost folder only.
  return () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
