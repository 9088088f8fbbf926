import type { Json, JsonObject } from '../../language/json';
import { CAUSE_LENGTH, ERROR_LENGTH } from './quotas';

/**
 * Whether Retry and Catch may look at a failure (digest E6, E12, Appendix A's table). `redriven`: the attempt is only given up
 * for another one, as the execution was redriven.
 */
export type Handling = 'catchable' | 'fatal' | 'redriven';

/** Where a JSONata failure belongs. */
export interface EvaluationFault {
  readonly location: string | undefined;
  /** What EvaluationFailed hangs on: the event before the state (H19), or, for a value that cannot be used, its entry (recorded). */
  readonly after: 'before-state' | 'entered';
}

/**
 * An error of the States Language on its way through Retry and Catch (digest E1). It is a value: code that can fail
 * answers `T | Failure`, and exceptions stay for mistakes of our own. A class only so that it can be told from JSON.
 */
export class Failure {
  /** Whether EvaluationFailed has been written. */
  reported = false;
  /** Whether it came up after a Map state's own fields had done their work. */
  isFromInside = false;
  /** Longer texts are cut (digest D29). */
  readonly error: string | undefined;
  readonly cause: string | undefined;

  constructor(
    error: string | undefined,
    cause: string | undefined,
    readonly handling: Handling = 'catchable',
    /** Set for a JSONata failure: it is reported by an EvaluationFailed event first (H19). */
    readonly evaluation?: EvaluationFault,
    /** Set for a missed heartbeat: `States.HeartbeatTimeout` matches it too (E10). */
    readonly heartbeat?: true,
  ) {
    this.error = error?.slice(0, ERROR_LENGTH);
    this.cause = cause?.slice(0, CAUSE_LENGTH);
  }
}

/** The failure, marked as one that came up behind a Map state's own fields (H17). */
export function fromInside(failure: Failure): Failure {
  failure.isFromInside = true;
  return failure;
}

/** Digest E2: what a catcher gets. Both members are there: null where the failure has neither, a time-out has an empty cause. */
export function errorOutput(failure: Failure): JsonObject {
  return { Error: failure.error ?? null, Cause: failure.cause ?? (failure.error === undefined ? null : '') };
}

/** The members of a failure event: what is absent stays absent (digest H4, E29). */
export function failureDetails(failure: Failure): Record<string, Json> {
  const details: Record<string, Json> = {};
  if (failure.cause !== undefined) details['cause'] = failure.cause;
  if (failure.error !== undefined) details['error'] = failure.error;
  return details;
}

/** Digest E13: where it happened. */
export function causePrefix(state: string, enteredEventId: number): string {
  return `An error occurred while executing the state '${state}' (entered at the event id #${String(enteredEventId)}). `;
}
