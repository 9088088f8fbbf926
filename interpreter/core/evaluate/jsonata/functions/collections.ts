import type { CallContext } from '../callables';
import { QueryError } from '../errors';
import {
  append as appended,
  asSequence,
  deepEqual,
  emptySequence,
  isArray,
  isFunction,
  isNumeric,
  isRecord,
  isSequence,
  lookUp,
  setMember,
  toBoolean,
  type Sequence,
  type Value,
} from '../values';

/** Functions of arrays and objects (https://docs.jsonata.org/array-functions, object-functions). */

export function count([items]: readonly Value[]): Value {
  return isArray(items) ? items.length : 0;
}

export function append([first, second]: readonly Value[], context: CallContext): Value {
  context.hold((sizeOf(first) + sizeOf(second)) * 8);
  return appended(first, second);
}

function sizeOf(value: Value): number {
  return isArray(value) ? value.length : 1;
}

export function reverse([items]: readonly Value[], context: CallContext): Value {
  if (!isArray(items) || items.length <= 1) return items;
  context.hold(items.length * 8);
  return Array.from(items).reverse();
}

/** Fisher and Yates, with the run's randomness. */
export function shuffle([items]: readonly Value[], context: CallContext): Value {
  if (!isArray(items) || items.length <= 1) return items;
  context.hold(items.length * 8);
  const result: Value[] = [];
  items.forEach((item: Value, index) => {
    const place = Math.floor(context.random() * (index + 1));
    result.push(result[place]);
    result[place] = item;
  });
  return result;
}

export function distinct([items]: readonly Value[], context: CallContext): Value {
  if (!isArray(items) || items.length <= 1) return items;
  const results: Sequence = isSequence(items) ? emptySequence() : [];
  const scalars = new Set<Value>();
  const compound: Value[] = [];
  for (const item of items as readonly Value[]) {
    context.work(1);
    if (typeof item !== 'object' || item === null) {
      if (scalars.has(item)) continue;
      scalars.add(item);
    } else {
      if (
        compound.some((other) =>
          deepEqual(item, other, () => {
            context.work(1);
          }),
        )
      )
        continue;
      compound.push(item);
    }
    results.push(item);
  }
  return results;
}

export function zip(arrays: readonly Value[], context: CallContext): Value {
  const shortest = Math.min(...arrays.map((array) => (isArray(array) ? array.length : 0)));
  if (arrays.length === 0) return [];
  context.hold(shortest * arrays.length * 8);
  return Array.from({ length: shortest }, (_empty, index) =>
    arrays.map((array): Value => (isArray(array) ? array[index] : undefined)),
  );
}

export function keys([value]: readonly Value[], context: CallContext): Value {
  if (!isArray(value)) return asSequence(isRecord(value) ? Object.keys(value) : []);
  const all: Record<string, Value> = {};
  for (const item of value) {
    context.work(1);
    const names = keys([item], context);
    if (isArray(names)) for (const name of names) setMember(all, String(name), true);
  }
  return asSequence(Object.keys(all));
}

export function lookup([value, key]: readonly Value[]): Value {
  return lookUp(value, String(key));
}

export function spread([value]: readonly Value[], context: CallContext): Value {
  if (isArray(value)) {
    const all: Value[] = [];
    for (const item of value) {
      const parts = spread([item], context);
      if (isArray(parts)) for (const part of parts) all.push(part);
      else if (parts !== undefined) all.push(parts);
    }
    return all.length === 0 ? emptySequence() : all;
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  context.hold(entries.length * 8);
  return asSequence(
    entries.map(([key, member]) => {
      const object: Record<string, Value> = {};
      setMember(object, key, member);
      return object;
    }),
  );
}

export function merge([objects]: readonly Value[], context: CallContext): Value {
  if (!isArray(objects)) return undefined;
  const result: Record<string, Value> = {};
  for (const object of objects) {
    if (!isRecord(object)) continue;
    for (const [key, value] of Object.entries(object)) {
      context.work(1);
      setMember(result, key, value);
    }
  }
  return result;
}

export function boolean([value]: readonly Value[]): Value {
  return toBoolean(value);
}

export function not([value]: readonly Value[]): Value {
  const truth = toBoolean(value);
  return truth === undefined ? undefined : !truth;
}

export function exists([value]: readonly Value[]): Value {
  return value !== undefined;
}

export function error([message]: readonly Value[]): never {
  throw new QueryError('D3137', { message: nonEmpty(message) ?? '$error() function evaluated' });
}

export function assert([condition, message]: readonly Value[]): Value {
  if (condition === true) return undefined;
  throw new QueryError('D3141', { message: nonEmpty(message) ?? '$assert() statement failed' });
}

function nonEmpty(message: Value): string | undefined {
  return typeof message === 'string' && message !== '' ? message : undefined;
}

export function type([value]: readonly Value[]): Value {
  if (value === undefined) return undefined;
  if (value === null) return 'null';
  if (isNumeric(value)) return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (isArray(value)) return 'array';
  return isFunction(value) ? 'function' : 'object';
}
