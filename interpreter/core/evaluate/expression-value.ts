import { isJsonObject, type Json } from '../../../language/json';
import { Failure } from '../failure';
import { isJsonArray } from '../read';
import type { Fiber } from '../runtime';
import { visibleVariables } from '../variables';
import { Pending, whenEvaluated, type Evaluated } from './evaluated';
import { queryFailure } from '../data-flow';

/** The members of `$states` that only some places have (digest R25). */
export interface States {
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** A payload field: JSON in which strings may be expressions (digest R23), made ready once per definition. */
export type CompiledValue = (fiber: Fiber, states: States) => Evaluated<Json>;

/** Digest R22: a whole string between `{%` and `%}`. */
export function isExpression(value: Json): value is string {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}');
}

/** `location`: the field's place in the cause of a failure (`Output/a/b[0]`, digest E13). */
export function compileValue(value: Json, location: string): CompiledValue {
  if (isExpression(value)) return compileExpression(value.slice(2, -2).trim(), location);
  if (isJsonArray(value)) {
    const items = value.map((item, index) => compileValue(item, `${location}[${String(index)}]`));
    if (!value.some(holdsExpression)) return () => value;
    return (fiber, states) =>
      collect(
        items.map((item) => item(fiber, states)),
        (values) => values,
      );
  }
  if (!isJsonObject(value) || !holdsExpression(value)) return () => value;
  const keys = Object.keys(value);
  const members = keys.map((key) => compileValue(value[key] ?? null, `${location}/${key}`));
  return (fiber, states) =>
    collect(
      members.map((member) => member(fiber, states)),
      (values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])),
    );
}

function holdsExpression(value: Json): boolean {
  if (isExpression(value)) return true;
  if (isJsonArray(value)) return value.some(holdsExpression);
  return isJsonObject(value) && Object.values(value).some(holdsExpression);
}

/** The first failure in order of the text, or all values. */
function collect(parts: readonly Evaluated<Json>[], build: (values: readonly Json[]) => Json): Evaluated<Json> {
  const values: Json[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part === undefined) continue;
    if (part instanceof Failure) return part;
    if (part instanceof Pending) {
      return part.map((value) => collect([...values, value, ...parts.slice(i + 1)], build));
    }
    values.push(part);
  }
  return build(values);
}

function compileExpression(text: string, location: string): CompiledValue {
  return (fiber) =>
    queryFailure(
      fiber,
      `The JSONata expression '${text}' specified for the field '${location}' is not available.`,
      location,
    );
}
export { visibleVariables, whenEvaluated };
