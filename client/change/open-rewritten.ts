import * as vscode from 'vscode';
import { convertFormat } from '../../language/convert/format/convert-format';
import { definitionsInFile, wholeDocument, type Definition } from '../../language/embedding/find-definitions';
import { standAlone } from '../../language/embedding/stand-alone';
import { formatPolicy } from '../../language/policy/format-policy';
import { writePolicy } from '../../language/policy/write-policy';
import { parseDocument, type DocumentFormat } from '../../language/tree/parse-document';
import { isForServer } from '../attached-documents';
import { chooseMachine } from '../run/machine-to-run';
import { formatOfDocument } from '../state-machines';
import { uriOfTarget } from '../target';
import { inDocument, tellRefusal } from './remarks';

/** Opens the machine in the other format, JSON or YAML; one of a template as a definition of its own. */
export async function openInOtherFormat(given?: unknown, name?: unknown): Promise<void> {
  const machine = await chosenDefinition(given, name);
  if (!machine) return;
  const { document, definition, format } = machine;
  const to = !definition.text && format === 'yaml' ? 'json' : 'yaml';
  const converted = convertFormat(standAlone(definition), to);
  if (converted.kind === 'refused') {
    await tellRefusal(document, 'Not converted', inDocument(definition, converted.reasons));
    return;
  }
  await openBeside(to === 'yaml' ? 'asl-yaml' : 'asl', converted.text);
  const lost = converted.lostComments.length;
  if (lost === 0) return;
  void vscode.window.showInformationMessage(
    `JSON has no comments: ${String(lost)} line${lost === 1 ? '' : 's'} of comments ${lost === 1 ? 'is' : 'are'} only in the YAML.`,
  );
}

/** Opens the least-privilege policy of the machine's role beside it; `name` says which machine of a template. */
export async function openIamPolicy(given?: unknown, name?: unknown): Promise<void> {
  const machine = await chosenDefinition(given, name);
  if (machine) await openBeside('json', formatPolicy(writePolicy(machine.definition.model), 'json'));
}

async function openBeside(language: string, content: string): Promise<void> {
  const opened = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside);
}

/** A machine that a command is called for, and the document that it is or stands in. */
export interface ChosenDefinition {
  readonly document: vscode.TextDocument;
  readonly definition: Definition;
  readonly format: DocumentFormat;
}

/** The machine that is meant, of a template the one of that name, at the cursor or picked; else says what to open. */
export async function chosenDefinition(given: unknown, name?: unknown): Promise<ChosenDefinition | undefined> {
  const uri = uriOfTarget(given);
  const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
  if (!document || !isForServer(document)) {
    void vscode.window.showInformationMessage('Open a state machine first, or a template that holds one.');
    return undefined;
  }
  const chosen = await chooseMachine(document, typeof name === 'string' ? name : undefined);
  return chosen && definitionNamed(document, chosen.name);
}

/** The machine of a document as its text is now. */
export function definitionNamed(document: vscode.TextDocument, name: string | undefined): ChosenDefinition {
  const format = formatOfDocument(document);
  const parsed = parseDocument(document.getText(), format);
  const found = definitionsInFile(parsed, '').find((definition) => definition.name === name);
  return { document, definition: found ?? wholeDocument(parsed), format };
}
