import { isJsonObject, type Json } from '../../language/json';

/** The service's quotas (digest D16-D32). `payload` and `history` can be lifted for a run. */
export interface Quotas {
  /** Largest input, output or variable in bytes of JSON text (D16, D23). */
  readonly payloadBytes: number;
  /** Events of a Standard execution; the last one is the ExecutionFailed that says so (D17, E20). */
  readonly historyEvents: number;
}

export const PAYLOAD_BYTES = 262_144;
export const HISTORY_EVENTS = 25_000;
/** Iterations of an inline Map that run at once even where `MaxConcurrency` is 0 (D26). */
export const INLINE_CONCURRENCY = 40;
/** The same for child executions of a Distributed Map (D27). */
export const DISTRIBUTED_CONCURRENCY = 10_000;
/** D32. */
export const LONGEST_WAIT_SECONDS = 2_147_483_647;
/** Without a limit of its own an execution ends after this time (D18). */
export const EXPRESS_SECONDS = 300;
export const STANDARD_SECONDS = 31_536_000;
/** D29: longer texts are cut. */
export const ERROR_LENGTH = 256;
export const CAUSE_LENGTH = 32_768;

export function quotas(limits: { readonly payload?: boolean; readonly history?: boolean } = {}): Quotas {
  return {
    payloadBytes: limits.payload === false ? Infinity : PAYLOAD_BYTES,
    historyEvents: limits.history === false ? Infinity : HISTORY_EVENTS,
  };
}

/** What an object or array costs, once measured: values are immutable, and states hand on most of what they got. */
const measured = new WeakMap<object, number>();

/** Whether a value's JSON text has more than `limit` UTF-8 bytes (D33). Cheap for small values and for values seen before. */
export function isLargerThan(value: Json, limit: number): boolean {
  if (limit === Infinity) return false;
  if (typeof value === 'string') return value.length * 6 + 2 > limit && textBytes(value) > limit;
  if (typeof value !== 'object' || value === null) return false;
  return jsonBytes(value) > limit;
}

/** UTF-8 bytes of the compact JSON text. Without recursion, so that depth does not matter. */
export function jsonBytes(root: Json): number {
  if (typeof root !== 'object' || root === null) return scalarBytes(root);
  const known = measured.get(root);
  if (known !== undefined) return known;
  const stack: { container: object; values: readonly Json[]; next: number; bytes: number }[] = [open(root)];
  for (;;) {
    const top = stack[stack.length - 1];
    if (!top) return 0;
    const child = top.values[top.next];
    if (child === undefined) {
      stack.pop();
      if (top.bytes > 512) measured.set(top.container, top.bytes);
      const parent = stack[stack.length - 1];
      if (!parent) return top.bytes;
      parent.bytes += top.bytes;
      continue;
    }
    top.next++;
    if (typeof child !== 'object' || child === null) {
      top.bytes += scalarBytes(child);
      continue;
    }
    const seen = measured.get(child);
    if (seen === undefined) stack.push(open(child));
    else top.bytes += seen;
  }
}

function open(container: readonly Json[] | { readonly [key: string]: Json }): {
  container: object;
  values: readonly Json[];
  next: number;
  bytes: number;
} {
  if (!isJsonObject(container))
    return { container, values: container, next: 0, bytes: 2 + Math.max(0, container.length - 1) };
  const keys = Object.keys(container);
  let bytes = 2 + Math.max(0, keys.length - 1);
  for (const key of keys) bytes += textBytes(key) + 1;
  return { container, values: Object.values(container), next: 0, bytes };
}

function scalarBytes(value: null | boolean | number | string): number {
  if (typeof value === 'string') return textBytes(value);
  if (value === null || value === true) return 4;
  if (value === false) return 5;
  return String(value).length;
}

function textBytes(text: string): number {
  let bytes = text.length + 2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x5c) bytes += 1;
    else if (code < 0x20) bytes += code === 8 || code === 9 || code === 10 || code === 12 || code === 13 ? 1 : 5;
    else if (code < 0x80) continue;
    else if (code < 0x800) bytes += 1;
    else if (code >= 0xd800 && code <= 0xdbff) {
      bytes += 2;
      i++;
    } else bytes += 2;
  }
  return bytes;
}
