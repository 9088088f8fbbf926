import { QueryError } from './errors';

/**
 * A value within an evaluation: JSON, undefined for nothing, or a function. Arrays may carry the marks of a Sequence.
 */
export type Value = unknown;

/** An array that the evaluator made. The marks are those that the jsonata package's functions look at and set. */
export interface Sequence extends Array<Value> {
  /** The result of a path or filter: one item stands for itself, none for nothing (digest R29). */
  sequence?: boolean;
  /** One item stays an array. */
  keepSingleton?: boolean;
  /** Holds tuples (maps of bindings) instead of values. */
  tupleStream?: boolean;
  /** Made by an array constructor at the end of a path: not flattened. */
  cons?: boolean;
}

export function isSequence(value: Value): value is Sequence {
  return Array.isArray(value) && 'sequence' in value && value.sequence === true;
}

/** Any array, seen as one that may carry marks. */
export function isArray(value: Value): value is Sequence {
  return Array.isArray(value);
}

/** Marks an array of the evaluator's own as a sequence. */
export function asSequence(items: Sequence): Sequence {
  items.sequence = true;
  return items;
}

export function emptySequence(): Sequence {
  return asSequence([]);
}

/** An object that is neither an array nor a function. */
export function isRecord(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isFunction(value);
}

/** Functions carry the marks by which the package's own functions know them. */
export function isFunction(value: Value): boolean {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    (('_jsonata_function' in value && value._jsonata_function === true) ||
      ('_jsonata_lambda' in value && value._jsonata_lambda === true))
  );
}

/** Whether a value is a number; one that is not finite cannot be calculated with. */
export function isNumeric(value: Value): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new QueryError('D1001', { value });
  return true;
}

/** The member of an object itself, never of its prototype. */
export function member(object: Readonly<Record<string, Value>>, key: string): Value {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

/** Sets a member; `__proto__` is a name like any other. */
export function setMember(object: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[key] = value;
  }
}

/** The value of a name in an object, or those of all objects of an array. */
export function lookUp(input: Value, key: string): Value {
  if (isArray(input)) {
    const result = emptySequence();
    for (const item of input) {
      const found = lookUp(item, key);
      if (isArray(found)) for (const value of found) result.push(value);
      else if (found !== undefined) result.push(found);
    }
    return result;
  }
  return isRecord(input) ? member(input, key) : undefined;
}

/** Both as one array; nothing adds nothing. */
export function append(first: Value, second: Value): Value {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const result: Value[] = isArray(first) ? Array.from(first) : [first];
  if (isArray(second)) for (const item of second) result.push(item);
  else result.push(second);
  return result;
}

/** JSONata's notion of true; undefined for nothing. */
export function toBoolean(value: Value): boolean | undefined {
  if (value === undefined) return undefined;
  if (isArray(value)) {
    if (value.length === 1) return toBoolean(value[0]) ?? false;
    return value.some((item) => toBoolean(item) === true);
  }
  if (typeof value === 'string') return value.length > 0;
  if (typeof value === 'number') return isNumeric(value) && value !== 0;
  if (isRecord(value)) return Object.keys(value).length > 0;
  return value === true;
}

export function isTrue(value: Value): boolean {
  return toBoolean(value) === true;
}

/** Equality of JSON values; the order of members does not count. `tick` is called for each comparison. */
export function deepEqual(left: Value, right: Value, tick: () => void): boolean {
  tick();
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (isArray(left) && isArray(right)) {
    return left.length === right.length && left.every((item, index) => deepEqual(item, right[index], tick));
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(
      (key) =>
        Object.prototype.hasOwnProperty.call(right, key) && deepEqual(member(left, key), member(right, key), tick),
    )
  );
}
