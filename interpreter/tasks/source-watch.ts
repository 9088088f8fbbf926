import { readdirSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';

/** How often the files are looked at, at most: a call must not wait for the disk. */
const INTERVAL_MS = 250;
const MAX_FILES = 500;
const MAX_DEPTH = 4;
const SOURCE = /\.(py|[cm]?[jt]s|json)$/i;
const SKIPPED = /^(node_modules|__pycache__|venv|cdk\.out)$|^\./;

/**
 * Tells whether the sources of a handler have changed since it was asked last: the handler's file, and what lies in its
 * folder and below, as far as that is not too much.
 */
export function watchSources(files: readonly string[]): () => boolean {
  let known = fingerprint(files);
  let lookedAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - lookedAt < INTERVAL_MS) return false;
    lookedAt = now;
    const found = fingerprint(files);
    const hasChanged = found !== known;
    known = found;
    return hasChanged;
  };
}

/** The newest change and the number of the files: an edited, an added and a removed file are seen. */
function fingerprint(files: readonly string[]): string {
  let newest = 0;
  let count = 0;
  const look = (file: string): void => {
    count++;
    newest = Math.max(newest, statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  };
  const walk = (folder: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      if (count >= MAX_FILES) return;
      const inside = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !SKIPPED.test(entry.name)) walk(inside, depth + 1);
      } else if (SOURCE.test(entry.name)) look(inside);
    }
  };
  for (const file of files) look(file);
  for (const folder of new Set(files.map((file) => path.dirname(file)))) walk(folder, 0);
  return `${String(newest)} ${String(count)}`;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
