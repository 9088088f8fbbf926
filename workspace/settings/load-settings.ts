import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { decodeUtf8 } from '../../language/text/decode-utf8';
import { LineIndex } from '../../language/text/line-index';
import { parseJson } from '../../language/tree/parse-json';
import type { ConfigProblem } from '../../interpreter/tasks/mock-response';
import { unknownEndpoints } from '../endpoint-names';
import { loadSdkTable } from '../sdk-table';
import { readSettings } from './read-settings';
import { NO_SETTINGS, SETTINGS_FILE, type Settings } from './settings';
import { whyNot } from '../why-not';

/** Settings with where they come from: paths in them are relative to `folder`. */
export interface LoadedSettings {
  readonly settings: Settings;
  /** The file, or undefined where there is none. */
  readonly file: string | undefined;
  readonly folder: string;
  readonly problems: readonly LocatedProblem[];
}

/** A fault of a configuration file, ready to be shown: `file:line:column`, 1-based. */
export interface LocatedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters are meant. */
  readonly width: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * The settings for a machine: `stepwright.json` beside it, or the nearest one above it up to the workspace's root. Without
 * such a file there are none, which is no fault.
 */
export function loadSettings(machineFolder: string, workspaceFolder: string | undefined): LoadedSettings {
  for (const folder of foldersUpTo(machineFolder, workspaceFolder)) {
    const file = path.join(folder, SETTINGS_FILE);
    if (existsSync(file)) return readSettingsFile(file);
  }
  return { settings: NO_SETTINGS, file: undefined, folder: machineFolder, problems: [] };
}

/** The settings of a file that somebody has named. A file that cannot be read is a problem of its own. */
export function readSettingsFile(file: string): LoadedSettings {
  const folder = path.dirname(file);
  let text: string;
  try {
    text = decodeUtf8(readFileSync(file));
  } catch (error) {
    const message = `cannot be read: ${whyNot(error)}`;
    return {
      settings: NO_SETTINGS,
      file,
      folder,
      problems: [{ file, line: 1, column: 1, width: 0, severity: 'error', message }],
    };
  }
  const document = parseJson(text);
  const { settings, problems } = readSettings(document);
  const all = [...problems, ...unknownEndpoints(document, loadSdkTable)];
  return { settings, file, folder, problems: locate(file, text, all) };
}

export function locate(file: string, text: string, problems: readonly ConfigProblem[]): LocatedProblem[] {
  const lines = new LineIndex(text);
  return problems.map(({ message, severity, at }) => {
    const { line, character } = lines.positionAt(at.start);
    return { file, line: line + 1, column: character + 1, width: at.end - at.start, severity, message };
  });
}

/** One line for a problem, as compilers write it. */
export function formatProblem({ file, line, column, severity, message }: LocatedProblem): string {
  return `${file}:${String(line)}:${String(column)} ${severity} ${message}`;
}

/** The folder and those above it up to `top`; only the folder itself where it does not lie in `top`. */
export function foldersUpTo(folder: string, top: string | undefined): string[] {
  if (top === undefined) return [folder];
  const inside = path.relative(top, folder);
  if (inside.startsWith('..') || path.isAbsolute(inside)) return [folder];
  const folders = [folder];
  for (let current = folder; path.relative(top, current) !== '';) {
    current = path.dirname(current);
    folders.push(current);
  }
  return folders;
}

export function isFolder(candidate: string): boolean {
  return statSync(candidate, { throwIfNoEntry: false })?.isDirectory() === true;
}
