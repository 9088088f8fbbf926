import type { Json, JsonObject } from '../../language/json';
import type { ReferencePath } from '../../language/expressions/reference-path';
import { referencePathOf, setAtReferencePath } from '../../language/expressions/reference-path';
import { checkSizes, runtimeFailure, seen, type DataFlow, type Left } from './data-flow';
import { compilePath, pathRoots, type CompiledPath } from './evaluate/json-path';
import { compileTemplate, evaluateTemplate, type CompiledTemplate } from './evaluate/payload-template';
import { Failure } from './failure';
import { isJsonArray, objectOf } from './read';
import type { Fiber } from './runtime';

const EMPTY: JsonObject = {};

/** `InputPath` and `OutputPath`: a path, null (which gives `{}`), or absent (which gives all). */
export type Filter = CompiledPath | 'nothing' | 'all';

export function compileFilter(value: Json | undefined): Filter {
  if (value === undefined || value === '$') return 'all';
  if (value === null) return 'nothing';
  return typeof value === 'string' ? compilePath(value) : 'all';
}

/** Digest R3-R5. */
export function applyFilter(fiber: Fiber, filter: Filter, input: Json): Json | Failure {
  if (filter === 'all') return input;
  if (filter === 'nothing') return EMPTY;
  const result = filter.find(pathRoots(fiber, input));
  if (result.found) return result.value;
  return runtimeFailure(fiber, `Invalid path '${filter.text}' : ${result.problem}`);
}

/** Where a result goes in the raw input: the steps of `ResultPath`, or null for nowhere. */
export type ResultPlace = ReferencePath | null;

export function compileResultPath(value: Json | undefined): ResultPlace {
  if (value === null) return null;
  if (typeof value !== 'string') return [];
  const path = compilePath(value).parsed;
  return (path && referencePathOf(path)) ?? [];
}

/** Digest R6, R7. */
export function applyResultPath(fiber: Fiber, place: ResultPlace, result: Json): Json | Failure {
  if (place === null) return fiber.input;
  if (place.length === 0) return result;
  const set = setAtReferencePath(fiber.input, place, result);
  return set.ok ? set.value : new Failure('States.ReferencePathConflict', set.cause);
}

/** `Assign` of a JSONPath state or catcher (digest R31): a template whose members become variables. */
export function assignTemplate(
  fiber: Fiber,
  template: CompiledTemplate | undefined,
  input: Json,
): ReadonlyMap<string, Json> | undefined | Failure {
  if (!template) return undefined;
  const value = evaluateTemplate(fiber, template, input);
  if (value instanceof Failure) return value;
  if (typeof value !== 'object' || value === null || isJsonArray(value)) return undefined;
  return new Map(Object.entries(value));
}

export interface JsonPathFlowOptions {
  /** The template that makes the payload: `Parameters`; `Map` has its own ways. */
  readonly parameters?: Json;
  /** Choice, Wait, Succeed: no result of their own, only the two filters (digest R10). */
  readonly passesThrough?: true;
}

/** Digest R1. */
export function jsonPathFlow(state: JsonObject, options: JsonPathFlowOptions = {}): DataFlow {
  const inputPath = compileFilter(state['InputPath']);
  const outputPath = compileFilter(state['OutputPath']);
  const resultPath = options.passesThrough ? [] : compileResultPath(state['ResultPath']);
  const parameters = options.parameters === undefined ? undefined : compileTemplate(options.parameters);
  const selector = state['ResultSelector'] === undefined ? undefined : compileTemplate(state['ResultSelector']);
  const assign = objectOf(state, 'Assign') && compileTemplate(state['Assign'] ?? null);

  const leave = (fiber: Fiber, _effective: Json, result: Json): Left | Failure => {
    const selected = selector ? evaluateTemplate(fiber, selector, result) : result;
    if (selected instanceof Failure) return selected;
    const { inspector } = fiber.engine;
    if (!options.passesThrough) inspector?.stage(fiber, 'afterResultSelector', selected);
    const combined = applyResultPath(fiber, resultPath, selected);
    if (combined instanceof Failure) return combined;
    if (!options.passesThrough) inspector?.stage(fiber, 'afterResultPath', combined);
    const output = applyFilter(fiber, outputPath, combined);
    if (output instanceof Failure) return output;
    const assigned = assignTemplate(fiber, assign, selected);
    if (assigned instanceof Failure) return assigned;
    return checkSizes(fiber, { output, assigned });
  };
  return {
    effectiveInput: (fiber) => seen(fiber, 'afterInputPath', applyFilter(fiber, inputPath, fiber.input)),
    payload: (fiber, effective) =>
      seen(fiber, 'afterParameters', parameters ? evaluateTemplate(fiber, parameters, effective) : effective),
    leave,
  };
}
