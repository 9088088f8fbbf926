import type { Json } from '../../language/json';
import { jsonBytes } from '../../language/json-bytes';

/** The service's quotas (digest D16-D32). `payload` and `history` can be lifted for a run. */
export interface Quotas {
  /** Largest input, output or variable in bytes of JSON text (D16, D23). */
  readonly payloadBytes: number;
  /** All variables that a state can see together (D24). */
  readonly variablesBytes: number;
  /** Events of a Standard execution; the last one is the ExecutionFailed that says so (D17, E20). */
  readonly historyEvents: number;
}

export const PAYLOAD_BYTES = 262_144;
export const VARIABLES_BYTES = 10 * 1024 * 1024;
export const HISTORY_EVENTS = 25_000;
/** Iterations of an inline Map that run at once even where `MaxConcurrency` is 0 (D26). */
export const INLINE_CONCURRENCY = 40;
/** The same for child executions of a Distributed Map (D27). */
export const DISTRIBUTED_CONCURRENCY = 10_000;
/** D32. */
export const LONGEST_WAIT_SECONDS = 2_147_483_647;
/** `TimeoutSeconds` and `HeartbeatSeconds` of a task (chapter 2, Task). */
export const LONGEST_TASK_SECONDS = 99_999_999;
/** Without a limit of its own an execution ends after this time (D18). */
export const EXPRESS_SECONDS = 300;
export const STANDARD_SECONDS = 31_536_000;
/** D29: longer texts are cut. */
export const ERROR_LENGTH = 256;
export const CAUSE_LENGTH = 32_768;

/** Beyond this no computer has a text for it, so lifting the limit of the service does not lift this one. */
const LARGEST_PAYLOAD_BYTES = 256 * 1024 * 1024;

export function quotas(limits: { readonly payload?: boolean; readonly history?: boolean } = {}): Quotas {
  return {
    payloadBytes: limits.payload === false ? LARGEST_PAYLOAD_BYTES : PAYLOAD_BYTES,
    variablesBytes: limits.payload === false ? LARGEST_PAYLOAD_BYTES : VARIABLES_BYTES,
    historyEvents: limits.history === false ? Infinity : HISTORY_EVENTS,
  };
}

/** Whether a value's JSON text has more than `limit` UTF-8 bytes (D33). Cheap for small values and for values seen before. */
export function isLargerThan(value: Json, limit: number): boolean {
  if (typeof value === 'string' && value.length * 6 + 2 <= limit) return false;
  return jsonBytes(value, limit) > limit;
}
