import * as vscode from 'vscode';
import type { Language } from '../language-client';
import { isStateMachine } from '../state-machines';
import { GraphPanel } from './graph-panel';

/** "Show Graph": one panel for each document. Loaded when the command is used for the first time. */
export class GraphCommand {
  private readonly panels = new Map<string, GraphPanel>();

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Opens the graph of the machine in the active editor, or of the uri that the button hands over. */
  async show(language: Promise<Language> | undefined, target: unknown): Promise<void> {
    const document =
      target instanceof vscode.Uri
        ? await vscode.workspace.openTextDocument(target)
        : vscode.window.activeTextEditor?.document;
    if (!document || !isStateMachine(document) || !language) {
      void vscode.window.showInformationMessage('Open a state machine first: its graph is shown beside it.');
      return;
    }
    const key = document.uri.toString();
    const open = this.panels.get(key);
    if (open) {
      open.reveal();
      return;
    }
    const panel = new GraphPanel(document, await language, this.extensionUri, () => this.panels.delete(key));
    this.panels.set(key, panel);
  }
}
