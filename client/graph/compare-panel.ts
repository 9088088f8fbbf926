import * as vscode from 'vscode';
import { statesOf } from '../../graph/collapse';
import type { GraphDifference } from '../../graph/compare-graphs';
import { webviewPage } from '../webview-page';
import { pageSource } from '../webview-source';
import { exportPicture } from './export-picture';
import { graphPage } from './graph-page';
import type { FromGraphView, ToGraphView } from './messages';

interface Compared {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly text: string;
}

/** Two versions of a machine in one graph; choosing a state shows the difference of the texts at that state. */
export class ComparePanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly title: string;

  constructor(
    private readonly before: Compared,
    private readonly after: Compared,
    private readonly difference: GraphDifference,
    extensionUri: vscode.Uri,
  ) {
    this.title = `${before.name} ↔ ${after.name}`;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.panel = vscode.window.createWebviewPanel(
      'stepwright.graphDifference',
      `Graph: ${this.title}`,
      { viewColumn: vscode.ViewColumn.Active },
      { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
    );
    const listening = this.panel.webview.onDidReceiveMessage((message: FromGraphView) => {
      this.receive(message);
    });
    this.panel.onDidDispose(() => {
      listening.dispose();
    });
    this.panel.webview.html = webviewPage(graphPage, pageSource(this.panel.webview, dist));
  }

  private receive(message: FromGraphView): void {
    switch (message.kind) {
      case 'ready':
        this.sendAll();
        return;
      case 'reveal':
        void this.showTexts(message.id);
        return;
      case 'export':
        void exportPicture(message, this.title.replaceAll(/[^\w.-]+/g, '-'), this.after.uri);
    }
  }

  private sendAll(): void {
    const { graph, changes } = this.difference;
    const source = { uri: this.after.uri.toString(), machine: undefined };
    this.send({ kind: 'graph', title: this.title, source, graph, problems: {}, changes });
    const isSame = Object.keys(changes).length === 0;
    this.send({
      kind: 'note',
      text: isSame ? `All states of ${this.before.name} and ${this.after.name} are the same.` : '',
    });
  }

  /** A removed state's place is one of the older text, which the editor cannot be led to: then the difference begins at its start. */
  private async showTexts(id: string): Promise<void> {
    const node = [...statesOf(this.difference.graph)].find((state) => state.id === id);
    const isThere = node && this.difference.changes[id] !== 'removed';
    const document = await vscode.workspace.openTextDocument(this.after.uri);
    const place = isThere ? document.positionAt(node.nameRange.start) : undefined;
    await vscode.commands.executeCommand('vscode.diff', this.before.uri, this.after.uri, this.title, {
      viewColumn: vscode.ViewColumn.Beside,
      ...(place && { selection: new vscode.Range(place, place) }),
    });
  }

  private send(message: ToGraphView): void {
    void this.panel.webview.postMessage(message);
  }
}
