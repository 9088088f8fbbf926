import * as vscode from 'vscode';
import type { StateGraph } from '../../language/graph/build-graph';
import { statesOf } from '../../graph/collapse';
import { keepLost } from '../../graph/keep-lost';
import type { Language } from '../language';
import { machineName } from '../state-machines';
import { webviewPage } from '../webview-page';
import { pageSource } from '../webview-source';
import { exportPicture } from './export-picture';
import { graphPage } from './graph-page';
import type { FromGraphView, GraphSource, ToGraphView } from './messages';
import { problemsByState, stateAt, type Problem } from './nodes';

export const GRAPH_VIEW = 'stepwright.graph';

/** A pause in the typing after which the graph follows. */
const TYPING_PAUSE = 200;

/** The graph beside one document: follows its text, its problems and its cursor. */
export class GraphPanel {
  private readonly disposables: vscode.Disposable[] = [];
  private uri: vscode.Uri;
  private readonly machine: string | undefined;
  private graph: StateGraph | undefined;
  private version = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    source: GraphSource,
    private readonly language: Language,
    extensionUri: vscode.Uri,
    private readonly panel: vscode.WebviewPanel,
    onDispose: () => void,
  ) {
    this.uri = vscode.Uri.parse(source.uri);
    this.machine = source.machine;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.title = `Graph: ${this.name}`;
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      vscode.Disposable.from(...this.disposables).dispose();
      onDispose();
    });
    this.disposables.push(
      panel.webview.onDidReceiveMessage((message: FromGraphView) => {
        this.receive(message);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (this.isOurs(document.uri)) this.schedule(TYPING_PAUSE);
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (this.isOurs(uri)) this.schedule(0);
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => this.isOurs(uri))) this.schedule(0);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (this.isOurs(textEditor.document.uri)) this.sendSelection(textEditor);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.renamed(oldUri, newUri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        if (files.some((uri) => isWithin(uri, this.uri)))
          this.note(`${this.name} was deleted. This is its last graph.`);
      }),
    );
    panel.webview.html = webviewPage(graphPage, pageSource(panel.webview, dist));
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  private get name(): string {
    return this.machine ?? machineName(this.uri);
  }

  private isOurs(uri: vscode.Uri): boolean {
    return uri.toString() === this.uri.toString();
  }

  private renamed(from: vscode.Uri, to: vscode.Uri): void {
    if (!isWithin(from, this.uri)) return;
    this.uri = to.with({ path: to.path + this.uri.path.slice(from.path.length) });
    this.panel.title = `Graph: ${this.name}`;
    this.schedule(0);
  }

  private schedule(pause: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.update(), pause);
  }

  /** Asks the server for the graph of the present text; states that are lost in half-typed text stay as they were. */
  private async update(): Promise<void> {
    let document: vscode.TextDocument;
    try {
      document = await vscode.workspace.openTextDocument(this.uri);
    } catch {
      this.note(`${this.name} cannot be read any more.${this.graph ? ' This is its last graph.' : ''}`);
      return;
    }
    const answer = await this.language.graph(document.uri, this.machine);
    if (!answer) return;
    const graph = answer.isBroken && answer.graph && this.graph ? keepLost(this.graph, answer.graph) : answer.graph;
    this.graph = graph ?? this.graph;
    this.version = answer.version;
    this.note('');
    this.send({
      kind: 'graph',
      title: this.name,
      source: { uri: this.uri.toString(), machine: this.machine },
      graph,
      problems: graph ? problemsByState(graph, problemsIn(document)) : {},
    });
    const editor = vscode.window.visibleTextEditors.find((one) => this.isOurs(one.document.uri));
    if (editor) this.sendSelection(editor);
  }

  private sendSelection({ document, selection }: vscode.TextEditor): void {
    if (!this.graph || this.version !== document.version) return;
    this.send({ kind: 'select', id: stateAt(this.graph, document.offsetAt(selection.active))?.id });
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
        void exportPicture(message, this.name, this.uri);
    }
  }

  private async goTo(id: string): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(this.uri);
      if (document.version !== this.version) await this.update();
      const node = this.graph && [...statesOf(this.graph)].find((candidate) => candidate.id === id);
      if (!node) return;
      const place = document.positionAt(node.nameRange.start);
      const visible = vscode.window.visibleTextEditors.find((editor) => this.isOurs(editor.document.uri));
      await vscode.window.showTextDocument(document, {
        viewColumn: visible?.viewColumn ?? vscode.ViewColumn.One,
        selection: new vscode.Range(place, place),
      });
    } catch {
      this.note(`${this.name} cannot be opened any more. This is its last graph.`);
    }
  }

  private note(text: string): void {
    this.send({ kind: 'note', text });
  }

  private send(message: ToGraphView): void {
    void this.panel.webview.postMessage(message);
  }
}

function isWithin(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return uri.toString() === folder.toString() || uri.toString().startsWith(`${folder.toString()}/`);
}

function problemsIn(document: vscode.TextDocument): Problem[] {
  return vscode.languages.getDiagnostics(document.uri).flatMap(({ range, severity, message }): Problem[] => {
    if (severity !== vscode.DiagnosticSeverity.Error && severity !== vscode.DiagnosticSeverity.Warning) return [];
    return [
      {
        start: document.offsetAt(range.start),
        severity: severity === vscode.DiagnosticSeverity.Error ? 'error' : 'warning',
        message,
      },
    ];
  });
}
