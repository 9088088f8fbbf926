import type { Json, JsonObject } from '../../language/json';
import { isJsonObject } from '../../language/json';
import type { AwsReply } from './aws/aws-client';
import { codeOf, messageIn } from './aws/json-faults';
import { fetchWithin } from './fetch-within';
import { functionNameOf, qualifierOf } from './function-name';
import type { FunctionResult } from './lambda-outcome';
import { readPayload } from './read-payload';

/** The longest that Lambda lets a function run; the time of the task may end it before. */
const LONGEST_MS = 15 * 60 * 1000;

export type HttpInvocation = Exclude<FunctionResult, { kind: 'answer' }> | Exclude<AwsReply, { kind: 'answered' }>;

/**
 * Invokes a function over HTTP as Lambda's API does (`sam local start-lambda`, the runtime interface emulator, LocalStack).
 * Nothing is signed. Never rejects: what goes wrong on the way is an outcome.
 */
export async function invokeOverHttp(
  url: string,
  { reference, event }: { readonly reference: string; readonly event: Json },
  stop: AbortSignal,
): Promise<HttpInvocation> {
  const address = new URL(
    `${url.replace(/\/+$/, '')}/2015-03-31/functions/${encodeURIComponent(functionNameOf(reference))}/invocations`,
  );
  const qualifier = qualifierOf(reference);
  if (qualifier !== undefined) address.searchParams.set('Qualifier', qualifier);
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(event),
  };
  const fetched = await fetchWithin(address, request, stop, LONGEST_MS);
  if (fetched.kind !== 'answered') return fetched;
  const { status, headers, text } = fetched;
  if (status < 200 || status > 299) return faultIn(status, headers, text);
  const payload = readPayload(text);
  if (payload === undefined)
    return { kind: 'unreached', message: `${address.href} answered what is no JSON: ${text.slice(0, 500)}` };
  if (headers.get('x-amz-function-error') === null && !isErrorObject(payload))
    return { kind: 'returned', output: payload, bytes: Buffer.byteLength(text) };
  const error = isJsonObject(payload) ? payload : { errorMessage: text };
  const errorType = error['errorType'];
  const isNamed = typeof errorType === 'string' && errorType !== '';
  return { kind: 'raised', errorType: isNamed ? errorType : 'Lambda.Unknown', error, text };
}

/** The emulators leave out the header that tells errors from results; a result that looks just so is rare. */
function isErrorObject(payload: Json): payload is JsonObject {
  if (!isJsonObject(payload)) return false;
  return typeof payload['errorType'] === 'string' && typeof payload['errorMessage'] === 'string';
}

/** What the API refuses with these where its answer does not say it by name, as emulators do. */
const BY_STATUS: Readonly<Record<number, string>> = {
  404: 'ResourceNotFoundException',
  413: 'RequestTooLargeException',
  415: 'UnsupportedMediaTypeException',
  429: 'TooManyRequestsException',
};

function faultIn(status: number, headers: Headers, text: string): HttpInvocation {
  const read = readPayload(text);
  const body = isJsonObject(read) ? read : {};
  const code = codeOf(body, headers) ?? BY_STATUS[status] ?? (status >= 500 ? 'ServiceException' : undefined);
  const requestId = headers.get('x-amzn-requestid');
  return {
    kind: 'fault',
    code: code ?? `Status${String(status)}`,
    status,
    message: messageIn(body) || text.slice(0, 500),
    ...(requestId === null ? {} : { requestId }),
  };
}
