import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { checkSizes, queryFailure, type DataFlow, type Left } from './data-flow';
import { whenEvaluated, type Evaluated } from './evaluate/evaluated';
import { compileValue, type States } from './evaluate/expression-value';
import type { Failure } from './failure';
import type { Fiber } from './runtime';

/** `Output` and `Assign` of a state, a choice rule or a catcher: evaluated side by side (digest R19). */
export type CompiledOutput = (fiber: Fiber, states: States, defaultOutput: Json) => Evaluated<Left>;

/** `location`: what stands before the field's name in the cause of a failure, such as `Choices[0]/`. */
export function compileOutput(holder: JsonObject, location = ''): CompiledOutput {
  const output = holder['Output'] === undefined ? undefined : compileValue(holder['Output'], `${location}Output`);
  const assign = isJsonObject(holder['Assign']) ? compileValue(holder['Assign'], `${location}Assign`) : undefined;
  return (fiber, states, defaultOutput) => {
    const out = output ? output(fiber, states) : defaultOutput;
    return whenEvaluated<Json, Left>(out, (value) => {
      if (!assign) return { output: value, assigned: undefined };
      return whenEvaluated<Json, Left>(assign(fiber, states), (variables) => ({
        output: value,
        assigned: isJsonObject(variables) ? new Map(Object.entries(variables)) : undefined,
      }));
    });
  };
}

export interface JsonataFlowOptions {
  /** The fields of the payload, `Arguments` where the state has them. */
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
    payload: (fiber, effective) => (given ? given(fiber, {}) : effective),
    leave: (fiber, effective, result) =>
      whenEvaluated(
        output(fiber, options.hasResult ? { result } : {}, options.hasResult ? result : effective),
        (left) => checkSizes(fiber, left),
      ),
  };
}

/** A field of one JSON type, literal or expression (digest R28). `read` answers undefined for values of other types. */
export function compileTyped<T>(
  value: Json,
  location: string,
  type: 'string' | 'number' | 'boolean' | 'array' | 'object',
  read: (value: Json) => T | undefined,
): (fiber: Fiber) => Evaluated<T> {
  const compiled = compileValue(value, location);
  return (fiber) =>
    whenEvaluated<Json, T>(
      compiled(fiber, {}),
      (result) => read(result) ?? wrongType(fiber, value, location, type, result),
    );
}

export function wrongType(fiber: Fiber, field: Json, location: string, expected: string, actual: Json): Failure {
  const text = typeof field === 'string' ? field.replace(/^\{%\s*|\s*%\}$/g, '') : JSON.stringify(field);
  return queryFailure(
    fiber,
    `The JSONata expression '${text}' specified for the field '${location}' returned an unexpected result type. ` +
      `Expected '${expected}', but was '${jsonType(actual)}' for value: ${JSON.stringify(actual)}`,
    location,
  );
}

/** The names of types in causes (digest R28). */
export function jsonType(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
