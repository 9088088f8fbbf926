import * as vscode from 'vscode';
import type { FromGraphView } from './messages';

/** Asks where to, and saves a picture that the view has made. `beside` says in which folder one begins. */
export async function exportPicture(
  { format, data }: Extract<FromGraphView, { kind: 'export' }>,
  name: string,
  beside: vscode.Uri,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(beside, '..', `${name}.${format}`),
    filters: format === 'svg' ? { 'SVG picture': ['svg'] } : { 'PNG picture': ['png'] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(
      target,
      format === 'svg' ? new TextEncoder().encode(data) : Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The picture could not be saved to ${target.fsPath}: ${reason}`);
  }
}
