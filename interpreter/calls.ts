import { getEventListeners } from 'node:events';
import type { Json } from '../language/json';
import type { Engine, PendingTask, TaskEvent } from './core/runtime';
import { asJson } from './tasks/as-json';
import type { LogLine, TaskAnswer, TaskReporter, TaskRunner } from './tasks/task-runner';

/** The calls of a run that are under way outside of the core. */
export interface Calls {
  start(task: PendingTask): void;
  stop(task: PendingTask): void;
  stopAll(): void;
  /** Whether somebody works on a call: the virtual clock stands still. */
  isBusy(): boolean;
  /** Calls that wait for a token or a worker which nothing in the run brings. */
  waiting(): readonly PendingTask[];
  /** The first time-out or heartbeat of the calls that a person has been asked about; undefined where there is no such call. */
  heldUntil(): number | undefined;
}

export interface CallsOptions {
  readonly runner: TaskRunner;
  readonly onLog: (line: LogLine) => void;
  /** Something has been posted to the engine, or a call has begun to wait. */
  readonly wake: () => void;
  /** A call has used up its own time, or its heartbeat's, on the wall: the virtual clock goes there. */
  readonly overdue: (time: number) => void;
  /** A call has ended after so many milliseconds on the wall. */
  readonly ended?: (task: PendingTask, elapsed: number) => void;
}

/** `engine` is asked for only after the first call. */
export function createCalls(engine: () => Engine, options: CallsOptions): Calls {
  return new CallsOfRun(engine, options);
}

class CallsOfRun implements Calls {
  private readonly open = new Map<number, Call>();
  /** Making one takes longer than most calls that are answered at once: who was not listened to is used again. */
  private readonly spare: AbortController[] = [];
  /** Calls of this turn of the event loop. One immediate for all: each of its own would hold on to its call until the turn ends. */
  private readonly starting = new Set<Call>();
  private turn: NodeJS.Immediate | undefined;

  constructor(
    readonly engine: () => Engine,
    readonly options: CallsOptions,
  ) {}

  start(task: PendingTask): void {
    const call = new Call(this, task, this.spare.pop() ?? new AbortController());
    this.open.set(task.id, call);
    call.watch();
    this.begin(call);
    // An answer that comes at once may say that the call was never started.
    if (task.call.integration.kind !== 'activity') this.tellLater(call);
  }

  stop(task: PendingTask): void {
    const call = this.open.get(task.id);
    if (call) this.abort(call);
  }

  stopAll(): void {
    for (const call of [...this.open.values()]) this.abort(call);
  }

  isBusy(): boolean {
    for (const call of this.open.values()) if (!call.isWaiting) return true;
    return false;
  }

  waiting(): readonly PendingTask[] {
    return [...this.open.values()].filter(({ isInHand }) => !isInHand).map(({ task }) => task);
  }

  heldUntil(): number | undefined {
    let first: number | undefined;
    for (const { isInHand, limit } of this.open.values()) if (isInHand) first = Math.min(first ?? limit, limit);
    return first;
  }

  isOpen({ task }: Call): boolean {
    return this.open.has(task.id);
  }

  post(call: Call, event: TaskEvent): void {
    if (!this.isOpen(call)) return;
    this.engine().deliver(call.task.fiber, { kind: 'task', task: call.task, event });
    this.options.wake();
  }

  private begin(call: Call): void {
    const answered = (given: TaskAnswer): void => {
      let answer: TaskAnswer;
      try {
        answer = checked(given);
      } catch (problem) {
        answer = failedBy(problem);
      }
      this.answered(call, answer);
    };
    try {
      Promise.resolve(this.options.runner.start(call.task.call, call, call.controller.signal)).then(
        answered,
        (problem: unknown) => {
          this.answered(call, failedBy(problem));
        },
      );
    } catch (problem) {
      // Nobody is answered before the call is under way.
      queueMicrotask(() => {
        this.answered(call, failedBy(problem));
      });
    }
  }

  private answered(call: Call, answer: TaskAnswer): void {
    const { controller } = call;
    if (this.isOpen(call)) {
      this.options.ended?.(call.task, performance.now() - call.began);
      if (answer.kind === 'timed-out') call.isWaiting = true;
      this.post(call, { kind: 'ended', answer });
      if (answer.kind !== 'timed-out') this.close(call);
    }
    if (!controller.signal.aborted && getEventListeners(controller.signal, 'abort').length === 0)
      this.spare.push(controller);
  }

  /** Tells that the call has been started if it is still open in the next turn of the event loop. */
  private tellLater(call: Call): void {
    this.starting.add(call);
    this.turn ??= setImmediate(() => {
      this.turn = undefined;
      for (const begun of this.starting) this.post(begun, { kind: 'started' });
      this.starting.clear();
    });
  }

  private abort(call: Call): void {
    this.close(call);
    call.controller.abort();
  }

  private close(call: Call): void {
    call.unwatch();
    this.open.delete(call.task.id);
    this.starting.delete(call);
    // A run that is over must not stay in memory until the turn comes.
    if (this.open.size > 0 || !this.turn) return;
    clearImmediate(this.turn);
    this.turn = undefined;
  }
}

/** A call that is under way, and what its runner tells of it. */
class Call implements TaskReporter {
  isWaiting = false;
  /** A person has been asked. */
  isInHand = false;
  /** When its own time, or its heartbeat's, is over. */
  limit = Infinity;
  /** On the wall, in milliseconds. */
  readonly began = performance.now();
  private wallTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly calls: CallsOfRun,
    readonly task: PendingTask,
    readonly controller: AbortController,
  ) {}

  started(workerName?: string): void {
    this.calls.post(this, workerName === undefined ? { kind: 'started' } : { kind: 'started', workerName });
  }

  submitted(output: Json): void {
    this.calls.post(this, { kind: 'submitted', output });
  }

  heartbeat(): void {
    if (!this.calls.isOpen(this)) return;
    this.watch();
    this.calls.post(this, { kind: 'heartbeat' });
  }

  waiting(who: 'anybody' | 'person' = 'anybody'): void {
    this.isWaiting = true;
    this.isInHand = who === 'person';
    if (this.isInHand) this.unwatch();
    this.calls.options.wake();
  }

  log(line: LogLine): void {
    const { execution, enteredEventId: step } = this.task.fiber;
    this.calls.options.onLog(execution.number === 0 ? { ...line, step } : line);
  }

  /** In wall time a call gets no more than the time-outs it was given (or a run could stand still for hours). */
  watch(): void {
    this.unwatch();
    const { timeoutAt, call } = this.task;
    if (timeoutAt === undefined && call.heartbeatSeconds === undefined) return;
    const { now } = this.calls.engine();
    const heartbeatAt = call.heartbeatSeconds === undefined ? Infinity : now + call.heartbeatSeconds * 1000;
    const limit = Math.min(timeoutAt ?? Infinity, heartbeatAt);
    this.limit = limit;
    if (this.isInHand || limit - now > 2_147_483_647) return;
    this.wallTimer = setTimeout(() => {
      this.isWaiting = true;
      this.calls.options.overdue(limit);
      this.calls.options.wake();
    }, limit - now);
  }

  unwatch(): void {
    if (this.wallTimer) clearTimeout(this.wallTimer);
    this.wallTimer = undefined;
  }
}

function failedBy(problem: unknown): TaskAnswer {
  const cause = problem instanceof Error ? problem.message : String(problem);
  return { kind: 'failed', error: 'States.TaskFailed', cause };
}

/** Runners are not trusted with the types: what is no JSON would break the run somewhere else. */
function checked(answer: TaskAnswer): TaskAnswer {
  if (answer.kind !== 'succeeded') return answer;
  const output = asJson(answer.output);
  if (!output.ok) return { kind: 'failed', error: 'Stepwright.InvalidAnswer', cause: output.problem };
  return output.value === answer.output ? answer : { ...answer, output: output.value };
}
