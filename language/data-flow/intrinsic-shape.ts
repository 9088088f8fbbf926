import type { IntrinsicArgument, IntrinsicCall, ParameterType } from '../expressions/intrinsics/intrinsic';
import { pathValue, type ShapeRoots } from './path-shape';
import {
  A_BOOLEAN,
  A_NULL,
  A_NUMBER,
  A_STRING,
  AN_ARRAY,
  AN_OBJECT,
  ARRAY,
  arrayOf,
  BOOLEAN,
  find,
  type Member,
  NUMBER,
  OBJECT,
  objectOf,
  type Shape,
  STRING,
  tupleOf,
  UNKNOWN,
} from './shape';

/** What a call gives. */
export function callShape(call: IntrinsicCall, roots: ShapeRoots): Shape {
  const given = (index: number): Shape => {
    const argument = call.arguments[index];
    return argument ? argumentShape(argument, roots) : UNKNOWN;
  };
  switch (call.intrinsic.name) {
    case 'States.Array':
      return tupleOf(call.arguments.map((argument) => argumentShape(argument, roots)));
    case 'States.ArrayPartition':
      return arrayOf(arrayOf(elementsOf(given(0))));
    case 'States.ArrayUnique':
      return arrayOf(elementsOf(given(0)));
    case 'States.ArrayGetItem': {
      const index = call.arguments[1];
      if (index?.kind !== 'literal' || typeof index.value !== 'number') return elementsOf(given(0));
      return find(given(0), Math.round(index.value)) ?? UNKNOWN;
    }
    case 'States.ArrayRange':
      return arrayOf(A_NUMBER);
    case 'States.StringSplit':
      return arrayOf(A_STRING);
    case 'States.JsonMerge':
      return mergeShape(given(0), given(1));
    default:
      return typeShape(call.intrinsic.returns);
  }
}

export function argumentShape(argument: IntrinsicArgument, roots: ShapeRoots): Shape {
  switch (argument.kind) {
    case 'call':
      return callShape(argument, roots);
    case 'path':
      return pathValue(argument.path, roots);
    case 'literal':
      return literalShape(argument.value);
  }
}

function literalShape(value: string | number | boolean | null): Shape {
  switch (typeof value) {
    case 'string':
      return A_STRING;
    case 'number':
      return A_NUMBER;
    case 'boolean':
      return A_BOOLEAN;
    default:
      return A_NULL;
  }
}

function elementsOf({ array }: Shape): Shape {
  return array ? array.items() : UNKNOWN;
}

function mergeShape(first: Shape, second: Shape): Shape {
  const a = first.object;
  const b = second.object;
  if (!a || !b) return AN_OBJECT;
  const members = new Map<string, Member>(b.open ? [] : a.members());
  for (const [name, member] of b.members()) {
    members.set(name, member.optional ? { shape: UNKNOWN, optional: true } : member);
  }
  return objectOf(() => members, { open: a.open || b.open });
}

function typeShape(type: ParameterType): Shape {
  switch (type) {
    case 'any':
      return UNKNOWN;
    case 'string':
      return A_STRING;
    case 'number':
    case 'integer':
      return A_NUMBER;
    case 'boolean':
      return A_BOOLEAN;
    case 'array':
      return AN_ARRAY;
    case 'object':
      return AN_OBJECT;
  }
}

/** The types that a parameter takes. */
export function typesOf(type: ParameterType): number {
  switch (type) {
    case 'any':
      return UNKNOWN.types;
    case 'string':
      return STRING;
    case 'number':
    case 'integer':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    case 'array':
      return ARRAY;
    case 'object':
      return OBJECT;
  }
}
