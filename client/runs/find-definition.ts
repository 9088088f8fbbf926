import * as vscode from 'vscode';
import type { StartMessage } from '../../host/messages';
import { definitionsInFile } from '../../language/embedding/find-definitions';
import { formatOf, parseDocument } from '../../language/tree/parse-document';

export interface FoundDefinition extends Pick<StartMessage, 'text' | 'format' | 'stateMachine'> {
  readonly uri: vscode.Uri;
}

const mostFiles = 200;

/**
 * The state machine of the workspace that a history belongs to: one that has all the states it went through. Looks at open
 * editors first, then at the definitions in files.
 */
export async function findDefinition(states: ReadonlySet<string>): Promise<FoundDefinition | undefined> {
  if (states.size === 0) return undefined;
  const files = await vscode.workspace.findFiles(
    '**/*.{asl.json,asl,asl.yaml,asl.yml}',
    '**/node_modules/**',
    mostFiles,
  );
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri).filter(({ path }) => formatOf(path) !== undefined);
  const seen = new Set<string>();
  for (const uri of [...open, ...files]) {
    if (seen.has(uri.toString())) continue;
    seen.add(uri.toString());
    const found = await definitionWith(states, uri);
    if (found) return found;
  }
  return undefined;
}

async function definitionWith(states: ReadonlySet<string>, uri: vscode.Uri): Promise<FoundDefinition | undefined> {
  const format = formatOf(uri.path);
  if (!format) return undefined;
  const text = await textOf(uri);
  // Cheap: most files do not even hold the names.
  if ([...states].some((name) => !text.includes(name))) return undefined;
  for (const { name, model } of definitionsInFile(parseDocument(text, format), uri.path)) {
    const names = new Set(model.states.map((state) => state.name));
    if ([...states].every((state) => names.has(state)))
      return { uri, text, format, ...(name !== undefined && { stateMachine: name }) };
  }
  return undefined;
}

async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    return Buffer.from(await vscode.workspace.fs.readFile(uri)).toString('utf8');
  } catch {
    return '';
  }
}
