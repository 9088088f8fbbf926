import type { Json } from '../../language/json';
import type { HistoryEvent } from '../core/events';
import type { Engine, Execution, Fiber, PendingTask, TaskEvent } from '../core/runtime';
import type { TaskAnswer } from '../core/task-call';

/** An event of a run's log, with the execution that wrote it: executions are numbered in order of their start, main is 0. */
export interface LogEntry {
  readonly execution: number;
  readonly event: HistoryEvent;
}

/** What the part of a log that is still to come is compared with and taken from. */
export interface Rebuild {
  /** Whether the log has been gone through. */
  readonly finished: boolean;
  /** Told for each event that the run writes; answers whether it was in the log. */
  written(entry: LogEntry): boolean;
  /**
   * Makes happen outside what the log says happened next: a call starts or ends, time passes, the execution is stopped. The
   * run must have nothing else to do. Answers false when the log is at its end.
   */
  step(world: RebuildWorld): boolean;
}

export interface RebuildWorld {
  readonly engine: Engine;
  readonly executions: readonly Execution[];
  readonly open: Iterable<PendingTask>;
  advanceTo(time: number): void;
}

/** The run leaves its own log: another definition, another input, or items that have changed meanwhile. */
export class LogMismatch extends Error {}

export function rebuildFrom(log: readonly LogEntry[]): Rebuild {
  let position = 0;
  // Ids of the log -> ids of the run; they differ where events have been taken out of the log (a redrive).
  const ids = new Map<string, number>();
  const idOf = (execution: number, id: number): number => ids.get(`${String(execution)} ${String(id)}`) ?? id;
  return {
    get finished() {
      return position >= log.length;
    },
    written({ execution, event }) {
      const expected = log[position];
      if (!expected) return false;
      if (expected.execution !== execution || expected.event.type !== event.type) {
        // The log is of no more use; the run ends.
        position = log.length;
        throw new LogMismatch(
          `The log has ${expected.event.type} as event ${String(expected.event.id)} here, but the run came to ${event.type}.`,
        );
      }
      ids.set(`${String(execution)} ${String(expected.event.id)}`, event.id);
      position++;
      return true;
    },
    step(world) {
      const next = log[position];
      if (!next) return false;
      const { event } = next;
      if (event.timestamp > world.engine.now) {
        keepAlive(world);
        world.advanceTo(event.timestamp);
        return true;
      }
      const execution = world.executions[next.execution];
      if (event.type === 'ExecutionAborted') {
        execution?.abort(textOf(event.details?.['error']), textOf(event.details?.['cause']));
        return true;
      }
      const parked = parkedBefore(event, execution, idOf(next.execution, event.previousEventId), world.engine);
      if (parked) {
        world.engine.unpark(parked);
        return true;
      }
      const task = taskAfter(world.open, execution, idOf(next.execution, event.previousEventId));
      const told = taskEventOf(event);
      if (!task || !told) {
        throw new LogMismatch(`The log has ${event.type} next (event ${String(event.id)}), but nothing leads to it.`);
      }
      world.engine.deliver(task.fiber, { kind: 'task', task, event: told });
      return true;
    },
  };
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
  { type, details }: HistoryEvent,
  execution: Execution | undefined,
  previousEventId: number,
  { parked }: Engine,
): Fiber | undefined {
  if (!type.endsWith('StateEntered')) return undefined;
  for (const fiber of parked) {
    if (fiber.execution !== execution || fiber.state?.name !== details?.['name']) continue;
    if (fiber.lastEventId === previousEventId) return fiber;
  }
  return undefined;
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
