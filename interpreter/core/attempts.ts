import type { JsonObject } from '../../language/json';
import type { QueryLanguage, StateType } from '../../language/fields/field';
import { catcherFor, compileCatchers, type Catcher } from './catchers';
import { compileRetriers, matchesError, retryDelay, type Retrier } from './error-handlers';
import { Failure } from './failure';
import { sleepUntil } from './fiber';
import { reportEvaluation } from './run-scope';
import type { Fiber, Leaving, Steps } from './runtime';

/** `Retry` and `Catch` of a Task, Parallel or Map state. */
export interface ErrorHandling {
  readonly type: StateType;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

export function compileErrorHandling(state: JsonObject, type: StateType, language: QueryLanguage): ErrorHandling {
  return { type, retriers: compileRetriers(state), catchers: compileCatchers(state, language) };
}

/** What a state tries. */
export interface Attempts {
  attempt(fiber: Fiber): Steps<Leaving | Failure>;
  /** Called when no retrier takes the error any more, for the event that says so (MapStateFailed, ParallelStateFailed). */
  givenUp?(fiber: Fiber, failure: Failure): void;
}

/**
 * The work of a state that makes attempts until one succeeds or no retrier takes the error any more; then a catcher may take
 * it (digest E21, E30-E33). `attempts` is made once for each state: a `function*` that is made for each visit has a hidden
 * class of its own, which V8 keeps, with all that the function sees, until a full collection.
 */
export function withErrorHandling(
  handling: ErrorHandling,
  attempts: Attempts,
): (fiber: Fiber) => Steps<Leaving | Failure> {
  return (fiber) => makeAttempts(fiber, handling, attempts);
}

function* makeAttempts(fiber: Fiber, handling: ErrorHandling, attempts: Attempts): Steps<Leaving | Failure> {
  const { inspector } = fiber.engine;
  const counts = handling.retriers.map(() => inspector?.retries ?? 0);
  let redrives = fiber.execution.redrives.count;
  for (;;) {
    const outcome = yield* attempts.attempt(fiber);
    if (!(outcome instanceof Failure)) return outcome;
    if (redrives !== fiber.execution.redrives.count) {
      // A redrive counts anew (digest A32).
      redrives = fiber.execution.redrives.count;
      counts.fill(0);
      fiber.retryCount = 0;
    }
    if (outcome.handling === 'redriven') continue;
    reportEvaluation(fiber, outcome);
    const retry = nextRetry(fiber, handling, counts, outcome);
    if (retry) inspector?.retrier(retry.index, retry.delay);
    const delay = retry?.delay;
    if (inspector && delay !== undefined) return outcome;
    if (delay === undefined) {
      attempts.givenUp?.(fiber, outcome);
      return caught(fiber, handling, outcome);
    }
    if (delay > 0) yield* sleepUntil(fiber, fiber.engine.now + delay * 1000);
    fiber.retryCount++;
  }
}

/**
 * The retrier that takes the failure, and the seconds until its next attempt: undefined where it is used up. Counts the
 * attempt.
 */
function nextRetry(
  fiber: Fiber,
  handling: ErrorHandling,
  counts: number[],
  failure: Failure,
): { readonly index: number; readonly delay: number | undefined } | undefined {
  const index = handling.retriers.findIndex((retrier) => matchesError(retrier.errorEquals, failure, handling.type));
  const retrier = handling.retriers[index];
  const count = counts[index] ?? 0;
  if (!retrier) return undefined;
  if (count >= retrier.maxAttempts) return { index, delay: undefined };
  counts[index] = count + 1;
  const delay = retryDelay(retrier, count + 1);
  return { index, delay: retrier.jitter ? delay * fiber.engine.random.next() : delay };
}

function caught(fiber: Fiber, handling: ErrorHandling, failure: Failure): Leaving | Failure {
  const catcher = catcherFor(handling.catchers, failure, handling.type);
  if (!catcher) return failure;
  fiber.engine.inspector?.catcher(handling.catchers.indexOf(catcher), failure);
  const left = catcher.leave(fiber, failure);
  if (left instanceof Failure) return left;
  return { output: left.output, assigned: left.assigned, next: catcher.next };
}
