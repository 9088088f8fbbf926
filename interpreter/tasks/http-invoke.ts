import { STATUS_CODES } from 'node:http';
import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { Endpoint } from './aws/endpoint';
import { isCallback, memberOf, parameter, textParameter } from './call-facts';
import { fetchWithin, type Fetched } from './fetch-within';
import { readPayload } from './read-payload';
import type { HttpExchange } from '../core/task-call';
import type { TaskAnswer, TaskCall, TaskRunner } from './task-runner';
import { untilAnswered } from './until-answered';

/** The two integrations that call an HTTP API, and how each names its errors (digest S16, E24). */
const SERVICES = {
  http: { error: (status: number) => `States.Http.StatusCode.${String(status)}`, unreached: 'States.Http.Socket' },
  apigateway: { error: (status: number) => `ApiGateway.${String(status)}`, unreached: 'ApiGateway.SdkClientException' },
} as const;
type Service = keyof typeof SERVICES;

interface Plan {
  readonly service: Service;
  readonly endpoint: Extract<Endpoint, { kind: 'address' }>;
}

/**
 * Sends `http:invoke` and `apigateway:invoke` to the address that a configuration names for `http` and `apigateway`: path,
 * query, headers and body are those of the call, scheme and host those of the address. Nothing is signed, and the
 * credentials of an EventBridge connection are not known here. Without an address of their own they go nowhere.
 */
export function httpInvokeRunner(addressOf: (service: Service) => Endpoint | undefined): TaskRunner & {
  endpointOf(call: TaskCall): Endpoint | undefined;
} {
  const planOf = ({ integration }: TaskCall): Plan | undefined => {
    if (integration.kind !== 'service' || integration.action !== 'invoke') return undefined;
    const { service } = integration;
    if (service !== 'http' && service !== 'apigateway') return undefined;
    const endpoint = addressOf(service);
    return endpoint?.kind === 'address' ? { service, endpoint } : undefined;
  };
  return {
    name: 'endpoints',
    canRun: (call) => planOf(call) !== undefined,
    endpointOf: (call) => planOf(call)?.endpoint,
    async start(call, report, stop) {
      const plan = planOf(call);
      if (!plan) return { kind: 'refused', cause: `${call.resource} has no endpoint.` };
      const { service, endpoint } = plan;
      const url = urlOf(call, service, endpoint.url);
      const method = textParameter(call, 'Method') ?? 'GET';
      const request = { method, headers: headersOf(call), ...bodyOf(call, method) };
      const fetched = await fetchWithin(url, request, stop);
      if (fetched.kind === 'stopped') return { kind: 'timed-out' };
      const status = fetched.kind === 'answered' ? String(fetched.status) : fetched.message;
      const text = `${call.resource} was sent to ${method} ${url.origin}${url.pathname} (HTTP): ${status}`;
      report.log({ state: call.state, stream: 'runner', text });
      const answer = { ...answerOf(service, fetched), exchange: exchangeOf(url, request, fetched) };
      if (!isCallback(call)) return answer;
      if (answer.kind === 'succeeded') return untilAnswered(answer.output, report, stop);
      return answer.kind === 'failed' ? { ...answer, phase: 'submit' } : answer;
    },
  };
}

type Ended = Exclude<Fetched, { kind: 'stopped' }>;

/** Headers are one text there, as the service shows them: `[name: value, name: value]`. */
function exchangeOf(
  url: URL,
  { method, headers, body }: { readonly method: string; readonly headers: Headers; readonly body?: string },
  fetched: Ended,
): HttpExchange {
  const protocol = url.protocol.replace(':', '');
  const told = (given: Headers): string => `[${[...given].map(([name, value]) => `${name}: ${value}`).join(', ')}]`;
  const request = { protocol, method, url: url.href, headers: told(headers), ...(body !== undefined && { body }) };
  if (fetched.kind === 'unreached') return { request };
  const { status, text } = fetched;
  const statusMessage = STATUS_CODES[status] ?? '';
  const response = { protocol, statusCode: String(status), statusMessage, headers: told(fetched.headers), body: text };
  return { request, response };
}

function answerOf(service: Service, fetched: Ended): Extract<TaskAnswer, { kind: 'succeeded' | 'failed' }> {
  const { error, unreached } = SERVICES[service];
  if (fetched.kind === 'unreached') return { kind: 'failed', error: unreached, cause: fetched.message };
  const { status, headers, text } = fetched;
  const output = {
    Headers: listed(headers),
    ResponseBody: text === '' ? '' : (readPayload(text) ?? text),
    StatusCode: status,
    StatusText: STATUS_CODES[status] ?? '',
  };
  if (status >= 200 && status < 300) return { kind: 'succeeded', output };
  return { kind: 'failed', error: error(status), cause: service === 'http' ? JSON.stringify(output) : text };
}

/** The address, with the path and the query of what the call names. */
function urlOf(call: TaskCall, service: Service, address: string): URL {
  const named = textParameter(call, 'ApiEndpoint') ?? '';
  const path =
    service === 'http'
      ? pathOf(named)
      : [textParameter(call, 'Stage'), textParameter(call, 'Path')?.replace(/^\/+/, '')]
          .filter((part) => part !== undefined)
          .join('/');
  const url = new URL(`${address}/${path.replace(/^\/+/, '')}`);
  for (const [name, value] of pairsOf(parameter(call, 'QueryParameters'))) url.searchParams.append(name, value);
  return url;
}

function pathOf(endpoint: string): string {
  if (!URL.canParse(endpoint)) return endpoint;
  const { pathname, search } = new URL(endpoint);
  return pathname + search;
}

function headersOf(call: TaskCall): Headers {
  const headers = new Headers({ 'content-type': isFormEncoded(call) ? FORM : 'application/json' });
  const given = pairsOf(parameter(call, 'Headers'));
  for (const [name] of given) headers.delete(name);
  for (const [name, value] of given) headers.append(name, value);
  return headers;
}

const FORM = 'application/x-www-form-urlencoded';

/** Digest S16: `Transform.RequestBodyEncoding` says whether the body is sent as a form. */
function isFormEncoded(call: TaskCall): boolean {
  return memberOf(parameter(call, 'Transform'), 'RequestBodyEncoding') === 'URL_ENCODED';
}

function bodyOf(call: TaskCall, method: string): { readonly body?: string } {
  const body = parameter(call, 'RequestBody');
  if (body === undefined || method === 'GET' || method === 'HEAD') return {};
  if (isFormEncoded(call)) return { body: formOf(call, body) };
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Lists in a form, by `RequestEncodingOptions.ArrayFormat`; default `INDICES`. */
function formOf(call: TaskCall, body: Json): string {
  const format = memberOf(memberOf(parameter(call, 'Transform'), 'RequestEncodingOptions'), 'ArrayFormat');
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(isJsonObject(body) ? body : {})) {
    if (!Array.isArray(value)) form.append(name, textOf(value));
    else if (format === 'COMMAS') form.append(name, value.map(textOf).join(','));
    else value.forEach((item, index) => form.append(nameOf(name, index, format), textOf(item)));
  }
  return form.toString();
}

function nameOf(name: string, index: number, format: Json | undefined): string {
  if (format === 'REPEAT') return name;
  return format === 'BRACKETS' ? `${name}[]` : `${name}[${String(index)}]`;
}

/** Names and values of headers and queries; one with several values is given several times. */
function pairsOf(given: Json | undefined): [string, string][] {
  if (given === undefined || !isJsonObject(given)) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, textOf(one)]),
  );
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function listed(headers: Headers): JsonObject {
  return Object.fromEntries([...headers].map(([name, value]) => [name, [value]]));
}
