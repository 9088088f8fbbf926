import type { Pair } from '../../../../language/expressions/jsonata/resolved';
import { QueryError } from './errors';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import { contextOf, frameOf, isTuple, type Tuple } from './tuples';
import { append, isArray, setMember, type Sequence, type Value } from './values';

/** The items that gave one key, and the pair that made the key. */
interface Group {
  data: Value;
  /** `data`, once it is an array that only the group knows. */
  owned?: Value[];
  readonly pair: Pair;
}

/** An object constructor, and `{key: value}` behind a path: items with the same key are put together. */
export function evaluateGroup(pairs: readonly Pair[], input: Value, frame: Frame, evaluator: Evaluator): Value {
  const given: Sequence = isArray(input) ? input : [input];
  const tuples = given.tupleStream === true;
  // Nothing still gives an object when the keys need no item.
  const items = given.length === 0 && !tuples ? [undefined] : given;
  const groups = new Map<string, Group>();
  for (const item of items) {
    const context = contextOf(item);
    const around = frameOf(item, frame);
    for (const pair of pairs) {
      const key = evaluator.evaluate(pair.key, context, around);
      if (key !== undefined) addToGroup(groups, keyText(key), pair, item, evaluator);
    }
  }
  const result: Record<string, Value> = {};
  evaluator.limits.hold(groups.size * 8);
  for (const [key, { data, pair }] of groups) {
    const value = tuples ? evaluateTuples(pair, data, frame, evaluator) : evaluator.evaluate(pair.value, data, frame);
    if (value !== undefined) setMember(result, key, value);
  }
  return result;
}

function keyText(key: Value): string {
  if (typeof key !== 'string') throw new QueryError('T1003', { value: key });
  return key;
}

function addToGroup(groups: Map<string, Group>, key: string, pair: Pair, item: Value, evaluator: Evaluator): void {
  const group = groups.get(key);
  if (!group) {
    groups.set(key, { data: item, pair });
    return;
  }
  if (group.pair !== pair) throw new QueryError('D1009', { value: key });
  evaluator.limits.work(1);
  if (!group.owned) {
    group.owned = isArray(group.data) ? [...group.data] : [group.data];
    group.data = group.owned;
  }
  addItems(group.owned, item);
}

/** As append does, in place. */
function addItems(items: Value[], added: Value): void {
  if (isArray(added)) for (const item of added) items.push(item);
  else if (added !== undefined) items.push(added);
}

/** The tuples of a group as one: each name has the values of all. */
function evaluateTuples(pair: Pair, data: Value, frame: Frame, evaluator: Evaluator): Value {
  const reduced: Tuple = new Map();
  for (const tuple of isArray(data) ? data : [data]) {
    if (!isTuple(tuple)) continue;
    for (const [name, value] of tuple) reduced.set(name, append(reduced.get(name), value));
  }
  const context = reduced.get('@');
  reduced.delete('@');
  return evaluator.evaluate(pair.value, context, frameOf(reduced, frame));
}
