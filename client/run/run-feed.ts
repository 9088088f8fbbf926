import type { InspectVisit } from './step-inspector';
import { jsonText } from './data-text';
import { DetailsFeed } from './details-feed';
import { machineOf, type RunMachine } from './run-machine';
import type { RunSession } from './run-session';
import { StateMarks } from './state-marks';
import { eventRow, executionRow, toRow } from './view-model';
import type { AskedOfRun, Stage, ToView } from './view-messages';
import type { Visit } from './visit';

const mostLines = 2_000;
/** A message holds at most so many rows: a long one would hold up the view's painting, and making it this process. */
const mostInMessage = 500;
/** The view is told at most so often. */
const interval = 50;

/**
 * Tells a view of one run: all of it, then what changes, a part at a time. Knows nothing of VS Code.
 *
 *     const feed = new RunFeed(session, send, inspect);
 *     feed.start();                             // the view is ready, and empty
 *     feed.ask({ kind: 'select', key: 5 });     // the answer is sent
 *     feed.dispose();
 */
export class RunFeed {
  readonly machine: RunMachine;
  private readonly details: DetailsFeed;
  private readonly marks = new StateMarks();
  /** Visits of which the view does not know, or knows less than there is; new ones in the order of entering. */
  private changed = new Set<Visit>();
  private linesTold = 0;
  /** How many events of the history the view has; undefined until it asks for them. */
  private eventsTold: number | undefined;
  private timer: NodeJS.Timeout | undefined;
  private listening: { dispose(): void } | undefined;

  constructor(
    private readonly session: RunSession,
    private readonly send: (message: ToView) => void,
    inspect: InspectVisit,
  ) {
    this.machine = machineOf(session.request);
    this.details = new DetailsFeed(session, this.machine, send, inspect);
  }

  /** Tells all that is known by now, and from then on what changes. */
  start(): void {
    const { session } = this;
    this.listening = session.listen({
      visits: (visits) => {
        for (const visit of visits) this.changed.add(visit);
        this.schedule();
      },
      log: () => {
        this.schedule();
      },
      progress: () => {
        this.details.noteProgress();
        this.schedule();
      },
      questions: () => {
        this.sendChanges();
        this.sendQuestions();
      },
    });
    this.send({ kind: 'reset' });
    const { graph } = this.machine;
    if (graph) this.send({ kind: 'graph', graph, title: session.machine });
    this.changed = new Set(session.state.visits);
    this.sendChanges();
    this.details.select(0);
    this.sendQuestions();
  }

  dispose(): void {
    this.listening?.dispose();
    clearTimeout(this.timer);
    this.details.dispose();
  }

  /** The time that has passed goes on while no event comes. */
  tick(): void {
    if (this.session.status === 'running') this.sendHeader();
  }

  ask(asked: AskedOfRun): void {
    switch (asked.kind) {
      case 'select':
        this.details.select(asked.key);
        return;
      case 'iterations':
        this.details.showIterations(asked.from, asked.to);
        return;
      case 'events':
        this.eventsTold ??= 0;
        this.sendEvents();
        if (this.isBehind) this.schedule(0);
        return;
      case 'event': {
        const event = this.session.events.find(({ id }) => id === asked.id);
        if (event) this.send({ kind: 'event', id: event.id, text: jsonText(event) });
      }
    }
  }

  /** The whole JSON text of a step's data; undefined where there is none. */
  textOf(key: number, stage: Stage): string | undefined {
    return this.details.textOf(key, stage);
  }

  /** More is known about a visit than its history says. */
  inspected(visit: Visit): void {
    this.details.inspected(visit);
  }

  /** There is more than went into the messages by now. */
  private get isBehind(): boolean {
    const { events } = this.session;
    return this.changed.size > 0 || (this.eventsTold ?? events.length) < events.length;
  }

  private schedule(delay = interval): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.sendChanges();
    }, delay);
  }

  private sendChanges(): void {
    const visits = this.takeChanged();
    this.sendHeader();
    this.sendVisits(visits);
    this.sendLog();
    this.sendEvents();
    this.details.note(visits);
    if (this.isBehind) this.schedule(0);
  }

  private takeChanged(): Visit[] {
    const taken: Visit[] = [];
    for (const visit of this.changed) {
      if (taken.length === mostInMessage) break;
      taken.push(visit);
      this.changed.delete(visit);
    }
    return taken;
  }

  private sendHeader(): void {
    this.send({ kind: 'header', header: this.session.header() });
  }

  private sendVisits(visits: readonly Visit[]): void {
    const startedAt = this.session.state.startedAt ?? 0;
    this.send({
      kind: 'rows',
      rows: [executionRow(this.session.header()), ...visits.map((visit) => toRow(visit, startedAt))],
    });
    if (visits.length > 0) this.send({ kind: 'marks', marks: this.marks.update(visits) });
  }

  private sendLog(): void {
    const { log, lostLines } = this.session;
    const lines = log.slice(this.linesTold, mostLines);
    const hidden = Math.max(0, log.length + lostLines - mostLines);
    if (lines.length === 0 && hidden === 0) return;
    this.linesTold += lines.length;
    this.send({ kind: 'log', lines, hidden });
  }

  private sendEvents(): void {
    if (this.eventsTold === undefined) return;
    const { state, events } = this.session;
    const part = events.slice(this.eventsTold, this.eventsTold + mostInMessage);
    if (part.length === 0) return;
    this.eventsTold += part.length;
    this.send({ kind: 'events', events: part.map((event) => eventRow(event, state, state.startedAt ?? 0)) });
  }

  private sendQuestions(): void {
    this.send(this.session.questions.message());
  }
}
