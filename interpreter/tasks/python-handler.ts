import path from 'node:path';
import { bootstrapFile } from './bootstrap-files';
import { findProgram, isProgram } from './find-program';
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
  const python = named === undefined ? findPython(spec.environmentFolders, env, fallback) : findProgram(named, env);
  if (python === undefined) {
    return { kind: 'missing', message: named === undefined ? noPython(spec) : notThere('Python', named) };
  }
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
  const names = ['python3', 'python'];
  return names.map((name) => findProgram(name, env)).find((program) => program !== undefined);
}

/** Somebody has named a program that is not there. */
export function notThere(language: 'Python' | 'Node.js', named: string): string {
  const setting = language === 'Python' ? 'stepwright.run.python' : 'stepwright.run.node';
  return (
    `The ${language} that is to run handlers is not there, or is no program: ${named}. ` +
    `Correct the setting ${setting}, or leave it empty: then it is looked for.`
  );
}

function noPython(spec: HandlerSpec): string {
  return (
    `The handler of "${spec.functionName}" (${spec.file}) needs Python, and there is none: no .venv beside it and no python3 on PATH. ` +
    'Install Python 3.8 or newer (https://www.python.org/downloads/, or "apt-get install python3", "brew install python"), ' +
    `or answer for the function in stepwright.json: { "functions": { "${spec.functionName}": { "mock": { "return": {} } } } }.`
  );
}
