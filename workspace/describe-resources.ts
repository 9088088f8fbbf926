import { parseResource } from '../interpreter/core/resource';
import { endpointName, type Endpoint } from '../interpreter/tasks/aws/endpoint';
import { isCallback, startsExecution } from '../interpreter/tasks/call-facts';
import { functionNameOf } from '../interpreter/tasks/function-name';
import type { TaskCall, TaskRunner } from '../interpreter/tasks/task-runner';
import type { SdkTable } from '../language/integrations/sdk-table';
import { isJsonObject, type Json } from '../language/json';
import type { MachineModel, State } from '../language/model/model';
import { child, childString, toJson } from '../language/tree/node';
import { exampleAnswer } from './example-answer';
import type { functionFinder } from './find-function';
import type { TaskResource } from './task-resource';

export interface ResourceParts {
  readonly model: MachineModel;
  /** The runners of a run in the order in which they are asked. */
  readonly runners: readonly TaskRunner[];
  /** Where calls of services go that have an endpoint. */
  readonly endpointOf: (call: TaskCall) => Endpoint | undefined;
  readonly findFunction: ReturnType<typeof functionFinder>;
  /** The table of the SDK, read when the first call asks for it. */
  readonly sdk: () => SdkTable | undefined;
}

/** The tasks of a machine in order of the text, each with what answers it. Nothing is called. */
export function describeResources(parts: ResourceParts): TaskResource[] {
  return parts.model.states.flatMap((state) => {
    const resource = state.type === 'Task' ? childString(state.node, 'Resource')?.value : undefined;
    return resource === undefined ? [] : [describe(parts, state, resource)];
  });
}

function describe(parts: ResourceParts, state: State, resource: string): TaskResource {
  const call = callOf(state, resource);
  const described = whoAnswers(parts, state, call);
  const { answeredBy } = described;
  // A mock answers for the token, too.
  const waits = isCallback(call) && answeredBy !== 'mock' && answeredBy !== 'nothing';
  return waits ? { ...described, waitsForToken: true } : described;
}

function whoAnswers(
  { runners, endpointOf, findFunction, sdk }: ResourceParts,
  state: State,
  call: TaskCall,
): TaskResource {
  const { resource } = call;
  const reference = functionReference(call);
  const base = {
    state: state.name,
    resource,
    example: exampleAnswer(call, sdk),
    ...(typeof reference === 'string' ? { functionName: functionNameOf(reference) } : {}),
  };
  const runner = runners.find((one) => one.canRun(call));
  if (runner?.name === 'mocks') return { ...base, answeredBy: 'mock' };
  if (call.integration.kind === 'activity' && !runner) return { ...base, answeredBy: 'person' };
  if (reference === 'at run time') return { ...base, answeredBy: 'unknown' };
  if (typeof reference === 'string') {
    const found = findFunction(reference, state.name);
    switch (found.kind) {
      case 'handler':
        return { ...base, answeredBy: 'handler', detail: found.spec.source ?? found.spec.file };
      case 'endpoint':
        return { ...base, answeredBy: 'endpoint', detail: endpointName(found.endpoint) };
      case 'mock':
        return { ...base, answeredBy: 'mock' };
      case 'missing':
        return { ...base, answeredBy: 'nothing', message: found.message };
    }
  }
  if (startsExecution(call)) {
    const message = runner?.refuse?.(call);
    return message === undefined ? { ...base, answeredBy: 'machine' } : { ...base, answeredBy: 'nothing', message };
  }
  if (!runner) {
    const message = `Nothing on this machine answers ${resource}: mock it, or name an endpoint for it in stepwright.json.`;
    return { ...base, answeredBy: 'nothing', message };
  }
  const message = runner.refuse?.(call);
  if (message !== undefined) return { ...base, answeredBy: 'nothing', message };
  const endpoint = endpointOf(call);
  return runner.name === 'endpoints' && endpoint
    ? { ...base, answeredBy: 'endpoint', detail: endpointName(endpoint) }
    : { ...base, answeredBy: 'simulated' };
}

/** The call that the state would make, as far as it is written down. */
function callOf(state: State, resource: string): TaskCall {
  const given = child(state.node, 'Parameters') ?? child(state.node, 'Arguments');
  return {
    state: state.name,
    resource,
    integration: parseResource(resource),
    input: given ? toJson(given) : {},
    retryCount: 0,
    context: {},
  };
}

function functionReference({ integration, input, resource }: TaskCall): string | 'at run time' | undefined {
  if (integration.kind === 'lambda-function') return resource;
  if (integration.kind !== 'service' || !/^(aws-sdk:)?lambda$/.test(integration.service)) return undefined;
  if (integration.action !== 'invoke') return undefined;
  const name: Json | undefined = isJsonObject(input) ? input['FunctionName'] : undefined;
  return typeof name === 'string' && !name.startsWith('{%') ? name : 'at run time';
}
