import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isJsonObject, type JsonObject } from '../language/json';
import { toJson } from '../language/tree/node';
import { parseJson } from '../language/tree/parse-json';
import { foldersUpTo } from './settings/load-settings';

/** How a handler in TypeScript is run. */
export type TypeScriptRun =
  /** By what the user's own build has made of it. */
  | { readonly kind: 'built'; readonly file: string; readonly note?: string }
  /** By the esbuild that the workspace has installed: the path of its module. */
  | { readonly kind: 'esbuild'; readonly module: string }
  /** By nothing: what was looked for. */
  | { readonly kind: 'neither'; readonly message: string };

export interface TypeScriptPlace {
  readonly file: string;
  /** Where the search for tsconfig.json and esbuild ends. */
  readonly workspaceFolder: string | undefined;
  /** Folders that a tool builds this handler into, each with what stands for `root` in it (`.aws-sam/build/Fn`). */
  readonly root: string;
  readonly buildFolders: readonly string[];
}

/**
 * What runs a handler in TypeScript: the result of the user's build if it is newer than the source, else esbuild where it
 * is installed, else the older result.
 */
export function runnerOfTypeScript(place: TypeScriptPlace): TypeScriptRun {
  const { file } = place;
  const built = builtFiles(place).find((candidate) => existsSync(candidate));
  if (built !== undefined && changedAt(built) >= changedAt(file)) return { kind: 'built', file: built };
  const esbuild = installedEsbuild(path.dirname(file));
  if (esbuild !== undefined) return { kind: 'esbuild', module: esbuild };
  if (built !== undefined) {
    const note = `${built} is older than ${file}: build again, or install esbuild in the project, which is then used by itself.`;
    return { kind: 'built', file: built, note };
  }
  const looked = builtFiles(place).map((candidate) => path.relative(path.dirname(file), candidate));
  return {
    kind: 'neither',
    message:
      `${file} is TypeScript: build it to JavaScript, or install esbuild in the project (npm install --save-dev esbuild), ` +
      `which is then used by itself. Looked for ${looked.length === 0 ? 'an "outDir" in tsconfig.json' : looked.slice(0, 4).join(', ')}.`,
  };
}

/** Where builds would put the file: the folders of tools, then the outDir of the nearest tsconfig.json, then usual ones. */
function builtFiles({ file, root, buildFolders, workspaceFolder }: TypeScriptPlace): string[] {
  const names = [path.relative(root, file), path.basename(file)].map(withoutEnding);
  const places = buildFolders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const folders = foldersUpTo(path.dirname(file), workspaceFolder);
  const config = folders.map((folder) => path.join(folder, 'tsconfig.json')).find((candidate) => existsSync(candidate));
  if (config !== undefined) {
    const folder = path.dirname(config);
    const options = compilerOptions(config);
    const outDir = options['outDir'];
    const out = typeof outDir === 'string' ? [outDir] : ['dist', 'build', 'lib'];
    const rootDir = options['rootDir'];
    const roots = typeof rootDir === 'string' ? [rootDir] : ['.', 'src'];
    for (const one of out) {
      for (const from of roots) {
        const relative = path.relative(path.resolve(folder, from), file);
        if (!relative.startsWith('..')) places.push(path.resolve(folder, one, withoutEnding(relative)));
      }
    }
  }
  return [...new Set(places)].flatMap((stem) => ['.mjs', '.js', '.cjs'].map((ending) => stem + ending));
}

/** The options of a tsconfig.json with those of the files that it extends. */
function compilerOptions(file: string, depth = 0): JsonObject {
  let config;
  try {
    config = toJson(parseJson(readFileSync(file, 'utf8')).root);
  } catch {
    return {};
  }
  if (!isJsonObject(config)) return {};
  const own = isJsonObject(config['compilerOptions']) ? config['compilerOptions'] : {};
  const parent = config['extends'];
  if (typeof parent !== 'string' || !parent.startsWith('.') || depth > 5) return own;
  const from = path.resolve(path.dirname(file), parent);
  // Paths of a file are relative to that file.
  const inherited = compilerOptions(existsSync(from) ? from : `${from}.json`, depth + 1);
  const moved = Object.entries(inherited).map(([name, value]) =>
    (name === 'outDir' || name === 'rootDir') && typeof value === 'string'
      ? [name, path.resolve(path.dirname(from), value)]
      : [name, value],
  );
  return { ...Object.fromEntries(moved), ...own };
}

function installedEsbuild(folder: string): string | undefined {
  try {
    return createRequire(path.join(folder, 'handler.js')).resolve('esbuild');
  } catch {
    return undefined;
  }
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function withoutEnding(file: string): string {
  return file.replace(/\.[cm]?ts$/i, '');
}
