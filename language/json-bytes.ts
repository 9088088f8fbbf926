import { isJsonObject, type Json, type JsonObject } from './json';

/** What an object or array costs, once measured: values are immutable, and states hand on most of what they got. */
const measured = new WeakMap<object, number>();

interface Open {
  readonly container: object;
  readonly values: readonly Json[];
  next: number;
  bytes: number;
}

/**
 * UTF-8 bytes of the compact JSON text; of a value larger than `limit` only some number above it, without measuring the
 * rest. Without recursion, so that depth does not matter.
 */
export function jsonBytes(root: Json, limit = Infinity): number {
  if (typeof root !== 'object' || root === null) return scalarBytes(root, limit);
  const known = measured.get(root);
  if (known !== undefined) return known;
  let top = open(root, limit);
  // What the containers around `top` have so far, and all of it together.
  const around: Open[] = [];
  let total = top.bytes;
  while (total <= limit) {
    const child = top.values[top.next++];
    if (child === undefined) {
      if (top.bytes > 512) measured.set(top.container, top.bytes);
      const parent = around.pop();
      if (!parent) return total;
      parent.bytes += top.bytes;
      top = parent;
      continue;
    }
    const bytes = typeof child === 'object' && child !== null ? measured.get(child) : scalarBytes(child, limit);
    if (bytes !== undefined) {
      top.bytes += bytes;
      total += bytes;
    } else if (typeof child === 'object' && child !== null) {
      around.push(top);
      top = open(child, limit);
      total += top.bytes;
    }
  }
  return total;
}

function open(container: readonly Json[] | JsonObject, limit: number): Open {
  if (!isJsonObject(container)) {
    return { container, values: container, next: 0, bytes: 2 + Math.max(0, container.length - 1) };
  }
  const keys = Object.keys(container);
  let bytes = 2 + Math.max(0, keys.length - 1);
  for (const key of keys) bytes += textBytes(key, limit) + 1;
  return { container, values: Object.values(container), next: 0, bytes };
}

function scalarBytes(value: null | boolean | number | string, limit: number): number {
  if (typeof value === 'string') return textBytes(value, limit);
  if (value === null || value === true) return 4;
  if (value === false) return 5;
  return String(value).length;
}

/** Texts that stand in JSON as they are, found by the platform's quick search. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7f]*$/;

function textBytes(text: string, limit: number): number {
  let bytes = text.length + 2;
  if (bytes > limit || PLAIN.test(text)) return bytes;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22 || code === 0x5c) bytes += 1;
    else if (code < 0x20) bytes += code === 8 || code === 9 || code === 10 || code === 12 || code === 13 ? 1 : 5;
    else if (code < 0x80) continue;
    else if (code < 0x800) bytes += 1;
    else if (code < 0xd800 || code > 0xdfff) bytes += 2;
    else if (code <= 0xdbff && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      bytes += 2;
      i++;
    } else bytes += 5;
  }
  return bytes;
}
