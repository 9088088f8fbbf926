import { isJsonObject, type Json } from '../../../language/json';
import { signRequest } from '../../items/sign-request';
import { fetchWithin } from '../fetch-within';
import type { AwsClient, AwsReply, AwsRequest } from './aws-client';
import { codeOf, messageIn } from './json-faults';
import { bytesOfBase64, capital, toWire, type WireScalars } from './wire';

/**
 * Speaks AWS's JSON protocols (1.0 and 1.1) with an address: DynamoDB Local, ElasticMQ, LocalStack and the like. It never
 * speaks with AWS itself: there are no credentials of an account here.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
export const jsonClient: AwsClient = {
  name: 'HTTP',
  obstacle({ service, endpoint }) {
    if (endpoint.kind === 'aws') return 'AWS itself is called by its SDK or its CLI.';
    return service.caller.json ? undefined : `${service.key} has no JSON protocol.`;
  },
  async send(request, stop) {
    const { service, endpoint } = request;
    const { json, signingName } = service.caller;
    if (!json || endpoint.kind !== 'address') return { kind: 'unreached', message: 'This cannot be sent by HTTP.' };
    const url = new URL(`${endpoint.url}/`);
    const body = Buffer.from(JSON.stringify(toWire(request.input, request.action.input, WIRE)));
    const headers = signRequest(
      {
        method: 'POST',
        url,
        headers: {
          'content-type': `application/x-amz-json-${json.version}`,
          'x-amz-target': `${json.target}.${capital(request.action.name)}`,
        },
        body,
      },
      { credentials: endpoint.credentials, region: endpoint.region, service: signingName, time: Date.now() },
    );
    const fetched = await fetchWithin(url, { method: 'POST', headers, body }, stop);
    if (fetched.kind !== 'answered') return fetched;
    return replyOf(request, fetched);
  },
};

const WIRE: WireScalars = {
  bytes: (value) => value.toString('base64'),
  time: (milliseconds) => milliseconds / 1000,
};

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

function replyOf({ endpoint, service }: AwsRequest, { status, headers, text }: Answered): AwsReply {
  const id = headers.get('x-amzn-requestid');
  const requestId = id === null ? {} : { requestId: id };
  const read = text === '' ? {} : parse(text);
  const where = endpoint.kind === 'address' ? endpoint.url : service.key;
  if (!isJsonObject(read)) {
    const message = `Unable to unmarshall response: ${where} answered with status ${String(status)} and what is no JSON object: ${text.slice(0, 200)}`;
    return { kind: 'unreached', message };
  }
  if (status >= 200 && status < 300) {
    return { kind: 'answered', output: read, ...requestId, length: Buffer.byteLength(text), bytesOf: bytesOfBase64 };
  }
  return {
    kind: 'fault',
    code: codeOf(read, headers) ?? `Status${String(status)}`,
    status,
    ...requestId,
    message: messageIn(read),
  };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
