import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { RunSession } from './run-session';
import type { Visit } from './run-state';
import { executionDetails, jsonText, toRow, visitDetails } from './view-model';
import type { Details, FromView, Row, ToView, ViewLogLine } from './view-messages';

/** What the view asks for that goes beyond the view. */
export interface PanelActions {
  readonly reveal: (session: RunSession, stateName: string) => void;
  readonly again: (session: RunSession) => void;
  /** Goes on where the run failed. */
  readonly redrive: (session: RunSession) => void;
  /** Puts an answer that was given by hand among the mocks. */
  readonly keepMock: (session: RunSession, id: number) => void;
}

const mostRows = 2_000;
const mostLines = 2_000;
/** The view is told at most so often. */
const interval = 50;

/** The run view of one machine: shows one session after the other. */
export class RunPanel {
  private readonly panel: vscode.WebviewPanel;
  private readonly disposables: vscode.Disposable[] = [];
  private session: RunSession;
  private listening: { dispose(): void } | undefined;
  private selected = 0;
  private isReady = false;
  private timer: NodeJS.Timeout | undefined;
  /** The time that has passed goes on while no event comes. */
  private readonly ticking = setInterval(() => {
    if (this.isReady && this.panel.visible && this.session.status === 'running') this.sendHeader();
  }, 1_000);
  private readonly changed = new Set<Visit>();
  private lines: ViewLogLine[] = [];

  constructor(
    extensionUri: vscode.Uri,
    session: RunSession,
    private readonly actions: PanelActions,
    onDispose: (panel: RunPanel) => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.session = session;
    this.panel = vscode.window.createWebviewPanel(
      'stepwright.run',
      '',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [dist] },
    );
    this.panel.onDidDispose(() => {
      this.listening?.dispose();
      clearTimeout(this.timer);
      clearInterval(this.ticking);
      vscode.Disposable.from(...this.disposables).dispose();
      onDispose(this);
    });
    this.panel.webview.onDidReceiveMessage(
      (message: FromView) => {
        this.receive(message);
      },
      undefined,
      this.disposables,
    );
    this.panel.webview.html = this.html(dist);
    this.show(session);
  }

  get shown(): RunSession {
    return this.session;
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows another session in the place of the one before. */
  show(session: RunSession): void {
    this.listening?.dispose();
    this.session = session;
    this.selected = 0;
    this.panel.title = `Run: ${session.machine}`;
    this.changed.clear();
    this.lines = [];
    this.listening = session.listen({
      visits: (visits) => {
        for (const visit of visits) this.changed.add(visit);
        this.schedule();
      },
      log: (lines) => {
        this.lines.push(...lines);
        this.schedule();
      },
      progress: () => {
        this.schedule();
      },
      questions: () => {
        if (!this.isReady) return;
        this.sendChanges();
        this.sendQuestions();
      },
    });
    if (this.isReady) this.sendAll();
  }

  private schedule(): void {
    if (!this.isReady) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.sendChanges();
    }, interval);
  }

  private sendAll(): void {
    this.changed.clear();
    this.lines = [];
    this.send({ kind: 'reset' });
    this.sendHeader();
    this.sendRows(this.session.state.visits);
    this.sendLog(this.session.log.slice(0, mostLines));
    this.sendDetails();
    this.sendQuestions();
  }

  private sendQuestions(): void {
    this.send(this.session.questions.message());
  }

  private sendChanges(): void {
    const visits = [...this.changed].sort((a, b) => a.key - b.key);
    this.changed.clear();
    this.sendHeader();
    this.sendRows(visits);
    if (this.lines.length > 0) {
      const before = this.session.log.length + this.session.lostLines - this.lines.length;
      this.sendLog(this.lines.slice(0, Math.max(0, mostLines - before)));
      this.lines = [];
    }
    // While it runs, nothing of the execution itself changes but its time.
    const isChanged =
      this.selected === 0 ? this.session.status !== 'running' : visits.some(({ key }) => key === this.selected);
    if (isChanged) this.sendDetails();
  }

  private sendHeader(): void {
    this.send({ kind: 'header', header: this.session.header() });
  }

  private sendRows(visits: readonly Visit[]): void {
    const { visits: all } = this.session.state;
    const limit = all[mostRows]?.key ?? Infinity;
    const rows = visits.filter(({ key }) => key < limit).map(toRow);
    this.send({ kind: 'rows', rows: [this.executionRow(), ...rows], hidden: Math.max(0, all.length - mostRows) });
  }

  private executionRow(): Row {
    const { status } = this.session;
    return {
      key: 0,
      parent: 0,
      depth: 0,
      name: this.session.machine,
      type: 'Execution',
      status: status === 'timed-out' || status === 'broken' ? 'failed' : status,
      attempts: 0,
      ...(status !== 'running' && { duration: this.session.header().runDuration }),
    };
  }

  private sendLog(lines: readonly ViewLogLine[]): void {
    const all = this.session.log.length + this.session.lostLines;
    this.send({ kind: 'log', lines, hidden: Math.max(0, all - mostLines) });
  }

  private sendDetails(): void {
    const details = this.details(this.selected);
    if (details) this.send({ kind: 'details', details });
  }

  private details(key: number): Details | undefined {
    const { state, request, ending } = this.session;
    if (key === 0) return executionDetails(state, request.input, ending);
    const visit = state.visits.find((one) => one.key === key);
    return visit && visitDetails(visit);
  }

  private receive(message: FromView): void {
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        this.selected = 0;
        this.sendAll();
        return;
      case 'select':
        this.selected = message.key;
        this.sendDetails();
        return;
      case 'reveal': {
        const visit = this.session.state.visits.find(({ key }) => key === message.key);
        if (visit) this.actions.reveal(this.session, visit.name);
        return;
      }
      case 'open':
      case 'copy':
        void this.handOut(message);
        return;
      case 'cancel':
        this.session.cancel();
        return;
      case 'again':
        this.actions.again(this.session);
        return;
      case 'redrive':
        this.actions.redrive(this.session);
        return;
      case 'reply':
        this.session.reply(message.id, message.reply);
        return;
      case 'keep-mock':
        this.actions.keepMock(this.session, message.id);
    }
  }

  /** All of a value, however long: into the clipboard or an editor. */
  private async handOut({ kind, key, part }: FromView & { readonly kind: 'open' | 'copy' }): Promise<void> {
    const { state, request, ending } = this.session;
    const source =
      key === 0 ? { input: request.input, output: ending.output } : state.visits.find((one) => one.key === key);
    const value = source?.[part];
    if (value === undefined) return;
    const content = jsonText(value);
    if (kind === 'copy') {
      await vscode.env.clipboard.writeText(content);
      return;
    }
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  }

  private send(message: ToView): void {
    void this.panel.webview.postMessage(message);
  }

  private html(dist: vscode.Uri): string {
    const { webview } = this.panel;
    const nonce = randomBytes(16).toString('hex');
    const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'">
<link rel="stylesheet" href="${file('run-view.css')}">
<title>Run</title>
</head>
<body>
<header>
<h1 id="machine"></h1>
<div id="status" class="status" role="status"></div>
<div class="actions">
<button id="cancel" class="second" type="button">Cancel</button>
<button id="redrive" class="second" type="button" title="Goes on at the state that failed" hidden>Redrive</button>
<button id="again" class="main" type="button" hidden>Run Again</button>
</div>
<div id="facts"></div>
</header>
<section id="questions" aria-label="Waiting for your answer" hidden></section>
<main>
<section class="states"><div id="states" role="tree" aria-label="States of the run"></div>
<p id="rows-hidden" class="hidden-note" hidden></p></section>
<section id="details" aria-label="Details"></section>
<section id="log-part" hidden><h3>Log</h3><div id="log" role="log" aria-label="Log" tabindex="0"></div><p id="log-hidden" class="hidden-note" hidden></p></section>
</main>
<script nonce="${nonce}" src="${file('run-view.js')}"></script>
</body>
</html>`;
  }
}
