import type * as vscode from 'vscode';
import { looksRelevant, mayHoldDefinitions } from '../language/embedding/may-hold-definitions';
import { isStateMachine } from './state-machines';

/** The languages of documents that may hold state machines among other things. */
export const templateLanguages = ['json', 'jsonc', 'yaml', 'cloudformation', 'terraform', 'hcl'] as const;

/** Whether the language server is to know a document. Of most JSON and YAML documents it never hears. */
export function isForServer(document: vscode.TextDocument): boolean {
  return isStateMachine(document) || isTemplate(document);
}

/** Whether a document that is no state machine itself may hold some. */
export function isTemplate(document: vscode.TextDocument): boolean {
  return templateLanguages.some((id) => id === document.languageId) && mayHoldDefinitions(document.getText());
}

/** Whether a change may have made a document one that holds state machines: a look at the changed lines only. */
export function mayHaveBecomeTemplate({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
  if (!templateLanguages.some((id) => id === document.languageId)) return false;
  const isNear = contentChanges.some(({ text, range }) =>
    looksRelevant(text.includes('\n') ? text : document.lineAt(range.start.line).text),
  );
  return isNear && mayHoldDefinitions(document.getText());
}
