import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { StateGraph } from '../../language/graph/build-graph';
import type { Language } from '../language-client';
import { machineName } from '../state-machines';
import type { FromGraphView, ToGraphView } from './messages';
import { problemsByState, stateAt, statesOf, type Problem } from './nodes';

/** A pause in the typing after which the graph follows. */
const TYPING_PAUSE = 200;

/** The graph beside one document: follows its text, its problems and its cursor. */
export class GraphPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly disposables: vscode.Disposable[] = [];
  private graph: StateGraph | undefined;
  private version = -1;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly document: vscode.TextDocument,
    /** Which machine of a template. */
    private readonly machine: string | undefined,
    private readonly language: Language,
    extensionUri: vscode.Uri,
    onDispose: () => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.panel = vscode.window.createWebviewPanel(
      'stepwright.graph',
      `Graph: ${machine ?? machineName(document.uri)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
    );
    this.panel.onDidDispose(() => {
      clearTimeout(this.timer);
      vscode.Disposable.from(...this.disposables).dispose();
      onDispose();
    });
    const isOurs = ({ uri }: vscode.TextDocument): boolean => uri.toString() === document.uri.toString();
    this.disposables.push(
      this.panel.webview.onDidReceiveMessage((message: FromGraphView) => {
        this.receive(message);
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (isOurs(event.document)) this.schedule(TYPING_PAUSE);
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === document.uri.toString())) this.schedule(0);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (isOurs(textEditor.document)) this.sendSelection(textEditor.selection.active);
      }),
    );
    this.panel.webview.html = this.html(dist);
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private schedule(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), pause);
  }

  /** Asks the server for the graph of the present text; an answer about an older text is followed by another. */
  private async update(): Promise<void> {
    const answer = await this.language.graph(this.document.uri, this.machine);
    if (!answer) return;
    this.graph = answer.graph ?? this.graph;
    this.version = answer.version;
    this.send({
      kind: 'graph',
      title: this.machine ?? machineName(this.document.uri),
      graph: answer.graph,
      problems: answer.graph ? problemsByState(answer.graph, this.problems()) : {},
    });
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === this.document);
    if (editor) this.sendSelection(editor.selection.active);
  }

  private problems(): Problem[] {
    return vscode.languages.getDiagnostics(this.document.uri).flatMap(({ range, severity, message }): Problem[] => {
      if (severity !== vscode.DiagnosticSeverity.Error && severity !== vscode.DiagnosticSeverity.Warning) return [];
      return [
        {
          start: this.document.offsetAt(range.start),
          end: this.document.offsetAt(range.end),
          severity: severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning',
          message,
        },
      ];
    });
  }

  private sendSelection(position: vscode.Position): void {
    if (!this.graph || this.version !== this.document.version) return;
    this.send({ kind: 'select', id: stateAt(this.graph, this.document.offsetAt(position))?.id });
  }

  private receive(message: FromGraphView): void {
    switch (message.kind) {
      case 'ready':
        void this.update();
        return;
      case 'reveal':
        void this.goTo(message.id);
        return;
      case 'export':
        void this.save(message.format, message.data);
    }
  }

  private async goTo(id: string): Promise<void> {
    if (!this.graph) return;
    const node = [...statesOf(this.graph)].find((candidate) => candidate.id === id);
    if (!node) return;
    const place = this.document.positionAt(node.nameRange.start);
    const visible = vscode.window.visibleTextEditors.find(({ document }) => document === this.document);
    await vscode.window.showTextDocument(this.document, {
      viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
      selection: new vscode.Range(place, place),
    });
  }

  private async save(format: 'svg' | 'png', data: string): Promise<void> {
    const name = `${this.machine ?? machineName(this.document.uri)}.${format}`;
    const folder = vscode.Uri.joinPath(this.document.uri, '..');
    const target = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(folder, name),
      filters: format === 'svg' ? { 'SVG picture': ['svg'] } : { 'PNG picture': ['png'] },
    });
    if (target) await vscode.workspace.fs.writeFile(target, Buffer.from(data, format === 'svg' ? 'utf8' : 'base64'));
  }

  private send(message: ToGraphView): void {
    void this.panel.webview.postMessage(message);
  }

  private html(dist: vscode.Uri): string {
    const { webview } = this.panel;
    const nonce = randomBytes(16).toString('hex');
    const file = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(dist, ...path)).toString();
    const policy = [
      "default-src 'none'",
      `style-src ${webview.cspSource} 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      `connect-src ${webview.cspSource}`,
      'worker-src blob:',
      'img-src data:',
      "form-action 'none'",
      "base-uri 'none'",
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${file('graph-view.css')}">
<style nonce="${nonce}" data-graph></style>
<title>Graph</title>
</head>
<body data-worker="${file('vendor', 'elk-worker.min.js')}">
<div class="toolbar" role="toolbar" aria-label="Graph">
<input id="search" type="search" placeholder="Find a state" aria-label="Find a state">
<span id="status" role="status"></span>
<span class="space"></span>
<button id="zoom-out" type="button" title="Zoom out (-)" aria-label="Zoom out">−</button>
<button id="zoom-in" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
<button id="fit" type="button" title="Show all (0)">Fit</button>
<button id="export-svg" type="button" title="Save as SVG">SVG</button>
<button id="export-png" type="button" title="Save as PNG">PNG</button>
</div>
<div id="stage" class="graph-stage" role="group" aria-label="State machine graph"></div>
<script nonce="${nonce}" src="${file('graph-view.js')}"></script>
</body>
</html>`;
  }
}
