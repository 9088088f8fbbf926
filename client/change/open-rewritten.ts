import * as vscode from 'vscode';
import { convertFormat } from '../../language/convert/format/convert-format';
import { definitionsInFile, wholeDocument } from '../../language/embedding/find-definitions';
import { buildModel } from '../../language/model/build-model';
import { formatPolicy } from '../../language/policy/format-policy';
import { writePolicy } from '../../language/policy/write-policy';
import { parseDocument } from '../../language/tree/parse-document';
import { isForServer } from '../attached-documents';
import { chooseMachine } from '../run/machine-to-run';
import { formatOfDocument, isStateMachine } from '../state-machines';
import { uriOfTarget } from '../target';

/** Opens the machine in the other format, JSON or YAML. */
export async function openInOtherFormat(given?: unknown): Promise<void> {
  const document = await machineDocument(given);
  if (!document) return;
  const from = formatOfDocument(document);
  const to = from === 'json' ? 'yaml' : 'json';
  const converted = convertFormat(buildModel(parseDocument(document.getText(), from)), to);
  if (converted.kind === 'refused') {
    const [reason] = converted.reasons;
    void vscode.window.showWarningMessage(`Not converted: ${reason?.message ?? ''}`);
    return;
  }
  const language = to === 'yaml' ? 'asl-yaml' : 'asl';
  const opened = await vscode.workspace.openTextDocument({ language, content: converted.text });
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside);
  const lost = converted.lostComments.length;
  if (lost === 0) return;
  void vscode.window.showInformationMessage(
    `JSON has no comments: ${String(lost)} line${lost === 1 ? '' : 's'} of comments ${lost === 1 ? 'is' : 'are'} only in the YAML.`,
  );
}

/** Opens the least-privilege policy of the machine's role beside it; `name` says which machine of a template. */
export async function openIamPolicy(given?: unknown, name?: unknown): Promise<void> {
  const document = await documentOf(given);
  if (!document || !isForServer(document)) {
    void vscode.window.showInformationMessage('Open a state machine first: its policy is written beside it.');
    return;
  }
  const chosen = await chooseMachine(document, typeof name === 'string' ? name : undefined);
  if (!chosen) return;
  const parsed = parseDocument(document.getText(), formatOfDocument(document));
  const found = definitionsInFile(parsed, '').find((definition) => definition.name === chosen.name);
  const content = formatPolicy(writePolicy((found ?? wholeDocument(parsed)).model), 'json');
  const opened = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.window.showTextDocument(opened, vscode.ViewColumn.Beside);
}

async function documentOf(given: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = uriOfTarget(given);
  return uri ? vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
}

/** The document that is a machine as a whole; else says what to do with one that stands in a template. */
export async function machineDocument(given: unknown): Promise<vscode.TextDocument | undefined> {
  const document = await documentOf(given);
  if (document && isStateMachine(document)) return document;
  void vscode.window.showInformationMessage(
    'Open a state machine in a file of its own first. In a template, the light bulb at a state converts it.',
  );
  return undefined;
}
