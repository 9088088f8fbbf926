import * as vscode from 'vscode';

/** The document that a command is called for: menus hand over a uri, lenses its text. */
export function uriOfTarget(target: unknown): vscode.Uri | undefined {
  if (target instanceof vscode.Uri) return target;
  return typeof target === 'string' ? vscode.Uri.parse(target) : undefined;
}
