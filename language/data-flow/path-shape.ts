import type { JsonPath, PathStep } from '../expressions/json-path/ast';
import { A_NUMBER, ARRAY, AN_ARRAY, arrayOf, joinAll, find, OBJECT, type Shape, tupleOf, UNKNOWN } from './shape';

/** What the roots of paths hold. A variable that is not here may hold anything. */
export interface ShapeRoots {
  readonly input: Shape;
  readonly context: Shape;
  readonly variables: ReadonlyMap<string, Shape>;
}

export type PathShape =
  | { readonly kind: 'found'; readonly shape: Shape }
  /**
   * The step number `step` can find nothing at a value of the shape `at`. `empty`: the path gives `[]` then instead of
   * failing, since it is indefinite (digest R16).
   */
  | { readonly kind: 'missing'; readonly step: number; readonly at: Shape; readonly empty: boolean };

/** What a path gives. */
export function pathShape(path: JsonPath, roots: ShapeRoots): PathShape {
  return stepsShape(path, rootShape(path, roots));
}

export function rootShape({ root }: JsonPath, roots: ShapeRoots): Shape {
  if (root === 'input') return roots.input;
  if (root === 'context') return roots.context;
  return roots.variables.get(root.variable) ?? UNKNOWN;
}

/** What the steps of a path (or of a path in a filter) give from a value on. */
export function stepsShape(
  path: { readonly steps: readonly PathStep[]; readonly definite: boolean },
  from: Shape,
): PathShape {
  let current = from;
  let many = false;
  for (let i = 0; i < path.steps.length; i++) {
    const step = path.steps[i];
    if (!step) break;
    const next = stepShape(step, current);
    if (next === 'unknown') return { kind: 'found', shape: path.definite ? UNKNOWN : AN_ARRAY };
    if (next === undefined) {
      // A function behind an indefinite step gets an empty list.
      if (many && path.definite) return { kind: 'found', shape: UNKNOWN };
      if (!many && isCountedLater(path.steps, i)) return { kind: 'found', shape: UNKNOWN };
      return { kind: 'missing', step: i, at: current, empty: !path.definite };
    }
    many = step.kind === 'function' ? false : many || (step.kind !== 'name' && step.kind !== 'index');
    current = next;
  }
  return { kind: 'found', shape: many ? arrayOf(current) : current };
}

/** Whether an indefinite step and then a function follow. */
function isCountedLater(steps: readonly PathStep[], from: number): boolean {
  const rest = steps.slice(from);
  return (
    rest.some(({ kind }) => kind === 'function') &&
    rest.some(({ kind }) => kind !== 'function' && kind !== 'name' && kind !== 'index')
  );
}

/** What a path gives, where a path that finds nothing has been told of or fails the state anyway. */
export function pathValue(path: JsonPath, roots: ShapeRoots): Shape {
  const result = pathShape(path, roots);
  if (result.kind === 'found') return result.shape;
  return result.empty ? tupleOf([]) : UNKNOWN;
}

/** The value (or any of the values) that a step selects; undefined where there can be none. */
function stepShape(step: PathStep, at: Shape): Shape | 'unknown' | undefined {
  switch (step.kind) {
    case 'name':
      return find(at, step.name);
    case 'index':
      return find(at, step.index);
    case 'names':
      return at.types & OBJECT ? UNKNOWN : undefined;
    case 'indexes':
    case 'slice':
      return at.types & ARRAY ? elementOf(at) : undefined;
    case 'wildcard':
      return anyChild(at);
    case 'filter':
      if (at.types & OBJECT) return at.types & ARRAY ? UNKNOWN : at;
      return at.types & ARRAY ? elementOf(at) : undefined;
    case 'descendants':
    case 'script':
      return 'unknown';
    case 'function':
      return step.name === 'length' || step.name === 'size' ? A_NUMBER : UNKNOWN;
  }
}

function elementOf({ array }: Shape): Shape {
  return array ? array.items() : UNKNOWN;
}

function anyChild(at: Shape): Shape | undefined {
  if (!(at.types & (ARRAY | OBJECT))) return undefined;
  if (!(at.types & OBJECT)) return elementOf(at);
  if (at.types & ARRAY || !at.object || at.object.open) return UNKNOWN;
  return joinAll([...at.object.members().values()].map(({ shape }) => shape));
}
