import type { Json, JsonObject } from '../../language/json';
import { isJsonObject } from '../../language/json';
import type { Invocation, Outcome } from './handler-process';

/**
 * Invokes a function over HTTP as Lambda's API does (`sam local start-lambda`, the runtime interface emulator, LocalStack).
 * Nothing is signed. Never rejects: what goes wrong on the way is an outcome.
 */
export async function invokeOverHttp(url: string, invocation: Invocation, stop: AbortSignal): Promise<Outcome> {
  const address = `${url.replace(/\/+$/, '')}/2015-03-31/functions/${encodeURIComponent(invocation.functionName)}/invocations`;
  let text: string;
  let failed: string | null;
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
      body: JSON.stringify(invocation.event),
      signal: AbortSignal.any([stop, AbortSignal.timeout(invocation.timeoutMs)]),
    });
    text = await response.text();
    failed = response.headers.get('x-amz-function-error');
    if (!response.ok) {
      return { kind: 'not-started', message: `${address} answered ${String(response.status)}: ${text.slice(0, 500)}` };
    }
  } catch (error) {
    if (stop.aborted) return { kind: 'stopped' };
    if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timed-out', while: 'running' };
    return { kind: 'not-started', message: `${address} cannot be reached: ${reasonOf(error)}` };
  }
  const payload = parse(text);
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

function parse(text: string): Json | undefined {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** `fetch` hides the reason in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
