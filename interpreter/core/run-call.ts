import type { Json } from '../../language/json';
import { dataLimitFailure } from './data-flow';
import { Failure, failureDetails } from './failure';
import { isLargerThan } from './quotas';
import { eventsOf } from './task-events';
import type { Fiber, Message, PendingTask, Steps } from './runtime';
import type { Timer } from './scheduler';
import type { TaskAnswer, TaskCall } from './task-call';

/**
 * One call of a Task state, from its scheduling to its end (digest H12-H15, E16, E17): answers the result, or the error that
 * Retry and Catch get.
 */
export function* runCall(fiber: Fiber, call: TaskCall): Steps<Json | Failure> {
  const { engine, execution } = fiber;
  const types = eventsOf(call, execution.identity.region);
  const emit = (type: string, details?: Readonly<Record<string, Json>>): void => {
    fiber.lastEventId = execution.emit(fiber.lastEventId, type, details);
  };
  emit(types.scheduled, types.scheduledDetails);

  const deadline = after(fiber, call.timeoutSeconds);
  const isActivity = call.integration.kind === 'activity';
  // A worker beats from the moment that it has taken the task.
  let heartbeat = isActivity ? undefined : after(fiber, call.heartbeatSeconds);
  const task = engine.startTask({ fiber, call, scheduledEventId: fiber.lastEventId, timeoutAt: deadline?.at });
  let started = false;
  let submitted = false;
  const start = (workerName?: string): void => {
    if (started) return;
    started = true;
    emit(types.started, types.startedDetails(workerName));
    if (isActivity) heartbeat = after(fiber, call.heartbeatSeconds);
  };
  const submit = (output: Json | undefined): void => {
    if (submitted || output === undefined || !types.submitted) return;
    submitted = true;
    emit(types.submitted, types.withOutput(output));
  };

  let arriving: { readonly timer: Timer; readonly answer: TaskAnswer } | undefined;
  for (;;) {
    const message: Message = yield;
    let answer: TaskAnswer | undefined;
    if (message.kind === 'timer' && message.timer === arriving?.timer) ({ answer } = arriving);
    else if (message.kind === 'timer') {
      const missed = message.timer === heartbeat;
      if (!missed && message.timer !== deadline) continue;
      close(fiber, task, deadline, heartbeat);
      if (!isActivity) start();
      emit(types.timedOut, types.failedDetails({ error: 'States.Timeout' }));
      yield* othersFirst(fiber);
      return new Failure('States.Timeout', undefined, 'catchable', undefined, missed || undefined);
    }
    if (message.kind === 'task' && message.task === task) {
      const { event } = message;
      if (event.kind === 'heartbeat') {
        if (heartbeat) heartbeat.cancelled = true;
        heartbeat = after(fiber, call.heartbeatSeconds);
      } else if (event.kind === 'started') start(event.workerName);
      else if (event.kind === 'submitted') {
        start();
        submit(event.output);
      } else ({ answer } = event);
    }
    if (!answer) continue;
    const delay = arriving ? 0 : delayOf(answer);
    const timer = delay > 0 ? after(fiber, delay) : undefined;
    if (timer) {
      start();
      arriving = { timer, answer };
      continue;
    }
    const ended = end(fiber, answer, { start, submit, emit, types, isActivity });
    if (ended === 'waits' && (deadline || heartbeat)) continue;
    close(fiber, task, deadline, heartbeat);
    if (ended !== 'waits') return ended;
    emit(types.timedOut, types.failedDetails({ error: 'States.Timeout' }));
    return new Failure('States.Timeout', undefined);
  }
}

function delayOf(answer: TaskAnswer): number {
  return answer.kind === 'succeeded' || answer.kind === 'failed' ? (answer.delaySeconds ?? 0) : 0;
}

interface Writing {
  start(): void;
  submit(output: Json | undefined): void;
  emit(type: string, details?: Readonly<Record<string, Json>>): void;
  readonly isActivity: boolean;
  readonly types: ReturnType<typeof eventsOf>;
}

/** Writes how the call ended; `waits` for a call that would not have ended within its time. */
function end(fiber: Fiber, answer: TaskAnswer, write: Writing): Json | Failure | 'waits' {
  const { types } = write;
  switch (answer.kind) {
    case 'timed-out':
      // Whether a worker had taken an activity task has been told before.
      if (!write.isActivity) write.start();
      write.submit(answer.submitted);
      return 'waits';
    case 'refused':
    case 'failed':
      return fail(answer, write);
    case 'succeeded': {
      write.start();
      write.submit(answer.submitted);
      if (isLargerThan(answer.output, fiber.engine.quotas.payloadBytes)) {
        const failure = dataLimitFailure(types.name);
        write.emit(types.failed, types.failedDetails(failureDetails(failure)));
        return failure;
      }
      write.emit(types.succeeded, types.withOutput(answer.output));
      return answer.output;
    }
  }
}

function fail(answer: Extract<TaskAnswer, { kind: 'failed' | 'refused' }>, write: Writing): Failure {
  const { types } = write;
  if (answer.kind === 'refused') return new Failure('States.Runtime', answer.cause, 'fatal');
  const phase = answer.phase ?? 'run';
  if (phase === 'run' || phase === 'submit') write.start();
  write.submit(answer.submitted);
  const failure = new Failure(answer.error, answer.cause);
  const type = {
    run: types.failed,
    start: types.startFailed,
    submit: types.submitFailed,
    schedule: types.scheduleFailed,
  }[phase];
  write.emit(type, types.failedDetails(failureDetails(failure)));
  return failure;
}

function after(fiber: Fiber, seconds: number | undefined): Timer | undefined {
  return seconds === undefined ? undefined : fiber.engine.setTimer(fiber, fiber.engine.now + seconds * 1000);
}

/** The call is over for the state, whoever ended it. */
function close(fiber: Fiber, task: PendingTask, ...timers: (Timer | undefined)[]): void {
  for (const timer of timers) if (timer) timer.cancelled = true;
  fiber.task = undefined;
  fiber.engine.host.stopTask(task);
}

/** What else falls due at the same moment is written before the consequences (digest W12). */
function* othersFirst(fiber: Fiber): Steps<void> {
  fiber.engine.post(fiber, { kind: 'go' });
  for (;;) {
    const message = yield;
    if (message.kind === 'go') return;
  }
}
