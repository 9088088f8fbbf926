import type { SdkTable } from '../../../language/integrations/sdk-table';
import { isJsonObject, type Json } from '../../../language/json';
import type { FunctionResult } from '../lambda-outcome';
import { readPayload } from '../read-payload';
import { failureOf } from '../services/local-service';
import type { TaskCall } from '../task-runner';
import type { AwsClient, AwsReply } from './aws-client';
import { chooseClient } from './choose-client';
import type { Endpoint } from './endpoint';
import { serviceFault, unreachedFailure } from './faults';

/** A call of a function that runs on AWS. */
export interface RemoteInvocation {
  readonly call: TaskCall;
  /** The name or ARN of the function. */
  readonly reference: string;
  readonly event: Json;
  readonly requestId: string;
  readonly endpoint: Extract<Endpoint, { kind: 'aws' }>;
}

/** Invokes functions on AWS itself, by the user's SDK or CLI. */
export function invokerOnAws(
  sdk: () => SdkTable | undefined,
  clients: readonly AwsClient[],
): (invocation: RemoteInvocation, stop: AbortSignal) => Promise<FunctionResult> {
  return async ({ call, reference, event, requestId, endpoint }, stop) => {
    const service = sdk()?.service('lambda');
    const action = service?.actions?.get('invoke');
    if (!service || !action) return refused('The table of the AWS SDK is missing.');
    const input = { FunctionName: reference, Payload: JSON.stringify(event) };
    const request = { service, action, endpoint, input };
    const { client, obstacle } = chooseClient(clients, request);
    if (!client) return refused(obstacle ?? '');
    const reply = await client.send(request, stop);
    switch (reply.kind) {
      case 'stopped':
        return { kind: 'answer', answer: { kind: 'timed-out' } };
      case 'unreached':
        return { kind: 'answer', answer: unreachedFailure(call, service, reply.message) };
      case 'fault': {
        const failed = failureOf(call, serviceFault(service, 'lambda', reply), reply.requestId ?? requestId);
        return { kind: 'answer', answer: failed };
      }
      case 'answered':
        return resultIn(reply);
    }
  };
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
