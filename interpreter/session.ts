import type { ExecutionResult, HistoryEvent } from './core/events';
import type { Fiber } from './core/runtime';
import type { LogEntry } from './replay/log-entry';
import { startRun } from './run';
import type { Run, RunOptions } from './run-options';

/** What a session is given: a run's options but for those that the session sets itself. */
export type SessionOptions = Omit<RunOptions, 'gate' | 'keepLog' | 'resume' | 'onEvent'>;

/** Where a session stands still: before a state, or at the end. */
export type Stop =
  | { readonly kind: 'state'; readonly states: readonly WaitingState[] }
  | { readonly kind: 'ended'; readonly result: ExecutionResult };

/** A state that is about to be entered. Where branches or iterations run at once there are several. */
export interface WaitingState {
  readonly name: string;
  /** Number of the execution: 0 is the run itself, others are child executions of Map Runs and nested ones. */
  readonly execution: number;
  readonly fiber: Fiber;
}

/** All that is needed to go on later, or elsewhere: it survives a trip through JSON. */
export interface Snapshot {
  readonly log: readonly LogEntry[];
}

/** A run that goes on step by step, for a debugger or an endpoint. */
export interface Session {
  readonly run: Run;
  /** The events so far, and then each as it comes; ends with the run. */
  events(): AsyncIterableIterator<HistoryEvent>;
  /** Where the session stands, as soon as it stands still. */
  stopped(): Promise<Stop>;
  /** Enters the state that waits, all of those that wait, or the given one; stops before the next. */
  step(state?: WaitingState): Promise<Stop>;
  /** Runs to the end without stopping. */
  finish(): Promise<ExecutionResult>;
  /** The session as it is now. */
  snapshot(): Snapshot;
}

/** Starts a run that stops before its first state. */
export function start(options: SessionOptions): Session {
  return sessionOf(options, undefined);
}

/**
 * Goes on from a snapshot, or from an earlier moment of it (time travel): its events are gone through again without calling
 * anything, then the session stops before the state that comes next. The options must be those of the run.
 */
export function resume(options: SessionOptions, snapshot: Snapshot): Session {
  return sessionOf(options, snapshot);
}

function sessionOf(options: SessionOptions, snapshot: Snapshot | undefined): Session {
  const waiting = new Map<Fiber, WaitingState>();
  const queue = eventQueue();
  let isStepping = true;
  let result: ExecutionResult | undefined;
  let listeners: (() => void)[] = [];
  const tell = (): void => {
    const told = listeners;
    listeners = [];
    for (const listener of told) listener();
  };
  const run = startRun({
    ...options,
    keepLog: true,
    ...(snapshot && snapshot.log.length > 0 && { resume: snapshot }),
    gate(fiber) {
      if (!isStepping) return 'continue';
      waiting.set(fiber, { name: fiber.state?.name ?? '', execution: fiber.execution.number, fiber });
      // A turn later: branches that start together stop together.
      setImmediate(tell);
      return 'pause';
    },
    onEvent: queue.add,
  });
  for (const { execution, event } of snapshot?.log ?? []) if (execution === 0) queue.add(event);
  const done = run.done.then((ended) => {
    result = ended;
    queue.end();
    tell();
    return ended;
  });
  const stopped = async (): Promise<Stop> => {
    while (!result && waiting.size === 0) await new Promise<void>((resolve) => listeners.push(resolve));
    return result ? { kind: 'ended', result } : { kind: 'state', states: [...waiting.values()] };
  };
  return {
    run,
    events: queue.read,
    stopped,
    async step(state) {
      await stopped();
      for (const { fiber } of state ? [state] : [...waiting.values()]) {
        waiting.delete(fiber);
        run.goOn(fiber);
      }
      return stopped();
    },
    finish() {
      isStepping = false;
      waiting.clear();
      run.goOn();
      return done;
    },
    snapshot: () => ({ log: [...run.log] }),
  };
}

/** Events that are kept for whoever reads them, now or later. */
function eventQueue() {
  const all: HistoryEvent[] = [];
  let isOver = false;
  let wake: (() => void)[] = [];
  const tell = (): void => {
    const told = wake;
    wake = [];
    for (const listener of told) listener();
  };
  return {
    add(event: HistoryEvent): void {
      all.push(event);
      tell();
    },
    end(): void {
      isOver = true;
      tell();
    },
    async *read(): AsyncIterableIterator<HistoryEvent> {
      for (let index = 0; ; index++) {
        while (index >= all.length && !isOver) await new Promise<void>((resolve) => wake.push(resolve));
        const event = all[index];
        if (!event) return;
        yield event;
      }
    },
  };
}
