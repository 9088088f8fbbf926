import type { SdkAction, SdkService, SdkTable } from '../../../language/integrations/sdk-table';
import { isJsonObject, type Json } from '../../../language/json';
import { invokeOverHttp } from '../http-endpoint';
import type { FunctionResult } from '../lambda-outcome';
import { readPayload } from '../read-payload';
import { failureOf } from '../services/local-service';
import type { TaskCall } from '../task-runner';
import type { AwsClient, AwsReply } from './aws-client';
import { chooseClient } from './choose-client';
import type { Endpoint } from './endpoint';
import { serviceFault, unreachedFailure } from './faults';

/** A call of a function that runs elsewhere. */
export interface RemoteInvocation {
  readonly call: TaskCall;
  /** The name or ARN of the function. */
  readonly reference: string;
  readonly event: Json;
  readonly requestId: string;
  readonly endpoint: Endpoint;
}

export type InvokeAtEndpoint = (invocation: RemoteInvocation, stop: AbortSignal) => Promise<FunctionResult>;

/**
 * Invokes functions at Lambda's API: at an address over HTTP, on AWS itself by the user's SDK or CLI. What the API refuses
 * fails the task by the name of its exception (digest E24): `Lambda.TooManyRequestsException`.
 */
export function invokerAtEndpoints(sdk: () => SdkTable | undefined, clients: readonly AwsClient[]): InvokeAtEndpoint {
  return async (invocation, stop) => {
    const service = sdk()?.service('lambda');
    const action = service?.actions?.get('invoke');
    if (!service || !action) return refused('The table of the AWS SDK is missing.');
    const { endpoint } = invocation;
    if (endpoint.kind === 'aws') return onAws(invocation, { service, action, clients }, stop);
    const outcome = await invokeOverHttp(endpoint.url, invocation, stop);
    return outcome.kind === 'returned' || outcome.kind === 'raised' ? outcome : failed(invocation, service, outcome);
  };
}

async function onAws(
  invocation: RemoteInvocation,
  way: { readonly service: SdkService; readonly action: SdkAction; readonly clients: readonly AwsClient[] },
  stop: AbortSignal,
): Promise<FunctionResult> {
  const { service, action, clients } = way;
  const { reference, event, endpoint } = invocation;
  const input = { FunctionName: reference, Payload: JSON.stringify(event) };
  const request = { service, action, endpoint, input };
  const { client, obstacle } = chooseClient(clients, request);
  if (!client) return refused(obstacle ?? '');
  const reply = await client.send(request, stop);
  return reply.kind === 'answered' ? resultIn(reply) : failed(invocation, service, reply);
}

function failed(
  { call, requestId }: RemoteInvocation,
  service: SdkService,
  reply: Exclude<AwsReply, { kind: 'answered' }>,
): FunctionResult {
  switch (reply.kind) {
    case 'stopped':
      return { kind: 'answer', answer: { kind: 'timed-out' } };
    case 'unreached':
      return { kind: 'answer', answer: unreachedFailure(call, service, reply.message) };
    case 'fault': {
      const failure = failureOf(call, serviceFault(service, 'lambda', reply), reply.requestId ?? requestId);
      return { kind: 'answer', answer: failure };
    }
  }
}

function resultIn({ output, bytesOf }: Extract<AwsReply, { kind: 'answered' }>): FunctionResult {
  const text = bytesOf(output['Payload'] ?? '')?.toString('utf8') ?? '';
  const payload = readPayload(text);
  if (payload === undefined) return refused(`The function answered what is no JSON: ${text.slice(0, 200)}`);
  if (output['FunctionError'] === undefined) {
    return { kind: 'returned', output: payload, bytes: Buffer.byteLength(text) };
  }
  const error = isJsonObject(payload) ? payload : { errorMessage: text };
  const errorType = error['errorType'];
  return { kind: 'raised', errorType: typeof errorType === 'string' ? errorType : 'Lambda.Unknown', error, text };
}

function refused(cause: string): FunctionResult {
  return { kind: 'answer', answer: { kind: 'refused', cause } };
}
