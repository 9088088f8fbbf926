import type { Json } from '../../language/json';
import { dataLimitFailure } from './data-flow';
import { Failure, failureDetails } from './failure';
import { isLargerThan } from './quotas';
import type { TaskEvents } from './task-events';
import type { Fiber, Message, PendingTask, Steps, TaskEvent } from './runtime';
import type { Timer } from './scheduler';
import type { TaskAnswer, TaskCall } from './task-call';

/**
 * One call of a Task state, from its scheduling to its end (digest H12-H15, E16, E17): answers the result, or the error that
 * Retry and Catch get. `events` are those of the state's calls.
 */
export function* runCall(fiber: Fiber, call: TaskCall, events: TaskEvents): Steps<Json | Failure> {
  const open = new OpenCall(fiber, call, events);
  let arriving: { readonly timer: Timer; readonly answer: TaskAnswer } | undefined;
  for (;;) {
    const message: Message = yield;
    let answer: TaskAnswer | undefined;
    if (message.kind === 'redriven') {
      if (arriving) arriving.timer.cancelled = true;
      open.close();
      return new Failure(undefined, undefined, 'redriven');
    }
    if (message.kind === 'timer' && message.timer === arriving?.timer) ({ answer } = arriving);
    else if (message.kind === 'timer') {
      const missed = message.timer === open.heartbeat;
      if (!missed && message.timer !== open.deadline) continue;
      open.close();
      open.timedOut();
      yield* othersFirst(fiber);
      return new Failure('States.Timeout', undefined, 'catchable', undefined, missed || undefined);
    }
    if (message.kind === 'task' && message.task === open.task) answer = open.take(message.event);
    if (!answer) continue;
    const delay = arriving ? 0 : delayOf(answer);
    const timer = delay > 0 ? arrival(fiber, delay) : undefined;
    if (timer) {
      open.start();
      arriving = { timer, answer };
      continue;
    }
    const ended = open.end(answer);
    if (ended === 'waits' && (open.deadline || open.heartbeat)) continue;
    open.close();
    if (ended !== 'waits') return ended;
    open.emit(events.timedOut, events.failedDetails({ error: 'States.Timeout' }));
    return new Failure('States.Timeout', undefined);
  }
}

function delayOf(answer: TaskAnswer): number {
  return answer.kind === 'succeeded' || answer.kind === 'failed' ? (answer.delaySeconds ?? 0) : 0;
}

/** A call that has been scheduled: its timers, and its events, each written once. */
class OpenCall {
  readonly task: PendingTask;
  readonly deadline: Timer | undefined;
  heartbeat: Timer | undefined;
  private readonly isActivity: boolean;
  private isStarted = false;
  private isSubmitted = false;

  constructor(
    private readonly fiber: Fiber,
    private readonly call: TaskCall,
    private readonly events: TaskEvents,
  ) {
    this.emit(events.scheduled, events.scheduledDetails(call, fiber.execution.identity.region));
    this.deadline = after(fiber, call.timeoutSeconds);
    this.isActivity = call.integration.kind === 'activity';
    // A worker beats from the moment that it has taken the task.
    this.heartbeat = this.isActivity ? undefined : after(fiber, call.heartbeatSeconds);
    const timeoutAt = this.deadline?.at;
    this.task = fiber.engine.startTask({ fiber, call, scheduledEventId: fiber.lastEventId, timeoutAt });
  }

  emit(type: string, details?: Readonly<Record<string, Json>>): void {
    const { fiber } = this;
    fiber.lastEventId = fiber.execution.emit(fiber.lastEventId, type, details);
  }

  start(workerName?: string): void {
    if (this.isStarted) return;
    this.isStarted = true;
    this.emit(this.events.started, this.events.startedDetails(workerName));
    if (this.isActivity) this.heartbeat = after(this.fiber, this.call.heartbeatSeconds);
  }

  /** Its own time or that of its heartbeat is over. */
  timedOut(): void {
    if (!this.isActivity) this.start();
    this.emit(this.events.timedOut, this.events.failedDetails({ error: 'States.Timeout' }));
  }

  /** What the outside tells; the answer, if it is one. */
  take(event: TaskEvent): TaskAnswer | undefined {
    switch (event.kind) {
      case 'heartbeat':
        if (this.heartbeat) this.heartbeat.cancelled = true;
        this.heartbeat = after(this.fiber, this.call.heartbeatSeconds);
        return undefined;
      case 'started':
        this.start(event.workerName);
        return undefined;
      case 'submitted':
        this.start();
        this.submit(event.output);
        return undefined;
      case 'ended':
        return event.answer;
    }
  }

  /** Writes how the call ended; `waits` for a call that would not have ended within its time. */
  end(answer: TaskAnswer): Json | Failure | 'waits' {
    switch (answer.kind) {
      case 'timed-out':
        // Whether a worker had taken an activity task has been told before.
        if (!this.isActivity) this.start();
        this.submit(answer.submitted);
        return 'waits';
      case 'refused':
      case 'failed':
        return this.fail(answer);
      case 'succeeded':
        return this.succeed(answer);
    }
  }

  /** The call is over for the state, whoever ended it. */
  close(): void {
    const { fiber, deadline, heartbeat } = this;
    if (deadline) deadline.cancelled = true;
    if (heartbeat) heartbeat.cancelled = true;
    fiber.task = undefined;
    fiber.engine.host.stopTask(this.task);
  }

  private submit(output: Json | undefined): void {
    const { submitted } = this.events;
    if (this.isSubmitted || output === undefined || !submitted) return;
    this.isSubmitted = true;
    this.emit(submitted, this.events.withOutput(output));
  }

  private succeed(answer: Extract<TaskAnswer, { kind: 'succeeded' }>): Json | Failure {
    const { events } = this;
    this.start();
    this.submit(answer.submitted);
    if (isLargerThan(answer.output, this.fiber.engine.quotas.payloadBytes)) {
      const failure = dataLimitFailure(events.name);
      this.emit(events.failed, events.failedDetails(failureDetails(failure)));
      return failure;
    }
    this.emit(events.succeeded, events.withOutput(answer.output));
    return answer.output;
  }

  private fail(answer: Extract<TaskAnswer, { kind: 'failed' | 'refused' }>): Failure {
    const { events } = this;
    if (answer.kind === 'refused') return new Failure('States.Runtime', answer.cause, 'fatal');
    const phase = answer.phase ?? 'run';
    if (phase === 'run' || phase === 'submit') this.start();
    this.submit(answer.submitted);
    const failure = new Failure(answer.error, answer.cause);
    const type = {
      run: events.failed,
      start: events.startFailed,
      submit: events.submitFailed,
      schedule: events.scheduleFailed,
    }[phase];
    this.emit(type, events.failedDetails(failureDetails(failure)));
    return failure;
  }
}

/** An answer that takes its time comes as any other from outside: one at a time, so that a log tells all of the order. */
function arrival(fiber: Fiber, seconds: number): Timer {
  const { engine } = fiber;
  const timer: Timer = engine.at(engine.now + seconds * 1000, () => {
    engine.deliver(fiber, { kind: 'timer', timer });
  });
  return timer;
}

function after(fiber: Fiber, seconds: number | undefined): Timer | undefined {
  return seconds === undefined ? undefined : fiber.engine.setTimer(fiber, fiber.engine.now + seconds * 1000);
}

/** What else falls due at the same moment is written before the consequences (digest W12). */
function* othersFirst(fiber: Fiber): Steps<void> {
  fiber.engine.post(fiber, { kind: 'go' });
  for (;;) {
    const message = yield;
    if (message.kind === 'go') return;
  }
}
