import { IterationList } from './iteration-list';
import { replayReport } from './replay-outcome';
import type { RunMachine } from './run-machine';
import type { RunSession } from './run-session';
import type { InspectVisit } from './step-inspector';
import { executionDetails, visitDetails } from './view-model';
import type { Details, Stage, ToView } from './view-messages';
import type { Visit } from './visit';

/** Details of a step that changes all the time are told now and then only. */
const interval = 400;
const iterationsAtFirst = 50;

/** Tells a view all about the step of a run that it has chosen, again when that changes. */
export class DetailsFeed {
  private selected = 0;
  /** The execution itself has ended, or was replayed. */
  private isExecutionChanged = false;
  private timer: NodeJS.Timeout | undefined;
  /** Of the Map state that is chosen. */
  private iterations: IterationList | undefined;
  /** The iterations that the view has in sight. */
  private inSight = { from: 0, to: iterationsAtFirst };

  constructor(
    private readonly session: RunSession,
    private readonly machine: RunMachine,
    private readonly send: (message: ToView) => void,
    private readonly inspect: InspectVisit,
  ) {}

  dispose(): void {
    clearTimeout(this.timer);
  }

  /** Chooses the row with this key; 0 is the execution. */
  select(key: number): void {
    this.selected = key;
    this.inSight = { from: 0, to: iterationsAtFirst };
    const visit = this.visit;
    this.iterations = visit && visit.type === 'Map' ? new IterationList(visit, this.session.state) : undefined;
    this.sendDetails();
  }

  /** Something of the session has changed that is no visit. */
  noteProgress(): void {
    // While it runs, nothing of the execution itself changes but its time.
    if (this.session.status !== 'running') this.isExecutionChanged = true;
  }

  /** Takes visits that are new or changed, and tells what is other now. */
  note(visits: readonly Visit[]): void {
    this.iterations?.note(visits);
    const isChanged = this.selected === 0 ? this.isExecutionChanged : visits.some(({ key }) => key === this.selected);
    this.isExecutionChanged = false;
    if (isChanged) this.soon();
  }

  inspected({ key }: Visit): void {
    if (key === this.selected) this.sendDetails();
  }

  /** The view shows these iterations, from the first to before the last; they are sent now, and again when they change. */
  showIterations(from: number, to: number): void {
    this.inSight = { from, to };
    this.sendIterations();
  }

  /** The whole JSON text of a step's data. */
  textOf(key: number, stage: Stage): string | undefined {
    return this.detailsOf(key)?.data.find((data) => data.stage === stage)?.text;
  }

  private get visit(): Visit | undefined {
    return this.session.state.visitOf(this.selected);
  }

  private soon(): void {
    if (this.session.status !== 'running') {
      this.sendDetails();
      return;
    }
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.iterations && this.visit?.status === 'running') this.sendIterations();
      else this.sendDetails();
    }, interval);
  }

  private sendDetails(): void {
    const details = this.detailsOf(this.selected);
    if (details) this.send({ kind: 'details', details });
  }

  private sendIterations(): void {
    const { from, to } = this.inSight;
    const page = this.iterations?.page(from, to);
    if (page) this.send({ kind: 'iterations', key: this.selected, page });
  }

  private detailsOf(key: number): Details | undefined {
    const { session } = this;
    if (key === 0) {
      const details = executionDetails(session.state, session.request.input, session.ending);
      return session.replay ? { ...details, replay: replayReport(session.replay) } : details;
    }
    const { state, log } = session;
    const visit = state.visitOf(key);
    if (!visit) return undefined;
    const canRun = visit.input !== undefined && this.machine.sources.has(visit.name);
    const facts = { state, log, ...this.machine };
    const details = { ...visitDetails(visit, facts, this.inspect(session, visit)), canRun };
    const { from, to } = this.inSight;
    const iterations = key === this.selected ? this.iterations?.page(from, to) : undefined;
    return iterations && iterations.counts.length > 0 ? { ...details, iterations } : details;
  }
}
