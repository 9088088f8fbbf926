import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { FilterPath, PathStep, SliceStep } from './ast';
import { testFilter } from './evaluate-filter';
import { applyFunction } from './functions';

/** One evaluation of one path: how much it may still visit, and the first problem that it met. */
export interface Evaluation {
  visitsLeft: number;
  /** What `$` means inside filters. */
  readonly root: Json;
  problem: string | undefined;
}

export type WalkResult =
  | { readonly kind: 'value'; readonly value: Json }
  /** The definite step number `step` found nothing at the value `at`. */
  | { readonly kind: 'missing'; readonly step: number; readonly at: Json }
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Follows the steps from `start`. While only names and indexes were met there is one value; from the first other step on
 * there are many, from which steps that find nothing drop out silently (digest P19). In a path that is indefinite
 * anywhere a missing value is no fault but gives `[]` (R16).
 */
export function walk(steps: readonly PathStep[], start: Json, evaluation: Evaluation): WalkResult {
  const mayMiss = steps.some((step) => !isSingle(step) && step.kind !== 'function');
  let single = true;
  let values: Json[] = [start];
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    if (!step) break;
    if (step.kind === 'function') {
      const outcome = applyFunction(step, single ? (values[0] ?? null) : values, (path) =>
        filterPathValue(path, start, evaluation),
      );
      if ('problem' in outcome) return { kind: 'problem', problem: outcome.problem };
      values = [outcome.value];
      single = true;
      continue;
    }
    const before = values;
    values = applyStep(step, steps[i - 1], values, { leaf: i === steps.length - 1, single, evaluation });
    if (evaluation.problem !== undefined) return { kind: 'problem', problem: evaluation.problem };
    if (!isSingle(step)) single = false;
    else if (single && values.length === 0) {
      if (!mayMiss) return { kind: 'missing', step: i, at: before[0] ?? null };
      single = false;
    }
  }
  return { kind: 'value', value: single ? (values[0] ?? null) : values };
}

function isSingle(step: PathStep): boolean {
  return step.kind === 'name' || step.kind === 'index' || step.kind === 'script';
}

interface StepPlace {
  readonly leaf: boolean;
  readonly single: boolean;
  readonly evaluation: Evaluation;
}

function applyStep(step: PathStep, previous: PathStep | undefined, values: readonly Json[], place: StepPlace): Json[] {
  const { evaluation } = place;
  const found: Json[] = [];
  // A deep scan hands over each object and each array; a filter then tests those objects, not their members again.
  if (step.kind === 'filter' && previous?.kind === 'descendants') {
    for (const value of values) {
      if (spend(evaluation, 1) && isJsonObject(value) && accepts(step.filter, value, evaluation)) found.push(value);
    }
    return found;
  }
  for (const value of values) {
    if (!spend(evaluation, 1)) break;
    select(step, value, place, found);
  }
  return found;
}

/** Adds to `found` what the step selects at `value`. */
function select(
  step: Exclude<PathStep, { kind: 'function' }> | PathStep,
  value: Json,
  place: StepPlace,
  found: Json[],
): void {
  switch (step.kind) {
    case 'name':
      if (isJsonObject(value) && Object.hasOwn(value, step.name)) found.push(value[step.name] ?? null);
      break;
    case 'names':
      selectNames(step.names, value, place, found);
      break;
    case 'index':
      selectIndexes([step.index], value, found);
      break;
    case 'indexes':
      selectIndexes(step.indexes, value, found);
      break;
    case 'slice':
      if (isJsonArray(value) && spend(place.evaluation, value.length)) selectSlice(step, value, found);
      break;
    case 'wildcard':
      for (const child of childrenOf(value)) if (spend(place.evaluation, 1)) found.push(child);
      break;
    case 'descendants':
      selectDescendants(value, place.evaluation, found);
      break;
    case 'filter':
      for (const item of isJsonArray(value) ? value : [value]) {
        const isTestable = isJsonArray(value) || isJsonObject(value);
        if (isTestable && spend(place.evaluation, 1) && accepts(step.filter, item, place.evaluation)) found.push(item);
      }
      break;
    case 'script':
      place.evaluation.problem ??= 'Script expressions such as [(@.length-1)] are not supported; use [-1:]';
      break;
    case 'function':
      break;
  }
}

function accepts(filter: Parameters<typeof testFilter>[0], item: Json, evaluation: Evaluation): boolean {
  const outcome = testFilter(filter, {
    pathValue: (path) => filterPathValue(path, path.root === 'current' ? item : evaluation.root, evaluation),
  });
  if (typeof outcome === 'boolean') return outcome;
  evaluation.problem ??= outcome.problem;
  return false;
}

function filterPathValue(path: FilterPath, start: Json, evaluation: Evaluation): Json | undefined {
  const result = walk(path.steps, path.root === 'document' ? evaluation.root : start, evaluation);
  if (result.kind === 'problem') evaluation.problem ??= result.problem;
  return result.kind === 'value' ? result.value : undefined;
}

/** Takes from what may be visited; false when it is used up. */
function spend(evaluation: Evaluation, visits: number): boolean {
  evaluation.visitsLeft -= visits;
  if (evaluation.visitsLeft >= 0) return true;
  evaluation.problem ??= 'The path visits too many values';
  return false;
}

/**
 * `['a','b']`: the values of those names. As the last step behind an indefinite one it gives one object with those
 * members for each value, which is what the service's library does and what published definitions rely on.
 */
function selectNames(names: readonly string[], value: Json, place: StepPlace, found: Json[]): void {
  if (!isJsonObject(value)) return;
  const present = names.filter((name) => Object.hasOwn(value, name));
  if (place.leaf && !place.single) {
    found.push(Object.fromEntries(present.map((name) => [name, value[name] ?? null])));
    return;
  }
  for (const name of present) found.push(value[name] ?? null);
}

function selectIndexes(indexes: readonly number[], value: Json, found: Json[]): void {
  if (!isJsonArray(value)) return;
  for (const index of indexes) {
    const item = value[index < 0 ? value.length + index : index];
    if (item !== undefined) found.push(item);
  }
}

function selectSlice({ from, to, step = 1 }: SliceStep, value: readonly Json[], found: Json[]): void {
  const length = value.length;
  const bound = (index: number, low: number, high: number): number =>
    Math.min(Math.max(index < 0 ? length + index : index, low), high);
  if (step > 0) {
    const end = bound(to ?? length, 0, length);
    for (let i = bound(from ?? 0, 0, length); i < end; i += step) found.push(value[i] ?? null);
    return;
  }
  const end = to === undefined ? -1 : bound(to, -1, length - 1);
  for (let i = bound(from ?? length - 1, -1, length - 1); i > end; i += step) found.push(value[i] ?? null);
}

function childrenOf(value: Json): readonly Json[] {
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

/** The value itself and every object and array inside it, outer before inner, in order. */
function selectDescendants(value: Json, evaluation: Evaluation, found: Json[]): void {
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    found.push(next);
    const children = childrenOf(next);
    if (!spend(evaluation, children.length + 1)) return;
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i] ?? null);
  }
}
