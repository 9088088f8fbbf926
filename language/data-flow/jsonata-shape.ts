import type { JsonataNode, NameNode, ObjectEntry, StringNode } from '../expressions/jsonata/ast';
import { JSONATA_FUNCTIONS } from '../expressions/jsonata/functions';
import {
  A_BOOLEAN,
  A_NULL,
  A_NUMBER,
  A_STRING,
  AN_ARRAY,
  AN_OBJECT,
  ARRAY,
  arrayOf,
  join,
  find,
  type Member,
  OBJECT,
  objectOf,
  optionalMember,
  type Shape,
  tupleOf,
  UNKNOWN,
} from './shape';

/** What the names of an expression hold. */
export interface JsonataRoots {
  /** `$states` */
  readonly states: Shape;
  /** Workflow variables; one that is not here may hold anything. */
  readonly variables: ReadonlyMap<string, Shape>;
  /** Whether the expression binds the name itself. */
  binds(name: string): boolean;
}

/** What an expression gives, when it gives something. */
export function jsonataShape(node: JsonataNode, roots: JsonataRoots): Shape {
  switch (node.kind) {
    case 'string':
      return A_STRING;
    case 'number':
    case 'negate':
      return A_NUMBER;
    case 'constant':
      return node.value === null ? A_NULL : A_BOOLEAN;
    case 'variable':
      return variableShape(node.name, roots);
    case 'map':
      return mapStep(jsonataShape(node.left, roots), node.right) ?? UNKNOWN;
    case 'predicate':
      return filtered(jsonataShape(node.target, roots), node.predicate);
    case 'keep-array':
    case 'sort':
      return AN_ARRAY;
    case 'object':
      return objectShape(node.entries, roots);
    case 'array':
      return arrayShape(node.items, roots);
    case 'binary':
      return operatorShape(node.operator);
    case 'condition':
      return node.else ? join(jsonataShape(node.then, roots), jsonataShape(node.else, roots)) : UNKNOWN;
    case 'block': {
      const last = node.expressions[node.expressions.length - 1];
      return last ? jsonataShape(last, roots) : UNKNOWN;
    }
    case 'bind':
      return jsonataShape(node.value, roots);
    case 'call':
      return callShape(node.callee, node.partial);
    case 'group':
      return AN_OBJECT;
    case 'name':
    case 'regex':
    case 'wildcard':
    case 'descendants':
    case 'parent':
    case 'placeholder':
    case 'missing':
    case 'range':
    case 'focus':
    case 'index':
    case 'apply':
    case 'lambda':
    case 'transform':
      return UNKNOWN;
  }
}

function variableShape(name: string, roots: JsonataRoots): Shape {
  if (name === 'states') return roots.states;
  const shape = roots.variables.get(name);
  return shape && !roots.binds(name) ? shape : UNKNOWN;
}

/** The name that a step of a path is: `a`, `"a b"`. */
export function stepName(step: JsonataNode): NameNode | StringNode | undefined {
  return step.kind === 'name' || step.kind === 'string' ? step : undefined;
}

/** What a step of a path gives for a value; undefined where it can find nothing. */
export function mapStep(from: Shape, step: JsonataNode): Shape | undefined {
  if (step.kind === 'predicate') {
    const target = mapStep(from, step.target);
    return target && filtered(target, step.predicate);
  }
  if (step.kind === 'keep-array') return mapStep(from, step.target) && AN_ARRAY;
  const name = stepName(step);
  return name ? memberOf(from, name.value) : UNKNOWN;
}

/** A name step looks into an object, and into each element of an array. */
function memberOf(from: Shape, name: string, depth = 0): Shape | undefined {
  if (depth > MAX_NESTED_ARRAYS) return UNKNOWN;
  const inObject = from.types & OBJECT ? find(from, name) : undefined;
  const inArray = from.types & ARRAY ? memberOf(from.array ? from.array.items() : UNKNOWN, name, depth + 1) : undefined;
  if (!inObject) return inArray && UNKNOWN;
  return inArray ? UNKNOWN : inObject;
}

const MAX_NESTED_ARRAYS = 8;

/** A predicate picks elements of an array; one that is left stands alone (digest R29). */
function filtered(target: Shape, predicate: JsonataNode): Shape {
  if (!(target.types & ARRAY)) return target;
  const element = target.array ? target.array.items() : UNKNOWN;
  if (predicate.kind === 'number') return element;
  return join(element, arrayOf(element));
}

function objectShape(entries: readonly ObjectEntry[], roots: JsonataRoots): Shape {
  const open = entries.some(({ key }) => key.kind !== 'string');
  return objectOf(
    () => {
      const members = new Map<string, Member>();
      for (const { key, value } of entries) {
        // A member whose value is nothing is left out.
        if (key.kind === 'string') {
          members.set(
            key.value,
            optionalMember(() => jsonataShape(value, roots)),
          );
        }
      }
      return members;
    },
    { open },
  );
}

/** Arrays inside are spread, so that only plain values keep their places. */
function arrayShape(items: readonly JsonataNode[], roots: JsonataRoots): Shape {
  if (!items.every(({ kind }) => kind === 'string' || kind === 'number' || kind === 'constant' || kind === 'object')) {
    return AN_ARRAY;
  }
  return tupleOf(items.map((item) => jsonataShape(item, roots)));
}

function operatorShape(operator: string): Shape {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return A_NUMBER;
    case '&':
      return A_STRING;
    default:
      return A_BOOLEAN;
  }
}

const RETURNS: ReadonlyMap<string, Shape> = new Map([
  ['s', A_STRING],
  ['n', A_NUMBER],
  ['b', A_BOOLEAN],
  ['o', AN_OBJECT],
]);

function callShape(callee: JsonataNode, partial: boolean): Shape {
  if (callee.kind !== 'variable' || partial) return UNKNOWN;
  const signature = JSONATA_FUNCTIONS.get(callee.name)?.signature;
  const returned = signature && /:(\w)>$/.exec(signature)?.[1];
  return (returned && RETURNS.get(returned)) || UNKNOWN;
}
