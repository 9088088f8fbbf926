import * as vscode from 'vscode';
import { rangeOf } from './marks';

/** Shows a state's name in the text of its machine; `uri` is that of the document. */
export async function revealState({ uri }: { readonly uri: string }, stateName: string): Promise<void> {
  const target = vscode.Uri.parse(uri);
  const visible = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  const document = visible?.document ?? (await vscode.workspace.openTextDocument(target));
  const selection = rangeOf(document, stateName);
  await vscode.window.showTextDocument(document, {
    viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
    ...(selection && { selection }),
  });
}
