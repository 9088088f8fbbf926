import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { FilterPath, FunctionStep } from './ast';

export type FunctionOutcome = { readonly value: Json } | { readonly problem: string };

/**
 * Applies a path function (digest P5) to the value before it. `pathValue` gives the value of a path among the arguments.
 * The numeric functions take the numbers of an array and of their arguments, as the service's library does.
 */
export function applyFunction(
  step: FunctionStep,
  value: Json,
  pathValue: (path: FilterPath) => Json | undefined,
): FunctionOutcome {
  const extra = step.arguments.map((argument) =>
    argument.kind === 'literal' ? argument.value : (pathValue(argument) ?? null),
  );
  const wrongType: FunctionOutcome = { problem: `The function ${step.name}() cannot be applied to ${typeName(value)}` };
  switch (step.name) {
    case 'length':
    case 'size': {
      const subject = extra.length > 0 ? (extra[0] ?? null) : value;
      if (isJsonArray(subject) || typeof subject === 'string') return { value: subject.length };
      return isJsonObject(subject) ? { value: Object.keys(subject).length } : wrongType;
    }
    case 'keys':
      return isJsonObject(value) ? { value: Object.keys(value) } : wrongType;
    case 'concat':
      return { value: texts([value, ...extra]).join('') };
    case 'append':
      return isJsonArray(value) ? { value: [...value, ...extra] } : wrongType;
    case 'first':
      return item(value, 0) ?? wrongType;
    case 'last':
      return item(value, -1) ?? wrongType;
    case 'index':
      return item(value, typeof extra[0] === 'number' ? extra[0] : 0) ?? wrongType;
    case 'min':
    case 'max':
    case 'avg':
    case 'sum':
    case 'stddev': {
      const all = numbers([value, ...extra]);
      return all.length > 0 ? { value: aggregate(step.name, all) } : wrongType;
    }
  }
}

function aggregate(name: 'min' | 'max' | 'avg' | 'sum' | 'stddev', all: readonly number[]): number {
  const sum = all.reduce((total, number) => total + number, 0);
  const mean = sum / all.length;
  switch (name) {
    case 'min':
      return all.reduce((least, number) => Math.min(least, number), Infinity);
    case 'max':
      return all.reduce((most, number) => Math.max(most, number), -Infinity);
    case 'sum':
      return sum;
    case 'avg':
      return mean;
    case 'stddev':
      return Math.sqrt(all.reduce((total, number) => total + (number - mean) ** 2, 0) / all.length);
  }
}

function numbers(values: readonly Json[]): number[] {
  return values.flatMap((value) => (isJsonArray(value) ? value : [value])).filter((value) => typeof value === 'number');
}

function texts(values: readonly Json[]): string[] {
  return values.flatMap((value) => (isJsonArray(value) ? value : [value])).filter((value) => typeof value === 'string');
}

function item(value: Json, index: number): FunctionOutcome | undefined {
  if (!isJsonArray(value)) return undefined;
  const found = value.at(index);
  return found === undefined ? undefined : { value: found };
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return isJsonArray(value) ? 'an array without such items' : `a value of type ${typeof value}`;
}
