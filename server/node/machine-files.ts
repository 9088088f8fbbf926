import { promises as fs } from 'node:fs';
import path from 'node:path';
import { MAX_FILES, mayBeMachine, SKIPPED_FOLDERS } from '../machine-file';

/** A definition has at most 1 MiB (digest D15); templates may hold more than one. */
const MAX_BYTES = 8 * 1024 * 1024;

/** The files below a folder that may hold state machines. */
export function machineFiles(folder: string): Promise<string[]> {
  return filesBelow(folder, mayBeMachine);
}

/** The files below a folder whose names are wanted; not those of others and results. */
export async function filesBelow(folder: string, isWanted: (name: string) => boolean): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) files.push(...(await filesBelow(file, isWanted)));
    else if (entry.isFile() && isWanted(entry.name)) files.push(file);
    if (files.length > MAX_FILES) break;
  }
  return files;
}

/** The text of a file; undefined where it is gone or too large to be a definition. */
export async function readText(file: string): Promise<string | undefined> {
  const stat = await fs.stat(file).catch(() => undefined);
  return stat?.isFile() && stat.size <= MAX_BYTES ? fs.readFile(file, 'utf8') : undefined;
}
