import { getEventListeners } from 'node:events';
import type { Engine, PendingTask } from './core/runtime';
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

interface Call {
  readonly task: PendingTask;
  readonly controller: AbortController;
  waiting: boolean;
  /** A person has been asked. */
  isInHand: boolean;
  /** When its own time, or its heartbeat's, is over. */
  limit: number;
  wallTimer: NodeJS.Timeout | undefined;
}

/** `engine` is asked for only after the first call. */
export function createCalls(engine: () => Engine, options: CallsOptions): Calls {
  const open = new Map<number, Call>();
  // Making one takes longer than most calls that are answered at once: who was not listened to is used again.
  const spare: AbortController[] = [];
  // Calls of this turn of the event loop. One immediate for all: each of its own would hold on to its call until the turn ends.
  const starting = new Set<Call>();
  let turn: NodeJS.Immediate | undefined;

  const post = (call: Call, event: Parameters<Engine['post']>[1]): void => {
    if (!open.has(call.task.id)) return;
    engine().deliver(call.task.fiber, event);
    options.wake();
  };

  const close = (call: Call): void => {
    clearTimeout(call.wallTimer);
    open.delete(call.task.id);
    starting.delete(call);
  };

  /** Tells that the call has been started if it is still open in the next turn of the event loop. */
  const tellLater = (call: Call): void => {
    if (!turn) {
      turn = setImmediate(() => {
        turn = undefined;
        for (const begun of starting) post(begun, { kind: 'task', task: begun.task, event: { kind: 'started' } });
        starting.clear();
      });
    }
    starting.add(call);
  };

  /** In wall time a call gets no more than the time-outs it was given (or a run could stand still for hours). */
  const watch = (call: Call): void => {
    clearTimeout(call.wallTimer);
    const { timeoutAt, call: made } = call.task;
    const now = engine().now;
    const heartbeatAt = made.heartbeatSeconds === undefined ? Infinity : now + made.heartbeatSeconds * 1000;
    const limit = Math.min(timeoutAt ?? Infinity, heartbeatAt);
    call.limit = limit;
    if (call.isInHand || limit === Infinity || limit - now > 2_147_483_647) return;
    call.wallTimer = setTimeout(() => {
      call.waiting = true;
      options.overdue(limit);
      options.wake();
    }, limit - now);
  };

  const answered = (call: Call, answer: TaskAnswer): void => {
    if (!open.has(call.task.id)) return;
    if (answer.kind === 'timed-out') call.waiting = true;
    post(call, { kind: 'task', task: call.task, event: { kind: 'ended', answer } });
    if (answer.kind !== 'timed-out') close(call);
  };

  const report = (call: Call): TaskReporter => ({
    started: (workerName) => {
      const event = workerName === undefined ? { kind: 'started' as const } : { kind: 'started' as const, workerName };
      post(call, { kind: 'task', task: call.task, event });
    },
    submitted: (output) => {
      post(call, { kind: 'task', task: call.task, event: { kind: 'submitted', output } });
    },
    heartbeat: () => {
      if (!open.has(call.task.id)) return;
      watch(call);
      post(call, { kind: 'task', task: call.task, event: { kind: 'heartbeat' } });
    },
    waiting: (who = 'anybody') => {
      call.waiting = true;
      call.isInHand = who === 'person';
      if (call.isInHand) clearTimeout(call.wallTimer);
      options.wake();
    },
    log: (line) => {
      const { execution, enteredEventId: step } = call.task.fiber;
      options.onLog(execution.number === 0 ? { ...line, step } : line);
    },
  });

  const run = async (call: Call): Promise<void> => {
    const began = performance.now();
    let answer: TaskAnswer;
    try {
      answer = checked(await options.runner.start(call.task.call, report(call), call.controller.signal));
    } catch (problem) {
      answer = {
        kind: 'failed',
        error: 'States.TaskFailed',
        cause: problem instanceof Error ? problem.message : String(problem),
      };
    }
    if (open.has(call.task.id)) options.ended?.(call.task, performance.now() - began);
    answered(call, answer);
    const { controller } = call;
    if (!controller.signal.aborted && getEventListeners(controller.signal, 'abort').length === 0)
      spare.push(controller);
  };

  return {
    start(task) {
      const call: Call = {
        task,
        controller: spare.pop() ?? new AbortController(),
        waiting: false,
        isInHand: false,
        limit: Infinity,
        wallTimer: undefined,
      };
      open.set(task.id, call);
      watch(call);
      void run(call);
      // An answer that comes at once may say that the call was never started.
      if (task.call.integration.kind !== 'activity') tellLater(call);
    },
    stop(task) {
      const call = open.get(task.id);
      if (!call) return;
      close(call);
      call.controller.abort();
    },
    stopAll() {
      for (const call of [...open.values()]) {
        close(call);
        call.controller.abort();
      }
    },
    isBusy() {
      for (const call of open.values()) if (!call.waiting) return true;
      return false;
    },
    waiting() {
      return [...open.values()].filter(({ isInHand }) => !isInHand).map(({ task }) => task);
    },
    heldUntil() {
      const limits = [...open.values()].filter(({ isInHand }) => isInHand).map(({ limit }) => limit);
      return limits.length === 0 ? undefined : Math.min(...limits);
    },
  };
}

/** Runners are not trusted with the types: what is no JSON would break the run somewhere else. */
function checked(answer: TaskAnswer): TaskAnswer {
  if (answer.kind !== 'succeeded') return answer;
  const output = asJson(answer.output);
  if (!output.ok) return { kind: 'failed', error: 'Stepwright.InvalidAnswer', cause: output.problem };
  return output.value === answer.output ? answer : { ...answer, output: output.value };
}
