import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../language/json';
import { prepare, run, serve } from './endpoint-runs';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** An API that keeps what it hears. */
async function api(status: number, text: string): Promise<{ readonly address: string; readonly heard: Heard[] }> {
  const heard: Heard[] = [];
  const { address } = await serve((_body, response, { method, url, headers }) => {
    heard.push({ method, url, headers });
    response.writeHead(status, { 'content-type': 'application/json', 'x-one': 'a' }).end(text);
  });
  return { address, heard };
}

const httpTask = (parameters: JsonObject, settings: JsonObject) => ({
  resource: 'http:invoke',
  settings,
  parameters: {
    ApiEndpoint: 'https://api.example.com/v1/orders?all=1',
    Method: 'POST',
    Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/c/1' },
    ...parameters,
  },
});

describe('http:invoke at an endpoint', () => {
  it('goes to the address with the path, query, headers and body of the call', async () => {
    const { address, heard } = await api(200, '{"ok":true}');
    const parameters = { QueryParameters: { a: ['1', '2'] }, Headers: { 'X-Key': 'k' }, RequestBody: { b: 1 } };
    const ran = await run(httpTask(parameters, { endpoints: { http: address } }));
    expect(heard).toMatchObject([
      {
        method: 'POST',
        url: '/v1/orders?all=1&a=1&a=2',
        headers: { 'x-key': 'k', 'content-type': 'application/json', 'content-length': '7' },
      },
    ]);
    expect(ran.output).toMatchObject({
      Headers: { 'x-one': ['a'] },
      ResponseBody: { ok: true },
      StatusCode: 200,
      StatusText: 'OK',
    });
    expect(ran.log.join()).toContain(`POST ${address}/v1/orders (HTTP): 200`);
  });

  it.each([
    ['INDICES', 'a=x&list%5B0%5D=1&list%5B1%5D=2'],
    ['REPEAT', 'a=x&list=1&list=2'],
    ['COMMAS', 'a=x&list=1%2C2'],
    ['BRACKETS', 'a=x&list%5B%5D=1&list%5B%5D=2'],
  ])('sends a body as a form with lists by %s', async (ArrayFormat, form) => {
    const { address, asked } = await serve((_body, response) => response.end('{}'));
    const Transform = { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat } };
    await run(httpTask({ Transform, RequestBody: { a: 'x', list: [1, 2] } }, { endpoints: { http: address } }));
    expect(asked).toMatchObject([{ body: form, contentType: 'application/x-www-form-urlencoded' }]);
  });

  it('fails by the status of the answer, or as a socket that reaches nobody', async () => {
    const { address } = await api(429, 'slow down');
    const ran = await run(httpTask({}, { endpoints: { http: address } }));
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.Http.StatusCode.429' });
    expect(ran.cause).toContain('slow down');
    expect((await run(httpTask({}, { endpoints: { http: 'http://127.0.0.1:9' } }))).error).toBe('States.Http.Socket');
  });

  it('is not sent to the address for all services, and needs leave for another computer', async () => {
    const { address, heard } = await api(200, '{}');
    const ran = await run(httpTask({}, { endpoints: { '*': address } }));
    expect([ran.status, heard.length]).toEqual(['FAILED', 0]);
    expect(prepare(httpTask({}, { endpoints: { http: 'https://api.example.com' } })).prepared).toMatchObject({
      kind: 'misconfigured',
      endpoints: ['http at https://api.example.com'],
    });
  });

  it('is shown with the resources', async () => {
    const { prepared } = prepare(httpTask({}, { endpoints: { http: 'http://127.0.0.1:8080' } }));
    expect(prepared.kind === 'ready' && prepared.resources()).toMatchObject([
      { answeredBy: 'endpoint', detail: 'http://127.0.0.1:8080' },
    ]);
  });
});

describe('apigateway:invoke at an endpoint', () => {
  const task = (settings: JsonObject) => ({
    resource: 'apigateway:invoke',
    settings,
    parameters: {
      ApiEndpoint: 'abc.execute-api.us-east-1.amazonaws.com',
      Method: 'GET',
      Stage: 'dev',
      Path: '/pets/1',
      Headers: { custom: ['a', 'b'] },
    },
  });

  it('goes to stage and path, and gives what was recorded of it', async () => {
    const { address, heard } = await api(200, '{"id":1}');
    const ran = await run(task({ endpoints: { apigateway: address } }));
    expect(heard).toMatchObject([{ method: 'GET', url: '/dev/pets/1', headers: { custom: 'a, b' } }]);
    expect(ran.output).toMatchObject({ ResponseBody: { id: 1 }, StatusCode: 200, StatusText: 'OK' });
  });

  it('fails by the status, with the body as the cause', async () => {
    const { address } = await api(403, '{"message":"Missing Authentication Token"}');
    const ran = await run(task({ endpoints: { apigateway: address } }));
    expect([ran.error, ran.cause]).toEqual(['ApiGateway.403', '{"message":"Missing Authentication Token"}']);
  });
});
