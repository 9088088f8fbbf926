import * as vscode from 'vscode';
import { isForServer } from '../attached-documents';
import type { Language } from '../language';

/**
 * Lays out the state machines of the active editor's document, those of a template too: the template around them is left
 * to its own formatter, so no provider of the editor does this.
 */
export async function formatMachine(language: Language | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!language || !editor || !isForServer(editor.document)) {
    void vscode.window.showInformationMessage('Open a state machine first, or a template that holds one.');
    return;
  }
  const { document, options } = editor;
  const edits = await language.formatting(document.uri, {
    tabSize: Number(options.tabSize),
    insertSpaces: options.insertSpaces !== false,
  });
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(
      'Nothing was changed: the state machine is laid out already, or it has faults, or it is a text in quotes, which has no lines.',
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  await vscode.workspace.applyEdit(edit);
}
