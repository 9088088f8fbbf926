import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HandlerSpec } from '../interpreter/tasks/handler-spec';

export type Runtime = HandlerSpec['runtime'];

/** The file of a handler, and the folder that its modules are found from. */
export interface HandlerFile {
  readonly runtime: Runtime;
  readonly file: string;
  readonly root: string;
}

export const ENDINGS = {
  python: ['.py'],
  node: ['.mjs', '.js', '.cjs', '.ts', '.mts', '.cts'],
} as const;

export const isTypeScript = (file: string): boolean => /(?<!\.d)\.[cm]?ts$/i.test(file);

export interface NamedHandler {
  readonly place: HandlerFile | undefined;
  /** The names of the function in the module; undefined where only a file is named. */
  readonly handlers?: readonly string[];
  /** The files that were looked for. */
  readonly tried: readonly string[];
}

/**
 * A handler as configurations and templates write it: `module.function`, `folder/module.function`, dots for folders in
 * Python, or a file (`handlers/charge.py`), whose handler is then found by its usual names.
 */
export function readHandler(handler: string, base: string, runtimes: readonly Runtime[]): NamedHandler {
  const asFile = path.resolve(base, handler);
  const fileRuntime = runtimes.find((runtime) => ENDINGS[runtime].some((ending) => handler.endsWith(ending)));
  if (fileRuntime && existsSync(asFile))
    return { place: { runtime: fileRuntime, file: asFile, root: base }, tried: [] };
  const at = handler.lastIndexOf('.');
  if (at <= 0) return { place: undefined, tried: [asFile] };
  const module = handler.slice(0, at);
  const name = handler.slice(at + 1);
  const tried: string[] = [];
  for (const runtime of runtimes) {
    const modules = runtime === 'python' ? [module, module.replaceAll('.', '/')] : [module];
    for (const candidate of new Set(modules)) {
      for (const ending of [...ENDINGS[runtime], ...(runtime === 'python' ? ['/__init__.py'] : [])]) {
        const file = path.resolve(base, candidate + ending);
        if (existsSync(file)) return { place: { runtime, file, root: base }, handlers: [name], tried };
        if (!ending.includes('__init__') && !isTypeScript(file)) tried.push(file);
      }
    }
  }
  return { place: undefined, tried: [...new Set(tried)] };
}

/** Whether a path lies in a folder, or is it. */
export function liesIn(candidate: string, folder: string): boolean {
  const inside = path.relative(folder, candidate);
  return !inside.startsWith('..') && !path.isAbsolute(inside);
}
