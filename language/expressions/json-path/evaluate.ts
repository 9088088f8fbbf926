import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { JsonPath, PathStep } from './ast';
import { walk } from './evaluate-steps';

/** What the roots of paths stand for. Values are treated as immutable. */
export interface PathRoots {
  /** `$` */
  readonly input: Json;
  /** `$$` */
  readonly context: Json;
  /** `$name`; undefined where no such variable was assigned. */
  variable(name: string): Json | undefined;
}

export type PathResult =
  | { readonly found: true; readonly value: Json }
  /** `problem`: the ending of the service's cause (digest P7, P8), such as `No results for path: $['x']`. */
  | { readonly found: false; readonly problem: string };

/**
 * Evaluates a path (digest P6, P7, P19, R16). A definite path gives its value or what is missing; an indefinite one gives
 * an array of all it finds, `[]` for nothing. Only own members of objects are seen. The work is bounded: a path that
 * visits too much fails with a problem that says so.
 */
export function evaluateJsonPath(path: JsonPath, roots: PathRoots): PathResult {
  const root = rootValue(path, roots);
  if (root === undefined) return { found: false, problem: `No results for path: ${formatRoot(path)}` };
  return path.keys ? followKeys(path, path.keys, root) : followSteps(path, root);
}

/** What a path starts from; undefined for a variable that was never assigned. */
export function rootValue(path: JsonPath, roots: PathRoots): Json | undefined {
  if (path.root === 'input') return roots.input;
  if (path.root === 'context') return roots.context;
  return roots.variable(path.root.variable);
}

function followKeys(path: JsonPath, keys: readonly (string | number)[], root: Json): PathResult {
  let value: Json = root;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? '';
    const next = typeof key === 'string' ? member(value, key) : element(value, key);
    if (next === undefined) return { found: false, problem: explainMissing(path, i, value) };
    value = next;
  }
  return { found: true, value };
}

function member(value: Json, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function element(value: Json, index: number): Json | undefined {
  return isJsonArray(value) ? value[index < 0 ? value.length + index : index] : undefined;
}

/** How many values one evaluation may visit: far more than 256 KiB of data hold, far less than a hang. */
const MAX_VISITS = 2_000_000;

function followSteps(path: JsonPath, root: Json): PathResult {
  const result = walk(path.steps, root, { visitsLeft: MAX_VISITS, root, problem: undefined });
  switch (result.kind) {
    case 'value':
      return { found: true, value: result.value };
    case 'problem':
      return { found: false, problem: result.problem };
    case 'missing':
      return { found: false, problem: explainMissing(path, result.step, result.at) };
  }
}

/** Why the step number `index` finds nothing at `value`, in the words of the service's JSONPath library (digest P7, P8). */
function explainMissing(path: JsonPath, index: number, value: Json): string {
  const step = path.steps[index];
  const before = formatPath(path, index);
  if (step?.kind === 'name') {
    if (!isJsonObject(value)) {
      return `Expected to find an object with property ${formatStep(step)} in path ${before} but found ${describe(value)}`;
    }
    if (index === path.steps.length - 1) return `No results for path: ${formatPath(path, path.steps.length)}`;
    return `Missing property in path ${formatPath(path, index + 1)}`;
  }
  if (step?.kind === 'index' && isJsonArray(value)) {
    return `Index out of bounds when evaluating path ${formatPath(path, index + 1)}`;
  }
  if (step?.kind === 'index') {
    return `${formatStep(step)} can only be applied to arrays, but path ${before} is ${describe(value)}`;
  }
  return `No results for path: ${formatPath(path, path.steps.length)}`;
}

function describe(value: Json): string {
  if (value === null) return 'null';
  if (isJsonArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function formatPath(path: JsonPath, stepCount: number): string {
  return formatRoot(path) + path.steps.slice(0, stepCount).map(formatStep).join('');
}

function formatRoot(path: JsonPath): string {
  // The library behind the service sees a context object's path as one that starts at its own `$`.
  return typeof path.root === 'string' ? '$' : `$${path.root.variable}`;
}

function formatStep(step: PathStep): string {
  switch (step.kind) {
    case 'name':
      return `['${step.name}']`;
    case 'names':
      return `[${step.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${String(step.index)}]`;
    case 'indexes':
      return `[${step.indexes.join(',')}]`;
    case 'slice':
      return `[${String(step.from ?? '')}:${String(step.to ?? '')}${step.step === undefined ? '' : `:${String(step.step)}`}]`;
    case 'wildcard':
      return '[*]';
    case 'descendants':
      return '..';
    case 'filter':
      return '[?]';
    case 'function':
      return `.${step.name}()`;
    case 'script':
      return '[()]';
  }
}
