import * as vscode from 'vscode';
import type { Language } from '../language-client';
import { isForServer } from '../attached-documents';
import { uriOfTarget } from '../target';
import { GraphPanel } from './graph-panel';

/** "Show Graph": one panel for each document. Loaded when the command is used for the first time. */
export class GraphCommand {
  private readonly panels = new Map<string, GraphPanel>();

  constructor(private readonly extensionUri: vscode.Uri) {}

  /** Opens the graph of the machine in the active editor, or of the uri that the button hands over; of a template the named one. */
  async show(language: Promise<Language> | undefined, target: unknown, machine: string | undefined): Promise<void> {
    const uri = uriOfTarget(target);
    const document = uri ? await vscode.workspace.openTextDocument(uri) : vscode.window.activeTextEditor?.document;
    if (!document || !isForServer(document) || !language) {
      void vscode.window.showInformationMessage('Open a state machine first: its graph is shown beside it.');
      return;
    }
    const key = JSON.stringify([document.uri.toString(), machine]);
    const open = this.panels.get(key);
    if (open) {
      open.reveal();
      return;
    }
    const panel = new GraphPanel(document, machine, await language, this.extensionUri, () => this.panels.delete(key));
    this.panels.set(key, panel);
  }
}
