import { type Json, isJsonObject } from './json';

/** Deep equality of JSON values; members of objects in any order. Deeply nested values cannot exhaust the stack. */
export function jsonEqual(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  const pending: [Json, Json][] = [[a, b]];
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (Array.isArray(left) || Array.isArray(right)) {
      if (!pushItems(left, right, pending)) return false;
    } else if (!isJsonObject(left) || !isJsonObject(right) || !pushMembers(left, right, pending)) return false;
  }
  return true;
}

function pushItems(left: Json, right: Json, pending: [Json, Json][]): boolean {
  if (!isJsonArray(left) || !isJsonArray(right) || left.length !== right.length) return false;
  left.forEach((item, i) => pending.push([item, right[i] ?? null]));
  return true;
}

function pushMembers(
  left: Readonly<Record<string, Json>>,
  right: Readonly<Record<string, Json>>,
  pending: [Json, Json][],
): boolean {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  for (const name of names) {
    if (!Object.hasOwn(right, name)) return false;
    pending.push([left[name] ?? null, right[name] ?? null]);
  }
  return true;
}

/** Whether the value is an array; unlike `Array.isArray` it keeps the type of the items. */
export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
