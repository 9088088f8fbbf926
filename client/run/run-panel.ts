import * as vscode from 'vscode';
import { replayReport } from './replay-outcome';
import { machineOf, type RunMachine } from './run-machine';
import { webviewPage } from '../webview-page';
import { pageSource } from '../webview-source';
import { runPage } from './run-page';
import type { RunSession } from './run-session';
import type { RunEvent, Visit } from './run-state';
import { IterationRows } from './iteration-rows';
import { StepInspector } from './step-inspector';
import { StateMarks } from './state-marks';
import { jsonText } from './data-text';
import { eventRow, executionDetails, executionStatus, toRow, visitDetails, type RunFacts } from './view-model';
import type { Details, FromView, Row, Stage, ToView, ViewLogLine } from './view-messages';

/** What the view asks for that goes beyond the view. */
export interface PanelActions {
  readonly reveal: (session: RunSession, stateName: string) => void;
  readonly again: (session: RunSession) => void;
  /** Goes on where the run failed. */
  readonly redrive: (session: RunSession) => void;
  /** Puts an answer that was given by hand among the mocks. */
  readonly keepMock: (session: RunSession, id: number) => void;
  readonly exportHistory: (session: RunSession) => void;
  /** Runs the definition as it is now with the answers of this run. */
  readonly replay: (session: RunSession) => void;
}

const mostLines = 2_000;
/** A message holds at most so many rows: a long one would hold up the view's painting. */
const mostInMessage = 2_000;
/** The view is told at most so often. */
const interval = 50;
const detailsInterval = 400;

/** The run view of one machine: shows one session after the other. */
export class RunPanel {
  private readonly disposables: vscode.Disposable[] = [];
  private session: RunSession;
  private machine: RunMachine;
  private marks = new StateMarks();
  private listening: { dispose(): void } | undefined;
  private selected = 0;
  private isReady = false;
  private wantsEvents = false;
  private timer: NodeJS.Timeout | undefined;
  private detailsTimer: NodeJS.Timeout | undefined;
  /** The time that has passed goes on while no event comes. */
  private readonly ticking = setInterval(() => {
    if (this.isReady && this.panel.visible && this.session.status === 'running') this.sendHeader();
  }, 1_000);
  /** Of the Map state whose details are shown. */
  private iterations: IterationRows | undefined;
  private readonly inspector: StepInspector;
  private readonly changed = new Set<Visit>();
  private lines: ViewLogLine[] = [];
  private newEvents: RunEvent[] = [];

  /** Fills a panel that VS Code has made: one of our own, or that of an editor for history files. */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    session: RunSession,
    private readonly actions: PanelActions,
    onDispose: (panel: RunPanel) => void,
  ) {
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.session = session;
    this.machine = machineOf(session.request);
    this.inspector = new StepInspector(vscode.Uri.joinPath(dist, 'host.js').fsPath, ({ key }) => {
      if (this.selected === key) this.sendDetails();
    });
    this.panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.panel.onDidDispose(() => {
      this.listening?.dispose();
      clearTimeout(this.timer);
      clearTimeout(this.detailsTimer);
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
    this.panel.webview.html = webviewPage(runPage, pageSource(this.panel.webview, dist));
    this.show(session);
  }

  get shown(): RunSession {
    return this.session;
  }

  get isVisible(): boolean {
    return this.panel.visible;
  }

  reveal(): void {
    this.panel.reveal(undefined, true);
  }

  /** Shows another session in the place of the one before. */
  show(session: RunSession): void {
    this.listening?.dispose();
    this.session = session;
    this.machine = machineOf(session.request);
    this.marks = new StateMarks();
    this.selected = 0;
    this.iterations = undefined;
    this.panel.title = `Run: ${session.machine}`;
    this.changed.clear();
    this.lines = [];
    this.newEvents = [];
    this.listening = session.listen({
      visits: (visits) => {
        for (const visit of visits) this.changed.add(visit);
        this.schedule();
      },
      log: (lines) => {
        this.lines.push(...lines);
        this.schedule();
      },
      events: (events) => {
        if (this.wantsEvents) this.newEvents.push(...events);
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

  private get facts(): RunFacts {
    const { state, log } = this.session;
    return { state, log, jsonata: this.machine.jsonata };
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
    this.newEvents = [];
    this.wantsEvents = false;
    this.send({ kind: 'reset' });
    this.sendHeader();
    const { graph } = this.machine;
    if (graph) this.send({ kind: 'graph', graph, title: this.session.machine });
    this.marks = new StateMarks();
    this.sendVisits(this.session.state.visits);
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
    this.iterations?.note(visits);
    this.sendHeader();
    this.sendVisits(visits);
    if (this.lines.length > 0) {
      const before = this.session.log.length + this.session.lostLines - this.lines.length;
      this.sendLog(this.lines.slice(0, Math.max(0, mostLines - before)));
      this.lines = [];
    }
    if (this.newEvents.length > 0) {
      this.sendEvents(this.newEvents);
      this.newEvents = [];
    }
    // While it runs, nothing of the execution itself changes but its time.
    const isChanged =
      this.selected === 0 ? this.session.status !== 'running' : visits.some(({ key }) => key === this.selected);
    if (isChanged) this.detailsSoon();
  }

  /** Details of a step that changes all the time are sent now and then only. */
  private detailsSoon(): void {
    if (this.session.status !== 'running') {
      this.sendDetails();
      return;
    }
    this.detailsTimer ??= setTimeout(() => {
      this.detailsTimer = undefined;
      if (this.iterations && this.visit(this.selected)?.status === 'running') this.sendIterations(this.iterations);
      else this.sendDetails();
    }, detailsInterval);
  }

  private sendHeader(): void {
    this.send({ kind: 'header', header: this.session.header() });
  }

  private sendVisits(visits: readonly Visit[]): void {
    const startedAt = this.session.state.startedAt ?? 0;
    this.send({ kind: 'rows', rows: [this.executionRow()] });
    for (const part of parts(visits)) this.send({ kind: 'rows', rows: part.map((visit) => toRow(visit, startedAt)) });
    if (visits.length > 0) this.send({ kind: 'marks', marks: this.marks.update(visits) });
  }

  private executionRow(): Row {
    const { status, machine } = this.session;
    const { runDuration, realDuration } = this.session.header();
    const isOver = status !== 'running';
    return {
      key: 0,
      parent: 0,
      name: machine,
      type: 'Execution',
      status: executionStatus(status),
      time: { start: 0, realStart: 0, ...(isOver && { end: runDuration, realEnd: realDuration }) },
    };
  }

  private sendLog(lines: readonly ViewLogLine[]): void {
    const all = this.session.log.length + this.session.lostLines;
    this.send({ kind: 'log', lines, hidden: Math.max(0, all - mostLines) });
  }

  private sendEvents(events: readonly RunEvent[]): void {
    const { state } = this.session;
    for (const part of parts(events))
      this.send({ kind: 'events', events: part.map((event) => eventRow(event, state, state.startedAt ?? 0)) });
  }

  private sendDetails(): void {
    const details = this.details(this.selected);
    if (!details) return;
    const map = details.iterations && this.visit(this.selected);
    this.iterations = map && new IterationRows(map, this.session.state);
    this.iterations?.changes();
    this.send({ kind: 'details', details });
  }

  /** While a Map state runs, only the iterations that have changed are sent. */
  private sendIterations(iterations: IterationRows): void {
    for (const rows of parts(iterations.changes())) this.send({ kind: 'iterations', key: this.selected, rows });
  }

  private details(key: number): Details | undefined {
    const { request, ending, replay } = this.session;
    if (key === 0) {
      const details = executionDetails(this.facts, request.input, ending);
      return replay ? { ...details, replay: replayReport(replay) } : details;
    }
    const visit = this.visit(key);
    return visit && visitDetails(visit, this.facts, this.inspector.of(this.session, visit));
  }

  private visit(key: number): Visit | undefined {
    return this.session.state.visitOf(key);
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
      case 'events':
        this.wantsEvents = true;
        this.sendEvents(this.session.events);
        return;
      case 'event': {
        const event = this.session.events.find(({ id }) => id === message.id);
        if (event) this.send({ kind: 'event', id: event.id, text: jsonText(event) });
        return;
      }
      case 'reveal': {
        const visit = this.visit(message.key);
        if (visit) this.actions.reveal(this.session, visit.name);
        return;
      }
      case 'open':
        void this.open(message.key, message.stage);
        return;
      case 'copy':
        void vscode.env.clipboard.writeText(message.text);
        return;
      case 'export':
        this.actions.exportHistory(this.session);
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
      case 'replay':
        this.actions.replay(this.session);
        return;
      case 'reply':
        this.session.reply(message.id, message.reply);
        return;
      case 'keep-mock':
        this.actions.keepMock(this.session, message.id);
    }
  }

  /** All of a value, however long, in an editor. */
  private async open(key: number, stage: Stage): Promise<void> {
    const text = this.details(key)?.data.find((data) => data.stage === stage)?.text;
    if (text === undefined) return;
    const content = JSON.stringify(JSON.parse(text), null, 2);
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  }

  private send(message: ToView): void {
    void this.panel.webview.postMessage(message);
  }
}

function* parts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += mostInMessage) yield items.slice(start, start + mostInMessage);
}
