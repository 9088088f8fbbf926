import { isJsonObject, type JsonObject } from '../../language/json';
import type { LastRunParams } from '../../language/features/last-run';
import { lastRunOf } from './last-run';
import { machineOf } from './run-machine';
import type { RunExecution, RunSession } from './run-session';

/** What a run has shown, as the language server is told: with the text of each state as it was when it ran. */
export function lastRunParams({ uri, request, events, execution }: RunSession): LastRunParams {
  const { stateMachine: machine } = request;
  const { input, context, states } = lastRunOf(events);
  const { sources } = machineOf(request);
  const withSources = Object.entries(states).map(([name, values]) => {
    const source = sources.get(name);
    return [name, source === undefined ? values : { ...values, source }] as const;
  });
  return {
    uri,
    ...(machine !== undefined && { machine }),
    ...(input !== undefined && { input }),
    ...(context && { context: withNames(context, execution) }),
    states: Object.fromEntries(withSources),
  };
}

/** Puts in the names of the execution and of its machine (digest R42). */
function withNames(context: JsonObject, execution: RunExecution | undefined): JsonObject {
  if (!execution) return context;
  const { executionArn, stateMachineName } = execution;
  const own = context['Execution'];
  // arn:aws:states:region:account:execution:machine:name; that of an Express execution has one more part.
  const [name = ''] = executionArn.split(':').slice(7);
  return {
    ...context,
    Execution: { Id: executionArn, ...(isJsonObject(own) && own), Name: name },
    StateMachine: { Name: stateMachineName },
  };
}
