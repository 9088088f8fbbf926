import { promises as fs } from 'node:fs';
import path from 'node:path';
import { findDefinitions, isMachineFile } from '../language/embedding/find-definitions';
import { looksLikeTemplate, mayHoldDefinitions } from '../language/embedding/may-hold-definitions';
import { formatOf, parseDocument } from '../language/tree/parse-document';
import { globMatcher } from '../workspace/glob';

/** Endings of files that may hold state machines; their content tells. */
const HOLDERS = new Set(['.json', '.yaml', '.yml', '.template', '.tf']);
/** Larger files are no templates: CloudFormation takes 1 MB. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Folders of others' files and of copies; `cdk.out` holds what the CDK has made, and copies of the assets. */
const SKIPPED = new Set([
  ...['node_modules', '.git', '.aws-sam', '.serverless', '.terraform', '.venv', 'dist', 'build'],
]);

/** Files to read, in order and each once, and what could not be found. */
export interface FoundFiles {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Turns what a user names into files: a file is itself, a folder stands for the state machines in it at any depth and
 * the templates that hold some, and a pattern (`*`, `**`, `?`, `[…]`, `{a,b}`) for what it matches. `-` stays as it is.
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
  const found = matches ? all.filter(matches) : await holders(all, cwd);
  if (found.length === 0)
    problems.push(
      stat
        ? `${name} holds no state machine: no file ends in .asl.json, .asl, .asl.yaml or .asl.yml, and no template has one. ` +
            'Name the files to check others.'
        : `no file matches ${name}.`,
    );
  return found;
}

/** The files that are state machines by their names, or hold some. */
async function holders(files: readonly string[], cwd: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of files) {
    const mayHold = HOLDERS.has(path.extname(file).toLowerCase());
    if (isMachineFile(file) || (mayHold && (await holdsMachines(path.resolve(cwd, file))))) found.push(file);
  }
  return found;
}

async function holdsMachines(file: string): Promise<boolean> {
  try {
    const { size } = await fs.stat(file);
    const text = size <= MAX_BYTES ? await fs.readFile(file, 'utf8') : '';
    if (!mayHoldDefinitions(text)) return false;
    const document = parseDocument(text, formatOf(file));
    return findDefinitions(document).length > 0 || (looksLikeTemplate(text) && document.faults.length > 0);
  } catch {
    // What cannot be read is not known to be a state machine; a file that is named says so.
    return false;
  }
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
    const isCopy = SKIPPED.has(entry.name) || entry.name.startsWith('asset.');
    if (entry.isDirectory() && !isCopy) files.push(...(await filesBelow(file, cwd)));
    else if (entry.isFile()) files.push(file);
  }
  return files;
}
