import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { LocationLink } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { functionReferenceAt } from '../../language/features/function-reference';
import { insideQuotes } from '../../language/features/text-range';
import { functionFinder } from '../../workspace/find-function';
import type { Machine } from '../documents';
import type { Around } from './kept-folder';

/**
 * Leads from a function that a Task calls to its handler on this machine: the line of the file where the handler is
 * defined. Found in the same way as a local run finds it. Undefined where nothing is named, or no file answers for it.
 */
export async function handlerAt(
  { model, place }: Machine,
  offset: number,
  { around, workspaceFolder }: { readonly around: Around; readonly workspaceFolder: string | undefined },
): Promise<LocationLink | undefined> {
  const uri = URI.parse(place.uri);
  const named = uri.scheme === 'file' ? functionReferenceAt(model, offset) : undefined;
  if (!named) return undefined;
  const machineFolder = path.dirname(uri.fsPath);
  const settings = around.settings(machineFolder);
  const templates = await around.templates(machineFolder);
  const find = functionFinder({ machineFolder, workspaceFolder, settings, templates });
  const found = find(named.reference, named.state);
  if (found.kind !== 'handler') return undefined;
  const { source, handlers } = found.spec;
  const file = source ?? found.spec.file;
  const line = lineOfHandler(await fs.readFile(file, 'utf8'), handlers);
  const range = { start: { line, character: 0 }, end: { line, character: 0 } };
  return {
    originSelectionRange: place.toRange(insideQuotes(named.node, model.document.text)),
    targetUri: URI.file(file).toString(),
    targetRange: range,
    targetSelectionRange: range,
  };
}

/** The line where one of the names is defined, in Python or JavaScript; the first line where none is. */
function lineOfHandler(source: string, names: readonly string[]): number {
  const lines = source.split(/\r\n|\n|\r/);
  for (const name of names) {
    const word = name.replace(/[^\w$]/g, '');
    const definition = new RegExp(
      `^\\s*(?:async\\s+)?def\\s+${word}\\b|\\bfunction\\s+${word}\\b|\\b(?:const|let|var)\\s+${word}\\b|\\bexports\\.${word}\\s*=|^${word}\\s*=`,
    );
    const found = lines.findIndex((line) => definition.test(line));
    if (found >= 0) return found;
  }
  return 0;
}
