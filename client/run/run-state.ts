import { numberOf, textOf, type RunEvent } from './run-event';
import { RunningVisits } from './running-visits';
import {
  changeIteration,
  closeVisit,
  endAttempt,
  fault,
  isInside,
  startIteration,
  type Visit,
  type VisitStatus,
} from './visit';

/** Where a line of events stands: in which visit, and in which of its lanes. */
interface Place {
  readonly visit: Visit | undefined;
  readonly lane: string | undefined;
}

/** Types of states in which a redrive goes on without entering them again. */
const REDRIVEN: ReadonlySet<string> = new Set(['Task', 'Wait', 'Parallel', 'Map']);

const outside: Place = { visit: undefined, lane: undefined };

/**
 * Folds the history events of a run into visits, as they come. Which visit an event belongs to is told by the chain of
 * `previousEventId`, so that branches and iterations that run at the same time are kept apart.
 */
export class RunState {
  readonly visits: Visit[] = [];
  /** The visit at which the execution failed. */
  failedAt: Visit | undefined;
  startedAt: number | undefined;
  endedAt: number | undefined;
  eventCount = 0;
  /** The last event's moment on the computer's clock. */
  private realNow: number | undefined;
  private readonly places = new Map<number, Place>();
  private readonly owners = new Map<number, Visit>();
  /** The events of each visit; under undefined those of the execution. */
  private readonly owned = new Map<Visit | undefined, RunEvent[]>();
  private readonly lanes = new Map<Visit, number>();
  /** The visits that have not ended. */
  private readonly running = new RunningVisits();

  /** Takes the next event, and when it came by the computer's clock; gives the visits that it changed. */
  add(event: RunEvent, real?: number): Visit[] {
    this.eventCount++;
    this.realNow = real;
    this.startedAt ??= event.timestamp;
    this.endedAt = event.timestamp;
    const place = this.places.get(event.previousEventId) ?? outside;
    const entered = /^(\w+)StateEntered$/.exec(event.type)?.[1];
    if (entered !== undefined) return [this.enter(event, entered, place)];
    if (event.type.endsWith('StateExited')) return this.exit(event, place);
    if (event.type === 'MapIterationStarted') {
      const index = numberOf(event, 'index');
      this.places.set(event.id, { visit: place.visit, lane: `item ${String(index + 1)}` });
      if (!place.visit) return [];
      startIteration(place.visit, index, event.timestamp);
      return [place.visit];
    }
    this.places.set(event.id, place);
    if (event.type.startsWith('Execution')) {
      this.own(undefined, event);
      return this.end(event, place);
    }
    if (event.type === 'EvaluationFailed') {
      const visit = this.running.last(textOf(event, 'state') ?? '');
      return visit ? [fault(visit, event)] : [];
    }
    if (!place.visit) return [];
    return this.happen(event, ownerOf(event, place.visit));
  }

  /** The visit that an event belongs to; undefined for events of the execution. */
  visitOf(eventId: number): Visit | undefined {
    return this.owners.get(eventId);
  }

  /** The events that belong to a visit, or to the execution itself, in order. */
  eventsOf(visit: Visit | undefined): readonly RunEvent[] {
    return this.owned.get(visit) ?? [];
  }

  private own(visit: Visit | undefined, event: RunEvent): void {
    if (visit) this.owners.set(event.id, visit);
    const list = this.owned.get(visit);
    if (list) list.push(event);
    else this.owned.set(visit, [event]);
  }

  /** Ends what still runs, when no event will come any more. */
  closeAll(): Visit[] {
    const open = this.running.all();
    for (const visit of open) this.close(visit, 'aborted', this.endedAt ?? visit.enteredAt);
    return open;
  }

  private close(visit: Visit, status: VisitStatus, at: number): void {
    this.running.remove(visit);
    closeVisit(visit, status, at, this.realNow);
  }

  private enter(event: RunEvent, type: string, place: Place): Visit {
    const { visit: parent } = place;
    const visit: Visit = {
      key: event.id,
      parent,
      name: textOf(event, 'name') ?? '',
      type,
      lane: place.lane ?? (parent && this.nextLane(parent)),
      input: event.details?.['input'],
      enteredAt: event.timestamp,
      enteredReal: this.realNow,
      status: 'running',
      output: undefined,
      assigned: undefined,
      endedAt: undefined,
      endedReal: undefined,
      attempts: [],
      parameters: undefined,
      result: undefined,
      iterations: new Map(),
      iterationChanges: [],
      iterationCount: undefined,
      iterationsEnded: 0,
      isFailing: false,
      error: undefined,
      cause: undefined,
    };
    this.visits.push(visit);
    this.running.add(visit);
    this.own(visit, event);
    this.places.set(event.id, { visit, lane: undefined });
    return visit;
  }

  /** A state that is entered right inside of a Parallel state opens the next branch. */
  private nextLane(parent: Visit): string {
    const lane = (this.lanes.get(parent) ?? 0) + 1;
    this.lanes.set(parent, lane);
    return `branch ${String(lane)}`;
  }

  private exit(event: RunEvent, place: Place): Visit[] {
    const name = textOf(event, 'name');
    let { visit } = place;
    // The event before may belong to a state inside: that of the branch that ended last.
    while (visit && (visit.name !== name || visit.status !== 'running')) visit = visit.parent;
    if (!visit) return [];
    this.running.remove(visit);
    visit.status = visit.isFailing ? 'caught' : 'succeeded';
    visit.output = event.details?.['output'];
    visit.assigned = event.details?.['assignedVariables'];
    visit.endedAt = event.timestamp;
    visit.endedReal = this.realNow;
    this.own(visit, event);
    this.places.set(event.id, { visit: visit.parent, lane: visit.lane });
    return [visit];
  }

  private happen(event: RunEvent, visit: Visit): Visit[] {
    const { type } = event;
    this.own(visit, event);
    // What happens to an iteration says nothing about the Map state.
    if (type.startsWith('MapIteration')) return this.endIteration(event, visit);
    const moment = { run: event.timestamp, real: this.realNow };
    if (type === 'MapStateStarted') {
      visit.iterationCount = numberOf(event, 'length');
      return [visit];
    }
    if (/(Failed|TimedOut)$/.test(type)) {
      endAttempt(visit, moment, 'failed');
      return [fault(visit, event), ...this.closeInside(visit, event)];
    }
    if (type.endsWith('Scheduled')) {
      visit.attempts.push({ start: moment, end: undefined, isFailed: false });
      visit.parameters = event.details?.['parameters'] ?? event.details?.['input'];
      visit.result = undefined;
      return [visit];
    }
    if (!type.endsWith('Succeeded')) return [];
    endAttempt(visit, moment, 'succeeded');
    visit.result = event.details?.['output'];
    visit.isFailing = false;
    visit.error = undefined;
    visit.cause = undefined;
    return [visit];
  }

  /** An iteration that failed ends in the state inside: its Map state is further out. */
  private endIteration(event: RunEvent, last: Visit): Visit[] {
    const index = numberOf(event, 'index');
    let visit: Visit | undefined = last;
    while (visit && !visit.iterations.has(index)) visit = visit.parent;
    const iteration = visit?.iterations.get(index);
    if (!visit || !iteration) return [];
    this.own(visit, event);
    const { type, timestamp } = event;
    const status = type.endsWith('Succeeded') ? 'succeeded' : type.endsWith('Failed') ? 'failed' : 'aborted';
    changeIteration(visit, iteration, status, timestamp);
    if (status !== 'aborted') visit.iterationsEnded++;
    const ended: Visit[] = [];
    if (status === 'failed') {
      for (let inner: Visit | undefined = last; inner && inner !== visit; inner = inner.parent) {
        if (inner.status !== 'running') continue;
        this.close(inner, 'failed', timestamp);
        ended.push(inner);
      }
    }
    return [visit, ...ended];
  }

  /** When a Parallel or Map state fails, what still runs inside of it ends. */
  private closeInside(parent: Visit, event: RunEvent): Visit[] {
    if (parent.type !== 'Parallel' && parent.type !== 'Map') return [];
    const open = this.running.inside(parent);
    for (const visit of open)
      this.close(visit, visit.isFailing || visit.type === 'Fail' ? 'failed' : 'aborted', event.timestamp);
    return open;
  }

  private end(event: RunEvent, place: Place): Visit[] {
    if (event.type === 'ExecutionStarted') return [];
    if (event.type === 'ExecutionRedriven') return this.reopen();
    const open = this.running.all();
    const isFailure = event.type === 'ExecutionFailed';
    const at = isFailure ? this.culprit(place.visit, open) : undefined;
    this.failedAt = at;
    if (at) {
      fault(at, event);
      for (let visit: Visit | undefined = at; visit; visit = visit.parent) this.close(visit, 'failed', event.timestamp);
    }
    for (const visit of open) if (visit.status === 'running') this.close(visit, 'aborted', event.timestamp);
    return at ? [...new Set([at, ...open])] : open;
  }

  /** After a redrive the unsuccessful states go on in the same stay; those that need no call are entered again. */
  private reopen(): Visit[] {
    this.failedAt = undefined;
    const reopened: Visit[] = [];
    // Outer visits come first.
    for (const visit of this.visits) {
      const { status, type, parent } = visit;
      if ((status !== 'failed' && status !== 'aborted') || !REDRIVEN.has(type)) continue;
      if (parent && parent.status !== 'running') continue;
      this.running.add(visit);
      visit.status = 'running';
      visit.isFailing = false;
      visit.error = undefined;
      visit.cause = undefined;
      visit.endedAt = undefined;
      visit.endedReal = undefined;
      for (const iteration of visit.iterations.values()) {
        if (iteration.status !== 'succeeded') changeIteration(visit, iteration, 'running', undefined);
      }
      reopened.push(visit);
    }
    return reopened;
  }

  /** The innermost state that the failure came from: rather the Task in a branch than the Parallel state around. */
  private culprit(last: Visit | undefined, open: readonly Visit[]): Visit | undefined {
    const outer = last ?? open.at(-1);
    const inside = outer && this.visits.findLast((visit) => visit.status === 'failed' && isInside(visit, outer));
    return inside ?? outer;
  }
}

/** The failure of a Parallel or Map state may hang on an event inside of it: then the state around is meant. */
function ownerOf({ type }: RunEvent, last: Visit): Visit {
  const container = /^(Map|Parallel)StateFailed$/.exec(type)?.[1];
  if (container === undefined) return last;
  let visit: Visit | undefined = last;
  while (visit && (visit.type !== container || visit.status !== 'running')) visit = visit.parent;
  return visit ?? last;
}
