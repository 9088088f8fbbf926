import type { Json, JsonObject } from '../../language/json';
import type { Outcome } from './handler-process';
import { spacedJson } from './lambda-envelope';
import type { TaskAnswer } from './task-runner';

/** What a function's call came to, as Step Functions hears it. */
export type FunctionResult =
  | { readonly kind: 'returned'; readonly output: Json; readonly bytes: number }
  /** `text` is the error as the runtime wrote it (digest E3). */
  | { readonly kind: 'raised'; readonly errorType: string; readonly error: JsonObject; readonly text: string }
  | { readonly kind: 'answer'; readonly answer: TaskAnswer };

export interface FunctionFacts {
  readonly requestId: string;
  readonly timeoutSeconds: number;
  /** Runtimes write JSON in their own ways: Python with blanks. */
  readonly runtime: 'python' | 'node' | undefined;
  /** The file, for what went wrong in loading it. */
  readonly file: string;
}

/** What became of a call, in the words of Lambda. */
export function resultOf(outcome: Outcome, facts: FunctionFacts): FunctionResult {
  const sandboxError = (errorType: string, message: string): FunctionResult => {
    const error = { errorType, errorMessage: `RequestId: ${facts.requestId} Error: ${message}` };
    return { kind: 'raised', errorType, error, text: JSON.stringify(error) };
  };
  switch (outcome.kind) {
    case 'returned':
      return outcome;
    case 'raised': {
      const errorType = outcome.error['errorType'];
      return {
        kind: 'raised',
        errorType: typeof errorType === 'string' && errorType !== '' ? errorType : 'Lambda.Unknown',
        error: outcome.error,
        text: facts.runtime === 'python' ? spacedJson(outcome.error) : JSON.stringify(outcome.error),
      };
    }
    case 'timed-out': {
      const seconds = facts.timeoutSeconds.toFixed(2);
      return sandboxError(
        'Sandbox.Timedout',
        outcome.while === 'running'
          ? `Task timed out after ${seconds} seconds`
          : `The module ${facts.file} has not been loaded in time: something in it never ends`,
      );
    }
    case 'exited': {
      const last = outcome.lastLines.length > 0 ? `\nIts last lines on stderr:\n${outcome.lastLines.join('\n')}` : '';
      return sandboxError('Runtime.ExitError', outcome.reason + last);
    }
    case 'not-started':
      return sandboxError('Runtime.InvalidEntrypoint', `The function cannot be started: ${outcome.message}`);
    case 'stopped':
      return { kind: 'answer', answer: { kind: 'timed-out' } };
  }
}

/** A mock of the function itself, as if it had run. */
export function resultOfMock(answer: TaskAnswer): FunctionResult {
  if (answer.kind !== 'succeeded') return { kind: 'answer', answer };
  return { kind: 'returned', output: answer.output, bytes: Buffer.byteLength(JSON.stringify(answer.output)) };
}
