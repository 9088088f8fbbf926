import { expect } from 'vitest';
import type { Json } from '../../../language/json';
import type { RunOptions } from '../../../interpreter/run-options';
import type { ExecutionResult } from '../../../interpreter/core/events';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';

/** A Task state that calls the test's function `f` and ends the machine. */
export const callF = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f', End: true };

/** A machine of one state called P. */
export function only(state: Record<string, Json>): Json {
  return { StartAt: 'P', States: { P: { End: true, ...state } } };
}

/** A JSONata machine of one Pass state with that output. */
export function output(expression: string): Json {
  return { QueryLanguage: 'JSONata', ...(only({ Type: 'Pass', Output: `{% ${expression} %}` }) as object) };
}

/** Runs a hostile machine to its end, and then a harmless one, which must not notice. */
export async function ends(
  definition: Json,
  input: Json = {},
  options: Partial<RunOptions> = {},
): Promise<ExecutionResult> {
  const result = await run(definition, input, options).done;
  expect(result.error).not.toBe('Stepwright.InternalError');
  const runner = functionsRunner({ f: (event) => ({ event }) });
  const next = await run(only(callF), { a: 1 }, { runner }).done;
  expect(next).toEqual({ status: 'SUCCEEDED', output: { event: { a: 1 } } });
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  return result;
}
