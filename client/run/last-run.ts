import type { HistoryEvent } from '../../host/messages';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { jsonEqual } from '../../language/json-equal';
import type { StateValues } from '../../language/features/known-data';
import { abridge, type LastRunParams } from '../../language/features/last-run';

/** States of which the data are told; the first ones of a run. */
const MAX_STATES = 500;

/**
 * What a run has shown of the data of its machine, for the language server: of each state the last time that it was
 * entered. Which state an event belongs to is told by the chain of `previousEventId`.
 */
export function lastRunOf(events: readonly HistoryEvent[]): Pick<LastRunParams, 'input' | 'context' | 'states'> {
  const stateOf = new Map<number, string>();
  const variablesAt = new Map<number, Variables>();
  const states = new Map<string, Values>();
  let input: Json | undefined;
  let context: JsonObject | undefined;
  for (const { id, previousEventId, timestamp, type, details } of events) {
    const own = type.endsWith('StateEntered') || type.endsWith('StateExited') ? details?.['name'] : undefined;
    const name = typeof own === 'string' ? own : stateOf.get(previousEventId);
    const variables = variablesAt.get(previousEventId) ?? {};
    const assigned = details?.['assignedVariables'];
    const all = isJsonObject(assigned) ? { ...variables, ...assigned } : variables;
    variablesAt.set(id, all);
    if (type === 'ExecutionStarted') {
      input = details?.['input'];
      context = executionOf(timestamp, details ?? {});
    }
    if (name === undefined) continue;
    stateOf.set(id, name);
    if (type.endsWith('StateEntered')) {
      if (states.size >= MAX_STATES && !states.has(name)) continue;
      const values: Values = { enteredTime: new Date(timestamp).toISOString() };
      states.set(name, values);
      set(values, 'input', details?.['input']);
      if (Object.keys(variables).length > 0) setVariables(values, 'variables', variables);
      continue;
    }
    const values = states.get(name);
    if (!values) continue;
    const error = details?.['error'];
    if (type.endsWith('StateExited')) {
      set(values, 'output', details?.['output']);
      if (isJsonObject(assigned)) setVariables(values, 'assigned', assigned);
    } else if (/^(Task|LambdaFunction|Activity)Scheduled$/.test(type))
      set(values, 'given', details?.['parameters'] ?? details?.['input']);
    else if (/^(Task|LambdaFunction|Activity)Succeeded$/.test(type)) set(values, 'result', details?.['output']);
    else if (/(Failed|TimedOut)$/.test(type) && typeof error === 'string') {
      values.error = error;
      const cause = details?.['cause'];
      if (typeof cause === 'string') values.cause = String(abridge(cause));
    }
  }
  return {
    ...(input !== undefined && { input: abridge(input) }),
    ...(context && { context }),
    states: Object.fromEntries(states),
  };
}

/** What the first event tells of the context object (digest R42). */
function executionOf(startedAt: number, { input, roleArn }: Readonly<Record<string, Json | undefined>>): JsonObject {
  return {
    Execution: {
      ...(input !== undefined && { Input: abridge(input) }),
      ...(roleArn !== undefined && { RoleArn: roleArn }),
      StartTime: new Date(startedAt).toISOString(),
    },
  };
}

type Variables = Readonly<Record<string, Json>>;
type Values = { -readonly [Name in keyof StateValues]: StateValues[Name] };

/** Puts in a value as far as it tells what is in it, and says so where that is not all. */
function set(values: Values, name: 'input' | 'given' | 'result' | 'output', value: Json | undefined): void {
  if (value === undefined) return;
  values[name] = abridge(value);
  if (!jsonEqual(values[name], value)) values.isAbridged = true;
}

function setVariables(values: Values, name: 'variables' | 'assigned', given: Variables): void {
  const told = Object.entries(given).map(([variable, value]) => [variable, abridge(value)] as const);
  values[name] = Object.fromEntries(told);
  if (!jsonEqual(values[name], given)) values.isAbridged = true;
}
