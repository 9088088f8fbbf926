import { type Json, isJsonObject } from '../../../language/json';
import { ARRAY, BOOLEAN, NULL, NUMBER, OBJECT, type Shape, STRING } from '../../../language/data-flow/shape';

/** Why a value cannot be of a shape, as a path to the place that does not fit; undefined where it fits. */
export function misfit(shape: Shape, value: Json, path = '$'): string | undefined {
  const bit = typeBit(value);
  if (!(shape.types & bit)) return `${path}: ${JSON.stringify(value)} has a type that was not foreseen`;
  if (Array.isArray(value)) {
    if (!shape.array) return undefined;
    const { tuple } = shape.array;
    if (tuple && tuple.length !== value.length) return `${path}: ${String(value.length)} elements`;
    const items = value as readonly Json[];
    return first(items.map((item, i) => misfit(tuple?.[i] ?? shape.array!.items(), item, `${path}[${String(i)}]`)));
  }
  if (!isJsonObject(value) || !shape.object) return undefined;
  const { open } = shape.object;
  const members = shape.object.members();
  const missing = [...members].find(([name, { optional }]) => !optional && !Object.hasOwn(value, name));
  if (missing) return `${path}: no ${missing[0]}`;
  return first(
    Object.entries(value).map(([name, member]) => {
      const known = members.get(name);
      if (known) return misfit(known.shape, member, `${path}.${name}`);
      return open ? undefined : `${path}: ${name} was not foreseen`;
    }),
  );
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}

function typeBit(value: Json): number {
  if (value === null) return NULL;
  if (Array.isArray(value)) return ARRAY;
  switch (typeof value) {
    case 'string':
      return STRING;
    case 'number':
      return NUMBER;
    case 'boolean':
      return BOOLEAN;
    default:
      return OBJECT;
  }
}
