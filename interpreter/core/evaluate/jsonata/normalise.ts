import type { Json } from '../../../../language/json';
import { isArray, isFunction, isRecord, setMember, type Value } from './values';

/** Large values that were found to be JSON: states hand them on, and they are never changed. */
const known = new WeakSet<object>();
/** Values with fewer parts are quicker looked at than remembered. */
const LARGE = 64;

/** Whether a value is what the platform's JSON reader could have given: then it is the result as it is. */
export function isJson(value: Value): value is Json {
  return parts(value) > 0;
}

/**
 * A result as plain JSON: sequences become arrays without marks, numbers that JSON lacks become text (digest F47).
 * Undefined for a value with a function in it, which no state can hold (R27).
 */
export function normalise(value: Value): Json | undefined {
  if (isJson(value)) return value;
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value + 0 : String(value);
    case 'object':
      if (isFunction(value)) return undefined;
      return isArray(value) ? plainArray(value) : plainObject(value);
    default:
      return undefined;
  }
}

/** How many parts a JSON value has; 0 for what is not JSON. */
function parts(value: Value): number {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return 1;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? 1 : 0;
    case 'object':
      return value === null || known.has(value) ? 1 : partsInside(value);
    default:
      return 0;
  }
}

function partsInside(value: object): number {
  if (isArray(value) ? isMarked(value) : !isRecord(value)) return 0;
  let total = 1;
  for (const part of Object.values(value)) {
    const count = parts(part);
    if (count === 0) return 0;
    total += count;
  }
  if (total >= LARGE) known.add(value);
  return total;
}

function isMarked(array: object): boolean {
  return 'sequence' in array || 'keepSingleton' in array || 'cons' in array;
}

function plainArray(items: readonly Value[]): Json | undefined {
  const result: Json[] = [];
  for (const item of items) {
    const value = item === undefined ? null : normalise(item);
    if (value === undefined) return undefined;
    result.push(value);
  }
  return result;
}

function plainObject(object: Value): Json | undefined {
  if (!isRecord(object)) return undefined;
  const result: Record<string, Json> = {};
  for (const [key, member] of Object.entries(object)) {
    if (member === undefined) continue;
    const value = normalise(member);
    if (value === undefined) return undefined;
    setMember(result, key, value);
  }
  return result;
}
