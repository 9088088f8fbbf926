import type { PathForm, Resolved, SortForm, Stage } from '../../../../language/expressions/jsonata/resolved';
import type { Evaluator } from './evaluator';
import type { Frame } from './frame';
import { evaluateGroup } from './group';
import { orderBy } from './order-by';
import { contextOf, frameOf, isTuple, type Tuple } from './tuples';
import {
  asSequence,
  emptySequence,
  isArray,
  isNumeric,
  isRecord,
  isSequence,
  isTrue,
  member,
  type Sequence,
  type Value,
} from './values';

/** A path: each step is evaluated for each item that the step before gave (https://docs.jsonata.org/path-operators). */
export function evaluatePath(path: PathForm, input: Value, frame: Frame, evaluator: Evaluator): Value {
  const plain = evaluatePlainPath(path, input, frame, evaluator);
  if (plain !== COMPLEX) return plain;
  const [first] = path.steps;
  let items: Sequence = isArray(input) && first?.kind !== 'variable' ? input : asSequence([input]);
  let result: Value = items;
  let tuples: Sequence | undefined;
  let tupleStream = false;
  for (let i = 0; i < path.steps.length; i++) {
    const step = path.steps[i];
    if (!step) break;
    if (step.tuple === true) tupleStream = true;
    if (i === 0 && step.consArray === true) {
      result = evaluator.evaluate(step, items, frame);
    } else if (tupleStream) {
      tuples = evaluateTupleStep(step, items, tuples, frame, evaluator);
    } else {
      result = evaluateStep(step, i === path.steps.length - 1 ? 'last' : 'inner', items, frame, evaluator);
    }
    if (!tupleStream && (result === undefined || (isArray(result) && result.length === 0))) break;
    if (step.focus === undefined) items = isArray(result) ? result : emptySequence();
  }
  return finishPath(path, tupleStream ? { tuples: tuples ?? emptySequence() } : { result }, frame, evaluator);
}

function finishPath(
  path: PathForm,
  found: { readonly result: Value } | { readonly tuples: Sequence },
  frame: Frame,
  evaluator: Evaluator,
): Value {
  let result: Value;
  if (!('tuples' in found)) result = found.result;
  else if (path.tuple === true) result = found.tuples;
  else result = asSequence(found.tuples.map(contextOf));
  if (path.keepSingletons === true && isArray(result)) {
    if (result.cons === true && result.sequence !== true) result = asSequence([result]);
    // Only sequences are looked at for the mark; an array of the input is not to be touched.
    if (isSequence(result)) result.keepSingleton = true;
  }
  if (!path.group) return result;
  return evaluateGroup(path.group, 'tuples' in found ? found.tuples : result, frame, evaluator);
}

/** Stands for a path that is not plain. */
const COMPLEX = Symbol('complex');

/**
 * The common case, `$variable.name.name`, as long as no array is met on the way: then each step is a member of the object
 * before. Answers COMPLEX for all others.
 */
function evaluatePlainPath(path: PathForm, input: Value, frame: Frame, evaluator: Evaluator): Value {
  if (path.plain === undefined) path.plain = isPlain(path);
  if (!path.plain) return COMPLEX;
  let value = input;
  const last = path.steps.length - 1;
  for (let i = 0; i <= last; i++) {
    const step = path.steps[i];
    if (step?.kind === 'variable') value = frame.lookUp(String(step.value));
    else if (step?.kind === 'name' && isRecord(value)) value = member(value, String(step.value));
    else if (isArray(value)) return COMPLEX;
    else value = undefined;
    if (value === undefined) break;
    if (isArray(value) && (i < last || value.sequence === true || value.cons === true)) return COMPLEX;
  }
  evaluator.limits.reach(1);
  return value;
}

function isPlain(path: PathForm): boolean {
  if (path.group || path.keepSingletons === true || path.tuple === true) return false;
  return path.steps.every(
    (step, index) =>
      (step.kind === 'name' || (step.kind === 'variable' && index === 0 && step.value !== '')) &&
      !step.stages &&
      !step.predicates &&
      !step.group &&
      step.keepArray !== true &&
      step.tuple !== true,
  );
}

function evaluateStep(
  step: Resolved,
  place: 'inner' | 'last',
  items: Sequence,
  frame: Frame,
  evaluator: Evaluator,
): Sequence {
  if (step.kind === 'sort') return evaluateStages(step, orderBy(step, items, frame, evaluator), frame, evaluator);
  const results: Value[] = [];
  let length = 0;
  for (let i = 0; i < items.length; i++) {
    let value = evaluator.evaluate(step, items[i], frame);
    if (step.stages) {
      for (const stage of step.stages) {
        if (stage.kind === 'filter') value = evaluateFilter(stage.expression, value, frame, evaluator);
      }
    }
    if (value === undefined) continue;
    results.push(value);
    const added = isArray(value) ? value.length : 1;
    length += added;
    evaluator.limits.hold(length * 8, added * 8);
  }
  const [only] = results;
  // A single array at the end of a path is the result as it is.
  if (place === 'last' && results.length === 1 && isArray(only) && !isSequence(only)) return only;
  return flattened(results);
}

/** The items of all results; arrays of an array constructor stay together. */
function flattened(results: readonly Value[]): Sequence {
  const sequence = emptySequence();
  for (const result of results) {
    if (!isArray(result) || result.cons === true) sequence.push(result);
    else for (const value of result) sequence.push(value);
  }
  return sequence;
}

/** Digest R29: keeps the items for which the predicate is true, or those at the positions that it gives. */
export function evaluateFilter(predicate: Resolved, input: Value, frame: Frame, evaluator: Evaluator): Value {
  const items: Sequence = isArray(input) ? input : asSequence([input]);
  const results = emptySequence();
  if (items.tupleStream === true) results.tupleStream = true;
  if (predicate.kind === 'number') {
    const item: Value = items[position(Number(predicate.value), items.length)];
    if (isArray(item)) return item;
    if (item !== undefined) results.push(item);
    return results;
  }
  for (let i = 0; i < items.length; i++) {
    const item: Value = items[i];
    const test = isTuple(item)
      ? evaluator.evaluate(predicate, contextOf(item), frameOf(item, frame))
      : evaluator.evaluate(predicate, item, frame);
    const positions = positionsOf(test);
    if (!positions) {
      if (isTrue(test)) results.push(item);
      continue;
    }
    for (const wanted of positions) if (position(wanted, items.length) === i) results.push(item);
  }
  return results;
}

/** A negative position counts from the end. */
function position(wanted: number, length: number): number {
  const whole = Math.floor(wanted);
  return whole < 0 ? length + whole : whole;
}

/** The numbers that a predicate gave, when it gave nothing else. */
function positionsOf(test: Value): readonly number[] | undefined {
  if (isNumeric(test)) return [test];
  if (!isArray(test)) return undefined;
  const numbers = test.filter(isNumeric);
  return numbers.length === test.length ? numbers : undefined;
}

function evaluateStages(step: Resolved, input: Sequence, frame: Frame, evaluator: Evaluator): Sequence {
  let items = input;
  for (const stage of step.stages ?? []) items = evaluateStage(stage, items, frame, evaluator);
  return items;
}

function evaluateStage(stage: Stage, items: Sequence, frame: Frame, evaluator: Evaluator): Sequence {
  if (stage.kind === 'filter') {
    const filtered = evaluateFilter(stage.expression, items, frame, evaluator);
    return isArray(filtered) ? filtered : asSequence([filtered]);
  }
  items.forEach((item, index) => {
    if (isTuple(item)) item.set(stage.variable, index);
  });
  return items;
}

/** A step that binds names, or that follows one which does: each result carries the bindings that led to it. */
function evaluateTupleStep(
  step: Resolved,
  items: Sequence,
  before: Sequence | undefined,
  frame: Frame,
  evaluator: Evaluator,
): Sequence {
  if (step.kind === 'sort') {
    const sorted = orderBy(step, before ?? items, frame, evaluator);
    return evaluateStages(step, before ? sorted : numbered(sorted, step), frame, evaluator);
  }
  const result = emptySequence();
  result.tupleStream = true;
  const tuples = before ?? items.map((item): Tuple => new Map([['@', item]]));
  for (const tuple of tuples) {
    if (!isTuple(tuple)) continue;
    const value = evaluator.evaluate(step, contextOf(tuple), frameOf(tuple, frame));
    if (value === undefined) continue;
    const values: Sequence = isArray(value) ? value : asSequence([value]);
    evaluator.limits.hold(values.length * 8);
    values.forEach((item, index) => result.push(nextTuple(step, tuple, item, index)));
  }
  return evaluateStages(step, result, frame, evaluator);
}

function numbered(sorted: Sequence, step: SortForm): Sequence {
  const result = emptySequence();
  result.tupleStream = true;
  sorted.forEach((item, index) => {
    const tuple: Tuple = new Map([['@', item]]);
    if (step.index !== undefined) tuple.set(step.index, index);
    result.push(tuple);
  });
  return result;
}

function nextTuple(step: Resolved, before: Tuple, item: Value, index: number): Tuple {
  const tuple: Tuple = new Map(before);
  if (isTuple(item)) {
    for (const [name, value] of item) tuple.set(name, value);
    return tuple;
  }
  if (step.focus === undefined || step.focus === '') tuple.set('@', item);
  else tuple.set(step.focus, item);
  if (step.index !== undefined) tuple.set(step.index, index);
  if (step.ancestor) tuple.set(step.ancestor.label, contextOf(before));
  return tuple;
}
