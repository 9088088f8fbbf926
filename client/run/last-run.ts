import type { HistoryEvent } from '../../host/messages';
import type { Json } from '../../language/json';
import type { StateValues } from '../../language/features/known-data';
import { abridge, type LastRunParams } from '../../language/features/last-run';

/** States of which the data are told; the first ones of a run. */
const MAX_STATES = 500;

/**
 * What a run has shown of the data of its machine, for the language server: of each state the last time that it was
 * entered. Which state an event belongs to is told by the chain of `previousEventId`.
 */
export function lastRunOf(events: readonly HistoryEvent[]): Pick<LastRunParams, 'input' | 'states'> {
  const stateOf = new Map<number, string>();
  const states = new Map<string, { -readonly [Name in keyof StateValues]: StateValues[Name] }>();
  let input: Json | undefined;
  for (const { id, previousEventId, type, details } of events) {
    const own = type.endsWith('StateEntered') || type.endsWith('StateExited') ? details?.['name'] : undefined;
    const name = typeof own === 'string' ? own : stateOf.get(previousEventId);
    if (type === 'ExecutionStarted') input = details?.['input'];
    if (name === undefined) continue;
    stateOf.set(id, name);
    if (type.endsWith('StateEntered')) {
      if (states.size < MAX_STATES || states.has(name)) states.set(name, valuesOf('input', details?.['input']));
      continue;
    }
    const values = states.get(name);
    if (!values) continue;
    const error = details?.['error'];
    if (type.endsWith('StateExited')) Object.assign(values, valuesOf('output', details?.['output']));
    else if (/^(Task|LambdaFunction|Activity)Succeeded$/.test(type))
      Object.assign(values, valuesOf('result', details?.['output']));
    else if (/(Failed|TimedOut)$/.test(type) && typeof error === 'string') values.error = error;
  }
  return { ...(input !== undefined && { input: abridge(input) }), states: Object.fromEntries(states) };
}

function valuesOf(name: 'input' | 'result' | 'output', value: Json | undefined): StateValues {
  return value === undefined ? {} : { [name]: abridge(value) };
}
