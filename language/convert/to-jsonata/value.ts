import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { ReferencePath } from '../../expressions/reference-path';
import { nameStep, stringText } from './jsonata-text';

export type ValueType = 'text' | 'number' | 'boolean' | 'object' | 'array';

/** A value of a JSONPath state in terms of what its JSONata twin sees: known structure as far as there is one. */
export type Value =
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Value> }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** `base` with `value` at the steps (`ResultPath`). */
  | { readonly kind: 'merged'; readonly base: Value; readonly steps: ReferencePath; readonly value: Value }
  | ExpressionValue;

export interface ExpressionValue {
  readonly kind: 'expression';
  readonly source: string;
  /** It cannot be undefined. */
  readonly present: boolean;
  /** Steps and predicates may follow without parentheses. */
  readonly primary: boolean;
  readonly type: ValueType | undefined;
}

type Traits = Partial<Pick<ExpressionValue, 'present' | 'primary' | 'type'>>;

/** An expression; unless told otherwise a call or a path of which nothing is known. */
export function expression(source: string, traits: Traits = {}): ExpressionValue {
  return { kind: 'expression', source, present: false, primary: true, type: undefined, ...traits };
}

/** What stands where the original fails for certain. */
export function errorValue(message: string): Value {
  return expression(`$error(${stringText(message)})`, { present: true });
}

export function typeOf(value: Value): ValueType | 'null' | undefined {
  switch (value.kind) {
    case 'literal':
      return typeOfJson(value.value);
    case 'object':
    case 'merged':
      return 'object';
    case 'list':
      return 'array';
    case 'expression':
      return value.type;
  }
}

function typeOfJson(value: Json): ValueType | 'null' {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'object') return isJsonArray(value) ? 'array' : 'object';
  return typeof value === 'number' ? 'number' : 'boolean';
}

/** The member or element of a value. */
export function select(value: Value, step: string | number): Value {
  switch (value.kind) {
    case 'literal': {
      const found = memberOfJson(value.value, step);
      return found === undefined ? nothingAt(step) : { kind: 'literal', value: found };
    }
    case 'object':
      return (typeof step === 'string' && value.members.get(step)) || nothingAt(step);
    case 'list':
      return (typeof step === 'number' && value.items.at(step)) || nothingAt(step);
    case 'merged': {
      const [first, ...rest] = value.steps;
      if (first !== step) return select(value.base, step);
      return merge(select(value.base, step), rest, value.value);
    }
    case 'expression': {
      const { source } = operand(value);
      return expression(source + (typeof step === 'string' ? nameStep(step) : `[${String(step)}]`));
    }
  }
}

function nothingAt(step: string | number): Value {
  return errorValue(`There is nothing at ${String(step)}.`);
}

function memberOfJson(value: Json, step: string | number): Json | undefined {
  if (typeof step === 'number') return isJsonArray(value) ? value.at(step) : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** The base with a value at the steps; what is known of the base stays known. */
export function merge(base: Value, steps: ReferencePath, value: Value): Value {
  const [first, ...rest] = steps;
  if (first === undefined) return value;
  const known = membersOf(base);
  if (!known || typeof first !== 'string') return { kind: 'merged', base, steps, value };
  const inner = known.get(first) ?? { kind: 'object', members: new Map<string, Value>() };
  return { kind: 'object', members: new Map([...known, [first, merge(inner, rest, value)]]) };
}

function membersOf(value: Value): ReadonlyMap<string, Value> | undefined {
  if (value.kind === 'object') return value.members;
  if (value.kind !== 'literal' || !isJsonObject(value.value)) return undefined;
  return new Map(Object.entries(value.value).map(([key, member]) => [key, { kind: 'literal', value: member }]));
}

/** The expression so that steps, predicates and operators may stand beside it. */
export function operand(value: ExpressionValue): ExpressionValue {
  return value.primary ? value : { ...value, source: `(${value.source})`, primary: true };
}

/** Whether it is the untouched value of that expression. */
export function isExactly(value: Value, source: string): boolean {
  return value.kind === 'expression' && value.source === source;
}
