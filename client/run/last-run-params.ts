import type { LastRunParams } from '../../language/features/last-run';
import { lastRunOf } from './last-run';
import { machineOf } from './run-machine';
import type { RunSession } from './run-session';

/** What a run has shown, as the language server is told: with the text of each state as it was when it ran. */
export function lastRunParams({ uri, request, events }: RunSession): LastRunParams {
  const { stateMachine: machine } = request;
  const { input, states } = lastRunOf(events);
  const { sources } = machineOf(request);
  const withSources = Object.entries(states).map(([name, values]) => {
    const source = sources.get(name);
    return [name, source === undefined ? values : { ...values, source }] as const;
  });
  return {
    uri,
    ...(machine !== undefined && { machine }),
    ...(input !== undefined && { input }),
    states: Object.fromEntries(withSources),
  };
}
