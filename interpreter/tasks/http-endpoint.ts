import type { Json, JsonObject } from '../../language/json';
import { isJsonObject } from '../../language/json';
import { fetchWithin } from './fetch-within';
import type { Invocation, Outcome } from './handler-process';
import { readPayload } from './read-payload';

/**
 * Invokes a function over HTTP as Lambda's API does (`sam local start-lambda`, the runtime interface emulator, LocalStack).
 * Nothing is signed. Never rejects: what goes wrong on the way is an outcome.
 */
export async function invokeOverHttp(url: string, invocation: Invocation, stop: AbortSignal): Promise<Outcome> {
  const address = `${url.replace(/\/+$/, '')}/2015-03-31/functions/${encodeURIComponent(invocation.functionName)}/invocations`;
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(invocation.event),
  };
  const fetched = await fetchWithin(new URL(address), request, stop, invocation.timeoutMs);
  if (fetched.kind === 'stopped') return fetched;
  if (fetched.kind === 'unreached') {
    return fetched.isLate ? { kind: 'timed-out', while: 'running' } : { kind: 'not-started', message: fetched.message };
  }
  const { status, headers, text } = fetched;
  if (status < 200 || status > 299) {
    return { kind: 'not-started', message: `${address} answered ${String(status)}: ${text.slice(0, 500)}` };
  }
  const failed = headers.get('x-amz-function-error');
  const payload = readPayload(text);
  if (payload === undefined)
    return { kind: 'not-started', message: `${address} answered what is no JSON: ${text.slice(0, 500)}` };
  if (failed !== null || isErrorObject(payload))
    return { kind: 'raised', error: isJsonObject(payload) ? payload : { errorMessage: text } };
  return { kind: 'returned', output: payload, bytes: Buffer.byteLength(text) };
}

/** The emulators leave out the header that tells errors from results; a result that looks just so is rare. */
function isErrorObject(payload: Json): payload is JsonObject {
  if (!isJsonObject(payload)) return false;
  return typeof payload['errorType'] === 'string' && typeof payload['errorMessage'] === 'string';
}
