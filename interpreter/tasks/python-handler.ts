import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { bootstrapFile } from './bootstrap-files';
import type { HandlerSpec } from './handler-spec';

export type Command =
  | { readonly kind: 'found'; readonly command: string; readonly args: readonly string[] }
  | { readonly kind: 'missing'; readonly message: string };

/** The interpreters that whoever starts a run has chosen. */
export interface ChosenPython {
  /** The one that is used in any case. */
  readonly named?: string | undefined;
  /** The one that is used where no environment lies near the handler: the editor's choice for the workspace. */
  readonly fallback?: string | undefined;
}

/**
 * The command that keeps a Python handler warm. The interpreter is the one that somebody has named, else that of a `.venv`
 * (or `venv`) near the handler, the editor's, that of the active virtual environment, or the first of PATH.
 */
export function pythonCommand(
  spec: HandlerSpec,
  env: Readonly<Record<string, string | undefined>>,
  { named, fallback }: ChosenPython = {},
): Command {
  const python = named ?? findPython(spec.environmentFolders, env, fallback);
  if (python === undefined) return { kind: 'missing', message: noPython(spec) };
  const { root, module, file, handlers } = spec;
  return {
    kind: 'found',
    command: python,
    args: [bootstrapFile('bootstrap.py'), JSON.stringify({ root, module, file, handlers })],
  };
}

/** The file of the Python interpreter, or undefined where there is none. */
export function findPython(
  environmentFolders: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  fallback?: string,
): string | undefined {
  const inEnvironment = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];
  const environments = environmentFolders.flatMap((folder) => [path.join(folder, '.venv'), path.join(folder, 'venv')]);
  const active = env['VIRTUAL_ENV'];
  const candidates = [
    ...environments.map((environment) => path.join(environment, ...inEnvironment)),
    ...(fallback === undefined ? [] : [fallback]),
    ...(active ? [path.join(active, ...inEnvironment)] : []),
  ];
  const found = candidates.find(isProgram);
  if (found !== undefined) return found;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? ['python3.exe', 'python.exe'] : ['python3', 'python'];
  for (const name of names) {
    for (const folder of folders) {
      const candidate = path.join(folder, name);
      if (isProgram(candidate)) return candidate;
    }
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    // What Windows offers in place of a Python that is not installed is an empty file.
    const { size } = statSync(file);
    return size > 0;
  } catch {
    return false;
  }
}

function noPython(spec: HandlerSpec): string {
  return (
    `The handler of "${spec.functionName}" (${spec.file}) needs Python, and there is none: no .venv beside it and no python3 on PATH. ` +
    'Install Python 3.8 or newer (https://www.python.org/downloads/, or "apt-get install python3", "brew install python"), ' +
    `or answer for the function in stepwright.json: { "functions": { "${spec.functionName}": { "mock": { "return": {} } } } }.`
  );
}
