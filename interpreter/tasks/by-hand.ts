import type { Json } from '../../language/json';
import { functionOf, isCallback, startsExecution } from './call-facts';
import { functionNameOf } from './function-name';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from './task-runner';

/** A call that a person may answer. */
export interface Question {
  readonly id: number;
  readonly state: string;
  readonly resource: string;
  /** The Lambda function that it calls. */
  readonly functionName?: string;
  /** It waits for its token, for a worker of its activity, or nothing answers it at all. */
  readonly reason: 'token' | 'activity' | 'missing';
  /** What is missing, and what else could be done about it. */
  readonly message?: string;
  /** What the call was given. */
  readonly input: Json;
  /** What an answer looks like. */
  readonly example: Json;
  readonly token?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

/** What a person says to a question. */
export type Reply =
  | { readonly kind: 'succeed'; readonly output: Json }
  | { readonly kind: 'fail'; readonly error: string; readonly cause: string }
  | { readonly kind: 'heartbeat' }
  /** No answer is to be waited for: the call goes on as it would where nobody is asked. */
  | { readonly kind: 'leave' };

/** Who is asked. Told of each question, and when it needs no answer any more. */
export interface Asker {
  asked(question: Question): void;
  settled(id: number): void;
}

export interface ByHand {
  readonly runner: TaskRunner;
  /** False where the question is settled. */
  reply(id: number, reply: Reply): boolean;
}

interface Open {
  readonly question: Question;
  readonly report: TaskReporter;
  readonly end: (answer: TaskAnswer) => void;
}

/**
 * Lets a person answer what would wait or fail without one: activities, task tokens, and calls that `inner` refuses because
 * nothing answers them. All other calls go to `inner`.
 */
export function answerByHand(inner: TaskRunner, asker: Asker, exampleOf: (call: TaskCall) => Json): ByHand {
  const open = new Map<number, Open>();
  let asked = 0;

  const ask = (
    call: TaskCall,
    report: TaskReporter,
    about: { readonly reason: Question['reason']; readonly message?: string },
    end: (answer: TaskAnswer) => void,
  ): number => {
    const { state, resource, input, token, timeoutSeconds, heartbeatSeconds } = call;
    const reference = functionOf(call);
    const question: Question = {
      id: ++asked,
      state,
      resource,
      input,
      example: exampleOf(call),
      ...(reference === undefined ? {} : { functionName: functionNameOf(reference) }),
      ...about,
      ...(token === undefined ? {} : { token }),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      ...(heartbeatSeconds === undefined ? {} : { heartbeatSeconds }),
    };
    open.set(question.id, { question, report, end });
    report.waiting('person');
    asker.asked(question);
    return question.id;
  };

  const settle = (id: number): void => {
    if (open.delete(id)) asker.settled(id);
  };

  /** Why nobody but a person can answer; undefined for a call that `inner` runs. */
  const obstacleOf = (call: TaskCall): string | undefined =>
    inner.refuse?.(call) ?? (inner.canRun(call) ? undefined : `Nothing answers ${call.resource}.`);

  const start = (call: TaskCall, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer> =>
    new Promise((resolve) => {
      let id: number | undefined;
      const end = (answer: TaskAnswer): void => {
        if (id !== undefined) settle(id);
        resolve(answer);
      };
      const stopped = (): void => {
        if (id !== undefined) settle(id);
      };
      stop.addEventListener('abort', stopped, { once: true });
      const isActivity = call.integration.kind === 'activity' && !inner.canRun(call);
      const message = isActivity ? undefined : obstacleOf(call);
      if (isActivity || message !== undefined) {
        const reason = isActivity ? 'activity' : 'missing';
        id = ask(call, report, { reason, ...(message === undefined ? {} : { message }) }, end);
        return;
      }
      const asking: TaskReporter = {
        submitted: (output) => {
          report.submitted(output);
        },
        started: (workerName) => {
          report.started(workerName);
        },
        heartbeat: () => {
          report.heartbeat();
        },
        log: (line) => {
          report.log(line);
        },
        waiting() {
          if (isCallback(call)) id ??= ask(call, report, { reason: 'token' }, end);
          else report.waiting();
        },
      };
      inner.start(call, asking, stop).then(end, (problem: unknown) => {
        end({ kind: 'failed', error: 'States.TaskFailed', cause: String(problem) });
      });
    });

  return {
    runner: {
      ...inner,
      // Executions of machines that are here are started by the engine itself.
      canRun: (call) => inner.canRun(call) || !startsExecution(call),
      refuse: () => undefined,
      start,
    },
    reply(id, reply) {
      const found = open.get(id);
      if (!found) return false;
      const { question, report, end } = found;
      if (question.reason === 'activity' && reply.kind !== 'leave') report.started('by hand');
      switch (reply.kind) {
        case 'heartbeat':
          report.heartbeat();
          return true;
        case 'leave':
          if (question.reason === 'missing') end({ kind: 'refused', cause: question.message ?? '' });
          else {
            settle(id);
            report.waiting('anybody');
          }
          return true;
        case 'succeed':
          end({ kind: 'succeeded', output: reply.output });
          return true;
        case 'fail':
          end({ kind: 'failed', error: reply.error, cause: reply.cause });
          return true;
      }
    },
  };
}
