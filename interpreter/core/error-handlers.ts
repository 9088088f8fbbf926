import type { JsonObject } from '../../language/json';
import type { StateType } from '../../language/fields/field';
import type { Failure } from './failure';
import { objectsOf, numberOf, textOf, textsOf } from './read';

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number;
  readonly jitter: boolean;
}

/** Digest chapter 2, "Retry and Catch". */
export function compileRetriers(state: JsonObject): readonly Retrier[] {
  return objectsOf(state, 'Retry').map((retrier) => ({
    errorEquals: textsOf(retrier, 'ErrorEquals'),
    intervalSeconds: numberOf(retrier, 'IntervalSeconds') ?? 1,
    maxAttempts: numberOf(retrier, 'MaxAttempts') ?? 3,
    backoffRate: numberOf(retrier, 'BackoffRate') ?? 2,
    maxDelaySeconds: numberOf(retrier, 'MaxDelaySeconds') ?? Infinity,
    jitter: textOf(retrier, 'JitterStrategy') === 'FULL',
  }));
}

/** Seconds before retry number `count` (1 for the first) of a retrier (digest S59, W32). */
export function retryDelay(retrier: Retrier, count: number): number {
  return Math.min(retrier.intervalSeconds * retrier.backoffRate ** (count - 1), retrier.maxDelaySeconds);
}

/** Other names under which the documentation lists an error that the service reports (digest X2, E10, E11). */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  'States.ReferencePathConflict': ['States.ResultPathMatchFailure'],
};

/** Whether a retrier's or catcher's `ErrorEquals` matches a failure of a state of that type (digest E4-E7). */
export function matchesError(errorEquals: readonly string[], failure: Failure, type: StateType): boolean {
  if (failure.handling === 'fatal') return false;
  const { error } = failure;
  return errorEquals.some((name) => {
    if (name === 'States.ALL') return true;
    if (error !== undefined && (name === error || ALIASES[error]?.includes(name))) return true;
    if (name === 'States.TaskFailed') return type === 'Task' && error !== 'States.Timeout';
    if (name === 'States.HeartbeatTimeout') return failure.heartbeat === true;
    return name === 'States.BranchFailed' && type === 'Parallel';
  });
}
