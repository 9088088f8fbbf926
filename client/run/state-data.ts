import type { Json } from '../../host/messages';
import { variablesAt } from './recorded-step';
import type { RunState } from './run-state';
import type { Visit } from './visit';

/** What a state was given in a run: its input, and the variables that it could see. */
export interface StateData {
  readonly input: Json;
  readonly variables: Readonly<Record<string, Json>>;
}

/** The data of the last visit to a state; undefined where the run did not come to it. */
export function dataAt(state: RunState, name: string): StateData | undefined {
  const visit = state.visits.findLast((one) => one.name === name);
  return visit && dataOf(visit, state);
}

/** What a visited state was given. */
export function dataOf(visit: Visit, state: RunState): StateData | undefined {
  return visit.input === undefined ? undefined : { input: visit.input, variables: variablesAt(visit, state) };
}
