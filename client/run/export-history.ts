import * as vscode from 'vscode';
import { toAwsHistory } from '../../interpreter/core/aws-history';
import type { RunSession } from './run-session';

/** Writes the history of a run into a file, in the form in which GetExecutionHistory gives it. */
export async function exportHistory({ machine, events, uri }: RunSession): Promise<void> {
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(uri), '..');
  const target = await vscode.window.showSaveDialog({
    title: 'Export the execution history',
    defaultUri: vscode.Uri.joinPath(folder, `${machine}.history.json`),
    filters: { 'Execution history': ['json'] },
  });
  if (!target) return;
  const text = `${JSON.stringify(toAwsHistory(events), null, 2)}\n`;
  await vscode.workspace.fs.writeFile(target, Buffer.from(text));
  await vscode.window.showTextDocument(target, { viewColumn: vscode.ViewColumn.One });
}
