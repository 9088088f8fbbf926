import { arityOf, type CallContext } from '../callables';
import { QueryError } from '../errors';
import { mergeSort } from '../merge-sort';
import { emptySequence, isArray, isRecord, isTrue, setMember, type Value } from '../values';

/** Functions that take a function (https://docs.jsonata.org/higher-order-functions). */

export function map([items, callable]: readonly Value[], context: CallContext): Value {
  if (!isArray(items)) return undefined;
  const result = emptySequence();
  items.forEach((item: Value, index) => {
    const value = callWith(callable, [item, index, items], context);
    if (value === undefined) return;
    result.push(value);
    context.hold(result.length * 8, 8);
  });
  return result;
}

export function filter([items, callable]: readonly Value[], context: CallContext): Value {
  if (!isArray(items)) return undefined;
  const result = emptySequence();
  items.forEach((item: Value, index) => {
    if (isTrue(callWith(callable, [item, index, items], context))) result.push(item);
  });
  context.hold(result.length * 8);
  return result;
}

export function single([items, callable]: readonly Value[], context: CallContext): Value {
  if (!isArray(items)) return undefined;
  const found: Value[] = [];
  items.forEach((item: Value, index) => {
    if (callable !== undefined && !isTrue(callWith(callable, [item, index, items], context))) return;
    if (found.length > 0) throw new QueryError('D3138');
    found.push(item);
  });
  if (found.length === 0) throw new QueryError('D3139');
  return found[0];
}

export function reduce([items, callable, initial]: readonly Value[], context: CallContext): Value {
  if (!isArray(items)) return undefined;
  const arity = arityOf(callable);
  if (arity < 2) throw new QueryError('D3050');
  const startsWithFirst = initial === undefined && items.length > 0;
  let result: Value = startsWithFirst ? items[0] : initial;
  for (let i = startsWithFirst ? 1 : 0; i < items.length; i++) {
    result = context.call(callable, [result, items[i], i, items].slice(0, Math.min(arity, 4)));
  }
  return result;
}

export function each([object, callable]: readonly Value[], context: CallContext): Value {
  const result = emptySequence();
  if (!isRecord(object)) return result;
  for (const [key, value] of Object.entries(object)) {
    const given = callWith(callable, [value, key, object], context);
    if (given !== undefined) result.push(given);
  }
  return result;
}

export function sift([object, callable]: readonly Value[], context: CallContext): Value {
  const result: Record<string, Value> = {};
  if (isRecord(object)) {
    for (const [key, value] of Object.entries(object)) {
      if (isTrue(callWith(callable, [value, key, object], context))) setMember(result, key, value);
    }
  }
  return Object.keys(result).length === 0 ? undefined : result;
}

export function sort([items, comparator]: readonly Value[], context: CallContext): Value {
  if (!isArray(items) || items.length <= 1) return items;
  context.hold(items.length * 8);
  if (comparator !== undefined) {
    return mergeSort(items, (left, right) => Boolean(context.call(comparator, [left, right])));
  }
  if (isAll(items, 'number') || isAll(items, 'string')) {
    return mergeSort(items, (left, right) => {
      context.work(1);
      return isBehind(left, right);
    });
  }
  throw new QueryError('D3070');
}

function isAll(items: readonly Value[], type: 'number' | 'string'): boolean {
  return items.every((item) => typeof item === type);
}

function isBehind(left: Value, right: Value): boolean {
  if (typeof left === 'number' && typeof right === 'number') return left > right;
  return typeof left === 'string' && typeof right === 'string' && left > right;
}

/** Hands over as many arguments as the function takes, at least one. */
function callWith(callable: Value, args: readonly Value[], context: CallContext): Value {
  return context.call(callable, args.slice(0, Math.max(1, arityOf(callable))));
}
