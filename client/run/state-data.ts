import type { HistoryEvent, Json } from '../../host/messages';

/** What a state was given in a run: its input, and the variables that it could see. */
export interface StateData {
  readonly input: Json;
  readonly variables: Readonly<Record<string, Json>>;
}

/** The data of the last visit to a state; undefined where the run did not come to it. */
export function dataAt(events: readonly HistoryEvent[], state: string): StateData | undefined {
  const entered = events.findLast(({ type, details }) => type.endsWith('StateEntered') && details?.['name'] === state);
  const input = entered?.details?.['input'];
  if (!entered || input === undefined) return undefined;
  const byId = new Map(events.map((event) => [event.id, event]));
  const variables: Record<string, Json> = {};
  // From the last state to the first: what was assigned last counts.
  for (let event = byId.get(entered.previousEventId); event; event = byId.get(event.previousEventId)) {
    const assigned = event.details?.['assignedVariables'];
    if (typeof assigned !== 'object' || assigned === null) continue;
    for (const [name, value] of Object.entries(assigned)) {
      if (!Object.hasOwn(variables, name)) variables[name] = value as Json;
    }
  }
  return { input, variables };
}
