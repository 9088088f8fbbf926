import * as vscode from 'vscode';
import type { Language } from '../language';
import { isForServer } from '../attached-documents';
import { uriOfTarget } from '../target';
import { GRAPH_VIEW, GraphPanel } from './graph-panel';
import type { GraphSource } from './messages';

/** "Show Graph": one panel for each machine. Loaded when the command is used for the first time. */
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
    const source = { uri: document.uri.toString(), machine };
    const open = this.panels.get(keyOf(source));
    if (open) {
      open.reveal();
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      GRAPH_VIEW,
      'Graph',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { retainContextWhenHidden: true },
    );
    this.fill(panel, source, await language);
  }

  /** Makes the view again that was open when the window was reloaded. */
  async restore(panel: vscode.WebviewPanel, language: Promise<Language>, state: unknown): Promise<void> {
    const source = sourceIn(state);
    if (!source) {
      panel.dispose();
      return;
    }
    this.fill(panel, source, await language);
  }

  private fill(panel: vscode.WebviewPanel, source: GraphSource, language: Language): void {
    const key = keyOf(source);
    const made = new GraphPanel(source, language, this.extensionUri, panel, () => this.panels.delete(key));
    this.panels.set(key, made);
  }
}

function keyOf({ uri, machine }: GraphSource): string {
  return JSON.stringify([uri, machine]);
}

/** The source that the page has kept; it comes back through the editor, so its form is checked. */
function sourceIn(state: unknown): GraphSource | undefined {
  if (typeof state !== 'object' || state === null || !('source' in state)) return undefined;
  const { source } = state;
  if (typeof source !== 'object' || source === null || !('uri' in source) || typeof source.uri !== 'string')
    return undefined;
  const machine = 'machine' in source && typeof source.machine === 'string' ? source.machine : undefined;
  return { uri: source.uri, machine };
}
