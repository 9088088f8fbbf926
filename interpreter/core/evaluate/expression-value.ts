import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { queryFailure } from '../data-flow';
import { Failure } from '../failure';
import { isJsonArray } from '../read';
import type { Fiber } from '../runtime';
import { variable } from '../variables';
import { compileExpression, evaluateExpression } from './jsonata';

/** The members of `$states` that only some places have (digest R25). */
export interface States {
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** A payload field: JSON in which strings may be expressions (digest R23), made ready once per definition. */
export type CompiledValue = (fiber: Fiber, states: States) => Json | Failure;

/** Digest R22: a whole string between `{%` and `%}`. */
export function isExpression(value: Json): value is string {
  return typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}');
}

/** `location`: the field's place in the cause of a failure (`Output/a/b[0]`, digest E13). */
export function compileValue(value: Json, location: string): CompiledValue {
  if (isExpression(value)) return compileOne(value.slice(2, -2), location);
  if (!holdsExpression(value)) return () => value;
  if (isJsonArray(value)) return compileList(value, location);
  return isJsonObject(value) ? compileObject(value, location) : () => value;
}

function holdsExpression(value: Json): boolean {
  if (isExpression(value)) return true;
  if (isJsonArray(value)) return value.some(holdsExpression);
  return isJsonObject(value) && Object.values(value).some(holdsExpression);
}

function compileList(items: readonly Json[], location: string): CompiledValue {
  const parts = items.map((item, index) => compileValue(item, `${location}[${String(index)}]`));
  return (fiber, states) => {
    const result: Json[] = [];
    for (const part of parts) {
      const value = part(fiber, states);
      if (value instanceof Failure) return value;
      result.push(value);
    }
    return result;
  };
}

function compileObject(object: JsonObject, location: string): CompiledValue {
  const members = Object.entries(object).map(([key, value]) => ({
    key,
    part: compileValue(value, `${location}/${key}`),
  }));
  return (fiber, states) => {
    const result: Record<string, Json> = {};
    for (const { key, part } of members) {
      const value = part(fiber, states);
      if (value instanceof Failure) return value;
      if (key === '__proto__') {
        Object.defineProperty(result, key, { value, enumerable: true, writable: true, configurable: true });
      } else result[key] = value;
    }
    return result;
  };
}

function compileOne(text: string, location: string): CompiledValue {
  const expression = compileExpression(text);
  const told = `The JSONata expression '${expression.text}' specified for the field '${location}' `;
  return (fiber, states) => {
    const result = evaluateExpression(expression, {
      lookup: (name) =>
        name === 'states' ? statesOf(fiber, states, expression.readsContext) : variable(fiber.variables, name),
      now: fiber.engine.now,
      random: fiber.engine.random,
    });
    return result.kind === 'value' ? result.value : queryFailure(fiber, told + result.ending, location);
  };
}

/** `$states` (digest R25); the context object is made only for expressions that may look at it. */
function statesOf(fiber: Fiber, states: States, withContext: boolean): JsonObject {
  return {
    input: fiber.input,
    ...states,
    ...(withContext ? { context: fiber.execution.contextObject(fiber) } : {}),
  };
}
