import type { SortForm } from '../../../../language/expressions/jsonata/resolved';
import { QueryError } from './errors';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import { mergeSort } from './merge-sort';
import { contextOf, frameOf } from './tuples';
import type { Sequence, Value } from './values';

/** `^(<a, >b)`: the items in the order of their terms; what has no value for a term comes last. */
export function orderBy(step: SortForm, items: Sequence, frame: Frame, evaluator: Evaluator): Sequence {
  if (items.length <= 1) return items;
  evaluator.limits.hold(items.length * 8);
  const sorted: Sequence = mergeSort(items, (left, right) => {
    const order = compareByTerms(step, left, right, frame, evaluator);
    return order > 0;
  });
  if (items.tupleStream === true) sorted.tupleStream = true;
  return sorted;
}

function compareByTerms(step: SortForm, left: Value, right: Value, frame: Frame, evaluator: Evaluator): number {
  for (const term of step.terms) {
    const first = evaluator.evaluate(term.expression, contextOf(left), frameOf(left, frame));
    const second = evaluator.evaluate(term.expression, contextOf(right), frameOf(right, frame));
    const order = compare(first, second, term.descending ? -1 : 1);
    if (order !== 0) return order;
  }
  return 0;
}

/** `direction` is -1 for a descending order. */
function compare(left: Value, right: Value, direction: 1 | -1): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  if (!isOrdered(left) || !isOrdered(right)) throw new QueryError('T2008');
  if (typeof left !== typeof right) throw new QueryError('T2007', { value: left, value2: right });
  if (left === right) return 0;
  return left < right ? -direction : direction;
}

function isOrdered(value: Value): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
