import { promises as fs, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { foldersUpTo } from '../settings/load-settings';
import { isServerlessFile, readTemplate } from './read-template';
import type { Template } from './template';

/** The templates that may say something about a machine. */
export interface Templates {
  /** Those beside the machine and in the folders above it, nearest first. */
  near(): readonly Template[];
  /** Those too that lie anywhere else in the workspace. */
  all(): readonly Template[];
}

/** The templates that say something about machines of a folder, out of those that are known: path and what it says. */
export function chooseTemplates(
  known: ReadonlyMap<string, Template | undefined>,
  machineFolder: string,
  workspaceFolder: string,
): Templates {
  const folders = placesOf(machineFolder, workspaceFolder);
  const found = [...known.values()].flatMap((template) => template ?? []);
  const place = ({ file }: Template): number => folders.indexOf(path.dirname(file));
  const near = found
    .filter((template) => place(template) >= 0)
    .sort((a, b) => place(a) - place(b) || (a.file < b.file ? -1 : 1));
  const all = [...near, ...found.filter((template) => place(template) < 0)];
  return { near: () => near, all: () => all };
}

/** The folders whose templates are near: the machine's and those above it, each with what the CDK has synthesised there. */
function placesOf(machineFolder: string, workspaceFolder: string | undefined): string[] {
  return foldersUpTo(machineFolder, workspaceFolder).flatMap((folder) => [folder, path.join(folder, 'cdk.out')]);
}

/** Whether a file may be a template, by its name. */
export function mayBeTemplate(name: string): boolean {
  return isServerlessFile(name) || CANDIDATE.test(name);
}

/** Whether templates are looked for in a folder of that name. */
export function mayHoldTemplates(folder: string): boolean {
  return !SKIPPED.has(folder) && !folder.startsWith('asset.');
}

/** What a file says; undefined for what is no template. */
export async function readTemplateFile(file: string): Promise<Template | undefined> {
  const stat = await fs.stat(file).catch(() => undefined);
  if (!stat || stat.size > MAX_BYTES) return undefined;
  const text = await fs.readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : readTemplate(file, text);
}

/** Any YAML may be a template, its text tells; of JSON files only those that are called so. */
const CANDIDATE = /(?<!\.asl)\.ya?ml$|\.template$|(^|[-_.])(template|sam|cloudformation|cfn|stack)\.json$/i;
/** Folders of others' files and of results; `cdk.out` is a result that names what we look for. */
const SKIPPED = new Set([
  ...['node_modules', '.git', '.hg', '.svn', '.aws-sam', '.serverless', '.venv', 'venv', '__pycache__', '.tox'],
  ...['dist', 'build', 'out', 'target', 'vendor', 'coverage', '.next', '.terraform', '.idea', '.vscode'],
]);
/** So much of a workspace is looked at. */
export const TEMPLATE_LIMITS = { folders: 2000, files: 1000, depth: 8 };
/** CloudFormation takes 1 MB; what CDK writes for humans may be larger. */
const MAX_BYTES = 8 * 1024 * 1024;

export function findTemplates(machineFolder: string, workspaceFolder: string | undefined): Templates {
  let near: readonly Template[] | undefined;
  let all: readonly Template[] | undefined;
  const findNear = (): readonly Template[] =>
    (near ??= placesOf(machineFolder, workspaceFolder)
      .flatMap((folder) => candidatesAmong(folder, list(folder)))
      .flatMap(templateOf));
  return {
    near: findNear,
    all() {
      if (all) return all;
      const known = findNear();
      const files = new Set(known.map(({ file }) => file));
      const others = workspaceFolder === undefined ? [] : templatesBelow(workspaceFolder);
      return (all = [...known, ...others.filter(({ file }) => !files.has(file))]);
    },
  };
}

/** Breadth first, so that what lies near the root is found where the workspace is too big for all. */
function templatesBelow(root: string): Template[] {
  const files: string[] = [];
  const folders = [{ folder: root, depth: 0 }];
  const most = TEMPLATE_LIMITS;
  for (let at = 0; at < folders.length && at < most.folders && files.length < most.files; at++) {
    const next = folders[at];
    if (!next) break;
    const entries = list(next.folder);
    files.push(...candidatesAmong(next.folder, entries));
    if (next.depth >= most.depth) continue;
    for (const entry of entries) {
      if (!entry.isDirectory() || !mayHoldTemplates(entry.name)) continue;
      folders.push({ folder: path.join(next.folder, entry.name), depth: next.depth + 1 });
    }
  }
  return files.slice(0, most.files).flatMap(templateOf);
}

function candidatesAmong(folder: string, entries: readonly Dirent[]): string[] {
  return entries
    .filter((entry) => entry.isFile() && mayBeTemplate(entry.name))
    .map(({ name }) => path.join(folder, name))
    .sort();
}

function templateOf(file: string): readonly Template[] {
  const template = read(file);
  return template ? [template] : [];
}

interface Kept {
  readonly changed: number;
  readonly template: Template | undefined;
}

const kept = new Map<string, Kept>();

/** What a file says; files that have not changed are not read again. Undefined for what is no template. */
function read(file: string): Template | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat || stat.size > MAX_BYTES) return undefined;
  const before = kept.get(file);
  if (before?.changed === stat.mtimeMs) return before.template;
  const template = readFresh(file);
  kept.set(file, { changed: stat.mtimeMs, template });
  return template;
}

function readFresh(file: string): Template | undefined {
  try {
    return readTemplate(file, readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function list(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
