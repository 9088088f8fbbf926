import type { Json } from '../../language/json';
import type { HistoryEvent } from '../core/events';
import type { MapRunRecord } from '../core/map-run-record';
import type { Engine, Execution, Fiber, PendingTask, Redriver, TaskEvent } from '../core/runtime';
import type { TaskAnswer } from '../core/task-call';
import type { LogEntry } from './log-entry';
import { isRecalled, keyOf, redrivenEnds, type RedrivenEnd } from './redriven-ends';

/** What the part of a log that is still to come is compared with and taken from. */
export interface Rebuild {
  /** Whether the log has been gone through. */
  isFinished(): boolean;
  /** Whether something has failed and waits for its redrive: what runs beside it goes no further than the log does. */
  isHolding(): boolean;
  /** Whether the log has as its next event that the line of control enters the state before which it stands. */
  isNext(fiber: Fiber): boolean;
  /** Keeps what had failed for its redrives; absent where the log has none and none is wanted. */
  readonly redriver: Redriver | undefined;
  /** Whether a call that is about to be scheduled was refused in the log, whatever there is to answer it now. */
  wasRefused(): boolean;
  /** Told for each event that the run writes; answers whether it was in the log. */
  written(entry: LogEntry): boolean;
  /**
   * Makes happen outside what the log says happened next: a call starts or ends, time passes, the execution is stopped or
   * redriven. The run must have nothing else to do. Answers false when the log is at its end.
   */
  step(world: RebuildWorld): boolean;
}

export interface RebuildWorld {
  readonly engine: Engine;
  readonly executions: readonly Execution[];
  readonly mapRuns: readonly MapRunRecord[];
  /** The calls that are held, as the log says what became of them. */
  readonly open: Set<PendingTask>;
  /** Calls of executions in the same run, which answer by themselves unless somebody has used their tokens. */
  readonly nested: Iterable<PendingTask>;
  advanceTo(time: number): void;
}

/** The log of a run, and whether the execution, which has ended without success, is to go on where it did (digest H30). */
export interface Resume {
  readonly log: readonly LogEntry[];
  readonly redrive?: boolean;
}

/** The run leaves its own log: another definition, another input, or items that have changed meanwhile. */
export class LogMismatch extends Error {}

export function rebuildFrom({ log, redrive = false }: Resume): Rebuild {
  let position = 0;
  const ends = redrivenEnds(log, { atEnd: redrive });
  /** The end that comes next, or is being gone through. */
  let endIndex = 0;
  const kept = new Set<Fiber>();

  /** Whether the next event belongs to an end that is redriven. */
  const isEnding = (): RedrivenEnd | undefined => {
    const end = ends[endIndex];
    return end && position >= end.first && position <= end.last + 1 ? end : undefined;
  };

  /** The log is of no more use; the run ends. */
  const mismatch = (message: string): LogMismatch => {
    position = log.length;
    endIndex = ends.length;
    return new LogMismatch(message);
  };

  /** The failure of the main line ends its execution in the same breath: before what else is to do. */
  const recallEndOf = (execution: Execution, failedAt: number): void => {
    const next = log[position];
    const end = isEnding();
    if (next?.execution !== execution.number || next.event.previousEventId !== failedAt) return;
    if (end && next.event.type === 'ExecutionFailed' && isRecalled(end, position, next)) execution.recall(next.event);
  };

  const redriver: Redriver = {
    keeps(fiber) {
      const { execution, lastEventId } = fiber;
      // What fails in the same breath would have been stopped.
      const isFailing =
        isEnding()?.chain.has(keyOf(execution.number, lastEventId)) === true ||
        [...kept].some((other) => other.execution === execution);
      if (!isFailing) return false;
      kept.add(fiber);
      recallEndOf(execution, lastEventId);
      return true;
    },
    keepsInTime(execution) {
      const next = log[position];
      return (
        next?.execution === execution.number && next.event.type === 'ExecutionTimedOut' && isEnding() !== undefined
      );
    },
  };

  const redriveAll = (end: RedrivenEnd, world: RebuildWorld): void => {
    endIndex++;
    const waiting = [...kept];
    kept.clear();
    const executions = end.executions.flatMap((number) => world.executions[number] ?? []);
    const [main, ...children] = executions;
    main?.redrive();
    const failedRuns = log.slice(end.first, end.last + 1).filter(({ event }) => event.type === 'MapRunFailed');
    const mapRuns = new Map(children.map(({ mapRunArn, startedBy }) => [mapRunArn, startedBy]));
    for (const [mapRunArn, fiber] of mapRuns) {
      const record = world.mapRuns.find((run) => run.mapRunArn === mapRunArn);
      if (record && fiber) redriveMapRun(fiber, record, failedRuns);
    }
    for (const child of children) {
      if (child.mapRunArn !== undefined && child.identity.type === 'STANDARD') child.redrive();
    }
    const ended = new Set(executions);
    for (const task of world.open) {
      if (!ended.has(task.fiber.execution)) continue;
      world.open.delete(task);
      world.engine.post(task.fiber, { kind: 'redriven' });
    }
    for (const fiber of waiting) world.engine.unpark(fiber);
  };

  return {
    isFinished: () => position >= log.length && endIndex >= ends.length,
    isHolding: () => kept.size > 0,
    isNext(fiber) {
      const next = log[position];
      if (!next || next.event.timestamp > fiber.engine.now) return false;
      return fiber.execution.number === next.execution && enters(next.event, fiber);
    },
    redriver: ends.length > 0 ? redriver : undefined,
    wasRefused: () => log[position]?.event.type.endsWith('Scheduled') === false,
    written({ execution, event }) {
      const expected = log[position];
      if (!expected) return false;
      if (expected.execution !== execution || expected.event.type !== event.type) {
        throw mismatch(
          `The log has ${expected.event.type} as event ${String(expected.event.id)} here, but the run came to ${event.type}.`,
        );
      }
      position++;
      return true;
    },
    step(world) {
      const end = isEnding();
      if (end && position > end.last) {
        redriveAll(end, world);
        return true;
      }
      const next = log[position];
      if (!next) return false;
      const { event } = next;
      if (event.timestamp > world.engine.now) {
        keepAlive(world);
        world.advanceTo(event.timestamp);
        return true;
      }
      const execution = world.executions[next.execution];
      if (execution && end && isRecalled(end, position, next)) {
        execution.recall(event);
        return true;
      }
      if (event.type === 'ExecutionAborted') {
        execution?.abort(textOf(event.details?.['error']), textOf(event.details?.['cause']));
        return true;
      }
      const parked = parkedBefore(event, execution, kept, world.engine);
      if (parked) {
        world.engine.unpark(parked);
        return true;
      }
      const task =
        taskAfter(world.open, execution, event.previousEventId) ??
        taskAfter(world.nested, execution, event.previousEventId);
      const told = taskEventOf(event);
      if (!task || !told) {
        throw mismatch(`The log has ${event.type} next (event ${String(event.id)}), but nothing leads to it.`);
      }
      world.engine.deliver(task.fiber, { kind: 'task', task, event: told });
      return true;
    },
  };
}

/** The event hangs on the failure of the Map Run, where that was what ended the execution. */
function redriveMapRun(fiber: Fiber, record: MapRunRecord, failedRuns: readonly LogEntry[]): void {
  const { execution, engine } = fiber;
  record.redriveCount++;
  record.redriveTime = engine.now;
  const failed = failedRuns.find(
    ({ execution: number, event }) => number === execution.number && event.previousEventId === fiber.lastEventId,
  );
  fiber.lastEventId = execution.emit(failed?.event.id ?? fiber.lastEventId, 'MapRunRedriven', {
    mapRunArn: record.mapRunArn,
    redriveCount: record.redriveCount,
  });
}

/** Heartbeats are in no log: whatever was still open later had sent them. */
function keepAlive({ engine, open }: RebuildWorld): void {
  for (const task of open) {
    if (task.call.heartbeatSeconds === undefined) continue;
    engine.deliver(task.fiber, { kind: 'task', task, event: { kind: 'heartbeat' } });
  }
}

/** The line of control that stands before the state which the event says was entered. */
function parkedBefore(
  event: HistoryEvent,
  execution: Execution | undefined,
  kept: ReadonlySet<Fiber>,
  { parked }: Engine,
): Fiber | undefined {
  for (const fiber of parked) {
    if (!kept.has(fiber) && fiber.execution === execution && enters(event, fiber)) return fiber;
  }
  return undefined;
}

function enters({ type, details, previousEventId }: HistoryEvent, { state, lastEventId }: Fiber): boolean {
  return type.endsWith('StateEntered') && state?.name === details?.['name'] && lastEventId === previousEventId;
}

/** The open call whose line of control the event continues. */
function taskAfter(
  open: Iterable<PendingTask>,
  execution: Execution | undefined,
  previousEventId: number,
): PendingTask | undefined {
  for (const task of open) {
    if (task.fiber.execution === execution && task.fiber.lastEventId === previousEventId) return task;
  }
  return undefined;
}

function taskEventOf({ type, details = {} }: HistoryEvent): TaskEvent | undefined {
  const [, what] =
    /^(?:Task|LambdaFunction|Activity)(Started|Submitted|Succeeded|Failed|StartFailed|SubmitFailed|ScheduleFailed)$/.exec(
      type,
    ) ?? [];
  if (what === undefined) return undefined;
  if (what === 'Started') {
    const workerName = textOf(details['workerName']);
    return workerName === undefined ? { kind: 'started' } : { kind: 'started', workerName };
  }
  if (what === 'Submitted') return { kind: 'submitted', output: details['output'] ?? null };
  return { kind: 'ended', answer: answerOf(what, details) };
}

function answerOf(what: string, details: Readonly<Record<string, Json | undefined>>): TaskAnswer {
  if (what === 'Succeeded') return { kind: 'succeeded', output: details['output'] ?? null };
  const error = textOf(details['error']);
  const cause = textOf(details['cause']);
  const phases: Readonly<Record<string, 'start' | 'submit' | 'schedule'>> = {
    StartFailed: 'start',
    SubmitFailed: 'submit',
    ScheduleFailed: 'schedule',
  };
  return {
    kind: 'failed',
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    phase: phases[what] ?? 'run',
  };
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
