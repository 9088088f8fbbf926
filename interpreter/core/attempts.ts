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

/**
 * Makes attempts until one succeeds or no retrier takes the error any more; then a catcher may take it (digest E21, E30-E33).
 * `givenUp` is called between the two, for the event that says so (MapStateFailed, ParallelStateFailed).
 */
export function* withErrorHandling(
  fiber: Fiber,
  handling: ErrorHandling,
  attempt: () => Steps<Leaving | Failure>,
  givenUp?: (failure: Failure) => void,
): Steps<Leaving | Failure> {
  const { inspector } = fiber.engine;
  const counts = handling.retriers.map(() => inspector?.retries ?? 0);
  for (;;) {
    const outcome = yield* attempt();
    if (!(outcome instanceof Failure)) return outcome;
    reportEvaluation(fiber, outcome);
    const retry = nextRetry(fiber, handling, counts, outcome);
    if (retry) inspector?.retrier(retry.index, retry.delay);
    const delay = retry?.delay;
    if (inspector && delay !== undefined) return outcome;
    if (delay === undefined) {
      givenUp?.(outcome);
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
