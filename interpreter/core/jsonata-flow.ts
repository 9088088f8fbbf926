import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { checkSizes, type DataFlow, type Left, queryFailure, seen } from './data-flow';
import { compileValue, isExpression, type States } from './evaluate/expression-value';
import { Failure } from './failure';
import type { Fiber } from './runtime';
import { jsonText } from '../../language/json-text';

/** `Output` and `Assign` of a state, a choice rule or a catcher: both see the variables as they were (digest R19). */
export type CompiledOutput = (fiber: Fiber, states: States, defaultOutput: Json) => Left | Failure;

/** `location`: what stands before the field's name in the cause of a failure, such as `Choices[0]/`. */
export function compileOutput(holder: JsonObject, location = ''): CompiledOutput {
  const output = holder['Output'] === undefined ? undefined : compileValue(holder['Output'], `${location}Output`);
  const assign = isJsonObject(holder['Assign']) ? compileValue(holder['Assign'], `${location}Assign`) : undefined;
  return (fiber, states, defaultOutput) => {
    const value = output ? output(fiber, states) : defaultOutput;
    if (value instanceof Failure) return value;
    const variables = assign?.(fiber, states);
    if (variables instanceof Failure) return variables;
    const assigned = isJsonObject(variables) ? new Map(Object.entries(variables)) : undefined;
    return checkSizes(fiber, { output: value, assigned });
  };
}

export interface JsonataFlowOptions {
  /** The field of the payload: `Arguments` where the state has it. */
  readonly arguments?: Json;
  /** Whether the state has a result of its own (Task, Parallel, Map): `$states.result` and the default output (R20, R25). */
  readonly hasResult: boolean;
}

/** Digest R19-R21. */
export function jsonataFlow(state: JsonObject, options: JsonataFlowOptions): DataFlow {
  const given = options.arguments === undefined ? undefined : compileValue(options.arguments, 'Arguments');
  const output = compileOutput(state);
  return {
    effectiveInput: (fiber) => fiber.input,
    payload: (fiber, effective) => (given ? seen(fiber, 'afterArguments', given(fiber, {})) : effective),
    leave: (fiber, effective, result) =>
      options.hasResult ? output(fiber, { result }, result) : output(fiber, {}, effective),
  };
}

/** A field of one JSON type, literal or expression (digest R28). `read` answers undefined for values of other types. */
export function compileTyped<T>(
  value: Json,
  location: string,
  type: 'string' | 'number' | 'boolean' | 'array' | 'object',
  read: (value: Json) => T | undefined,
): (fiber: Fiber) => T | Failure {
  const compiled = compileValue(value, location);
  return (fiber) => {
    const result = compiled(fiber, {});
    return result instanceof Failure ? result : (read(result) ?? wrongType(fiber, value, location, type, result));
  };
}

export function wrongType(fiber: Fiber, field: Json, location: string, expected: string, actual: Json): Failure {
  const text = isExpression(field) ? field.slice(2, -2).trim() : jsonText(field);
  return queryFailure(
    fiber,
    `The JSONata expression '${text}' specified for the field '${location}' returned an unexpected result type. ` +
      `Expected '${expected}', but was '${jsonType(actual)}' for value: ${jsonText(actual)}`,
    location,
  );
}

/** The names of types in causes (digest R28). */
function jsonType(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
