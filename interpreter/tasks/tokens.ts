import type { Json } from '../../language/json';
import type { TaskAnswer, TaskReporter } from './task-runner';

/** Where tasks wait for their tokens, and where whoever holds one answers (digest A31). All answers tell whether the token was known. */
export interface TokenDesk {
  /** Waits for the answer. `submitted` is what the first call gave. */
  wait(token: string, report: TaskReporter, stop: AbortSignal, submitted?: Json): Promise<TaskAnswer>;
  succeed(token: string, output: Json): boolean;
  fail(token: string, error: string | undefined, cause: string | undefined): boolean;
  heartbeat(token: string): boolean;
}

export function createTokenDesk(): TokenDesk {
  const open = new Map<string, { readonly report: TaskReporter; readonly end: (answer: TaskAnswer) => void }>();
  // Somebody may answer before the call that handed out the token has come back.
  const early = new Map<string, TaskAnswer>();
  const settle = (token: string, answer: TaskAnswer): boolean => {
    const waiting = open.get(token);
    if (!waiting) {
      if (token === '' || early.has(token)) return false;
      early.set(token, answer);
      return true;
    }
    open.delete(token);
    waiting.end(answer);
    return true;
  };
  return {
    wait(token, report, stop, submitted) {
      const told = submitted === undefined ? {} : { submitted };
      const answered = early.get(token);
      if (answered) {
        early.delete(token);
        return Promise.resolve({ ...answered, ...told });
      }
      return new Promise((resolve) => {
        open.set(token, {
          report,
          end: (answer) => {
            resolve({ ...answer, ...told });
          },
        });
        stop.addEventListener(
          'abort',
          () => {
            if (!open.delete(token)) return;
            resolve({ kind: 'timed-out', ...told });
          },
          { once: true },
        );
        report.waiting();
      });
    },
    succeed: (token, output) => settle(token, { kind: 'succeeded', output }),
    fail: (token, error, cause) =>
      settle(token, {
        kind: 'failed',
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }),
    heartbeat(token) {
      open.get(token)?.report.heartbeat();
      return open.has(token);
    },
  };
}
