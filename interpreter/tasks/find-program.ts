import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The file of a program that somebody has named: a path, or a name that is looked for on the PATH; undefined where there is none. */
export function findProgram(named: string, env: Environment): string | undefined {
  if (/[\\/]/.test(named)) return isProgram(named) ? named : undefined;
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  return foldersOfPath(env)
    .flatMap((folder) => endings.map((ending) => path.join(folder, named + ending)))
    .find(isProgram);
}

/** Only absolute ones: nothing that lies in the folder of the moment may be taken for a program. */
function foldersOfPath(env: Environment): string[] {
  return (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
}

export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    const found = statSync(file);
    // What Windows offers in place of a Python that is not installed is an empty file.
    return found.isFile() && found.size > 0;
  } catch {
    return false;
  }
}
