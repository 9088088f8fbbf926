import { optimizedAction } from '../../../language/integrations';
import type { Job } from '../../../language/integrations/job';
import type { SdkAction, SdkService, SdkTable } from '../../../language/integrations/sdk-table';
import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { dateOf, isCallback } from '../call-facts';
import { idSource } from '../lambda-envelope';
import { readPayload } from '../read-payload';
import { failureOf, isSdk, responseOf } from '../services/local-service';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from '../task-runner';
import { untilAnswered } from '../until-answered';
import type { AwsClient, AwsReply, AwsRequest } from './aws-client';
import { chooseClient } from './choose-client';
import { endpointName, type Endpoint } from './endpoint';
import { serviceFault, unreachedFailure } from './faults';
import { followJob, type Description } from './follow-job';
import { capital, fromWire, type ResultStyle } from './wire';

export interface EndpointOptions {
  /** The endpoint of a service by its names: that of the Resource, that of the SDK. */
  readonly endpointOf: (...names: readonly string[]) => Endpoint | undefined;
  /** The table of the SDK; read when the first call asks for it. */
  readonly sdk: () => SdkTable | undefined;
  /** Ways to send, in the order in which they are asked. */
  readonly clients: readonly AwsClient[];
  readonly seed: string;
}

/** A call with what is needed to send it. */
interface Planned {
  readonly service: SdkService;
  readonly action: SdkAction;
  readonly endpoint: Endpoint;
  /** The key of the optimized integration. */
  readonly optimized: string | undefined;
  /** With `.sync`: the job that is waited for, and the action that describes it. */
  readonly following: { readonly job: Job; readonly action: SdkAction } | undefined;
}

/**
 * Sends calls of services to the endpoints that a configuration names, and gives their answers and errors the form of the
 * integration (digest S15, E24-E27). What has no endpoint is left to other runners.
 */
export function endpointRunner({ endpointOf, sdk, clients, seed }: EndpointOptions): TaskRunner & {
  /** Where a call would go; undefined where it has no endpoint. */
  endpointOf(call: TaskCall): Endpoint | undefined;
} {
  const nextId = idSource(`endpoints:${seed}`);

  const plan = ({ integration }: TaskCall): Planned | undefined => {
    if (integration.kind !== 'service') return undefined;
    const { service: named, action: name, pattern } = integration;
    const isOwn = !named.startsWith('aws-sdk:');
    const known = isOwn ? optimizedAction(named, name) : undefined;
    const key = isOwn ? known?.sdkService : named.slice('aws-sdk:'.length);
    if (key === undefined) return undefined;
    const endpoint = endpointOf(isOwn ? named : key, key);
    if (!endpoint) return undefined;
    const service = sdk()?.service(key);
    const action = service?.actions?.get(name);
    if (!service || !action) return undefined;
    const planned = { service, action, endpoint, optimized: isOwn ? named : undefined, following: undefined };
    if (pattern !== 'sync' && pattern !== 'sync:2') return planned;
    const describing = known?.job && service.actions?.get(known.job.action);
    return known?.job && describing && { ...planned, following: { job: known.job, action: describing } };
  };

  const requestOf = (planned: Planned, input: Json): AwsRequest => ({
    ...planned,
    input: isJsonObject(input) ? input : {},
  });

  return {
    name: 'endpoints',
    canRun: (call) => plan(call) !== undefined,
    endpointOf: (call) => plan(call)?.endpoint,
    refuse(call) {
      const planned = plan(call);
      return planned && chooseClient(clients, requestOf(planned, call.input)).obstacle;
    },
    async start(call, report, stop) {
      const planned = plan(call);
      if (!planned) return { kind: 'refused', cause: `${call.resource} has no endpoint.` };
      const request = requestOf(planned, call.input);
      const { client, obstacle } = chooseClient(clients, request);
      if (!client) return { kind: 'refused', cause: obstacle ?? '' };
      const reply = await client.send(request, stop);
      report.log({ state: call.state, stream: 'runner', text: sentence(call, planned.endpoint, client, reply) });
      return answerOf(call, planned, client, reply, report, stop);
    },
    async dispose() {
      await Promise.all(clients.map(async (client) => client.dispose?.()));
    },
  };

  function answerOf(
    call: TaskCall,
    planned: Planned,
    client: AwsClient,
    reply: AwsReply,
    report: TaskReporter,
    stop: AbortSignal,
  ): TaskAnswer | Promise<TaskAnswer> {
    const { service, action, following } = planned;
    if (reply.kind !== 'answered') {
      const failed = failureIn(call, planned, reply);
      const isOfSubmission = failed.kind === 'failed' && (isCallback(call) || following !== undefined);
      return isOfSubmission ? { ...failed, phase: 'submit' } : failed;
    }
    const requestId = reply.requestId ?? nextId();
    const output = fromWire(reply.output, action.output, isSdk(call) ? SDK_STYLE : OPTIMIZED_STYLE, reply.bytesOf);
    const failed = failedEntry(call, output);
    if (failed) return failed;
    const { json } = service.caller;
    const contentType = json ? `application/x-amz-json-${json.version}` : 'application/json';
    const length = reply.length ?? Buffer.byteLength(JSON.stringify(reply.output));
    const exchange = { requestId, date: dateOf(call), nextId, log: () => undefined };
    const result = responseOf(call, { kind: 'response', output, contentType, length }, exchange);
    if (isCallback(call)) return untilAnswered(result, report, stop);
    if (!following) return { kind: 'succeeded', output: result };
    report.submitted(result);
    const request = isJsonObject(call.input) ? call.input : {};
    const describe = (parameters: JsonObject): Promise<Description> =>
      describeJob(call, { ...planned, action: following.action }, client, parameters, stop);
    return followJob({ job: following.job, request, answer: output, describe }, stop);
  }

  /** What stands in the way of an answer, in the words of the integration. */
  function failureIn(
    call: TaskCall,
    { service, optimized }: Planned,
    reply: Exclude<AwsReply, { kind: 'answered' }>,
  ): TaskAnswer {
    switch (reply.kind) {
      case 'stopped':
        return { kind: 'timed-out' };
      case 'unreached':
        return unreachedFailure(call, service, reply.message);
      case 'fault':
        return failureOf(call, serviceFault(service, optimized, reply), reply.requestId ?? nextId());
    }
  }

  async function describeJob(
    call: TaskCall,
    planned: Planned,
    client: AwsClient,
    parameters: JsonObject,
    stop: AbortSignal,
  ): Promise<Description> {
    const reply = await client.send(requestOf(planned, parameters), stop);
    if (reply.kind !== 'answered') return { kind: 'ended', answer: failureIn(call, planned, reply) };
    const description = fromWire(reply.output, planned.action.output, OPTIMIZED_STYLE, reply.bytesOf);
    return { kind: 'described', description: withParsedTexts(call, description) };
  }
}

const SDK_STYLE: ResultStyle = {
  time: (milliseconds) => new Date(milliseconds).toISOString().replace('.000Z', 'Z'),
  name: (member) => member.name,
};
/** Optimized integrations give milliseconds since the epoch, and the API's own names (recorded: `MD5OfMessageBody`). */
const OPTIMIZED_STYLE: ResultStyle = {
  time: (milliseconds) => milliseconds,
  name: (member) => capital(member.wireName),
};

/** Digest S13: `.sync:2` gives input and output of an execution as JSON. */
function withParsedTexts({ integration }: TaskCall, description: JsonObject): JsonObject {
  if (integration.kind !== 'service' || integration.pattern !== 'sync:2') return description;
  const parsed = ['Input', 'Output'].flatMap((name): [string, Json][] => {
    const text = description[name];
    const value = typeof text === 'string' ? readPayload(text) : undefined;
    return value === undefined ? [] : [[name, value]];
  });
  return { ...description, ...Object.fromEntries(parsed) };
}

/** Digest E27: the optimized integration fails where one event was not taken, the SDK's call does not. */
function failedEntry(call: TaskCall, output: JsonObject): TaskAnswer | undefined {
  const { integration } = call;
  if (integration.kind !== 'service' || integration.service !== 'events') return undefined;
  const failed = output['FailedEntryCount'];
  if (typeof failed !== 'number' || failed === 0) return undefined;
  return { kind: 'failed', error: 'EventBridge.FailedEntry', cause: JSON.stringify(output) };
}

function sentence({ resource }: TaskCall, endpoint: Endpoint, client: AwsClient, reply: AwsReply): string {
  const sent = `${resource} was sent to ${endpointName(endpoint)} (${client.name})`;
  switch (reply.kind) {
    case 'answered':
      return `${sent} and answered.`;
    case 'fault':
      return `${sent} and refused: ${reply.code}.`;
    case 'unreached':
      return `${sent} without an answer: ${reply.message}`;
    case 'stopped':
      return `${sent} and stopped.`;
  }
}
