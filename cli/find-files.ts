import { promises as fs } from 'node:fs';
import path from 'node:path';
import { globMatcher } from '../workspace/glob';

/** Endings of state machines that are looked for in folders (digest L12). */
const ENDINGS = ['.asl.json', '.asl', '.asl.yaml', '.asl.yml'];
const SKIPPED = new Set(['node_modules', '.git', 'cdk.out', '.aws-sam', 'dist', 'build']);

/** Files to read, in order and each once, and what could not be found. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Turns what a user names into files: a file is itself, a folder stands for the state machines in it at any depth, and
 * a pattern (`*`, `**`, `?`, `[…]`, `{a,b}`) for what it matches. `-` stays as it is.
 */
export async function findFiles(named: readonly string[], cwd: string): Promise<FoundFiles> {
  const files: string[] = [];
  const problems: string[] = [];
  for (const name of named) {
    const found = name === '-' ? [name] : await find(name, cwd, problems);
    files.push(...found);
  }
  return { files: [...new Set(files)], problems };
}

async function find(name: string, cwd: string, problems: string[]): Promise<string[]> {
  const stat = await fs.stat(path.resolve(cwd, name)).catch(() => undefined);
  if (stat && !stat.isDirectory()) return [name];
  if (!stat && !/[*?[{]/.test(name)) {
    problems.push(`cannot read ${name}: there is no such file or folder.`);
    return [];
  }
  const matches = stat ? undefined : globMatcher(name);
  const folder = stat ? name : fixedFolder(name);
  const all = await filesBelow(folder, cwd);
  const found = matches
    ? all.filter((file) => matches(file))
    : all.filter((file) => ENDINGS.some((ending) => file.toLowerCase().endsWith(ending)));
  if (found.length === 0)
    problems.push(
      stat
        ? `${name} holds no state machine: their names end in ${ENDINGS.join(', ')}. Name the files to check others.`
        : `no file matches ${name}.`,
    );
  return found;
}

/** The folders in front of the first wildcard. */
function fixedFolder(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => /[*?[{]/.test(part));
  const fixed = parts.slice(0, first).join('/');
  return fixed === '' && pattern.startsWith('/') ? '/' : fixed;
}

async function filesBelow(folder: string, cwd: string): Promise<string[]> {
  const entries = await fs.readdir(path.resolve(cwd, folder), { withFileTypes: true }).catch(() => []);
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = folder === '' ? entry.name : path.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) files.push(...(await filesBelow(file, cwd)));
    else if (entry.isFile()) files.push(file);
  }
  return files;
}
