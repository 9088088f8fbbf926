import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { invokeOverHttp, type HttpInvocation } from '../../interpreter/tasks/http-endpoint';

async function invoke(
  listener: RequestListener,
  reference = 'Charge Card',
  stop = new AbortController(),
): Promise<HttpInvocation> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return invokeOverHttp(`http://127.0.0.1:${String(port)}/`, { reference, event: { a: 1 } }, stop.signal);
}

describe('a Lambda endpoint', () => {
  it('is asked as the API of Lambda is', async () => {
    let asked = '';
    const outcome = await invoke((request, response) => {
      request.on('data', (data: Buffer) => (asked += data.toString()));
      request.on('end', () => {
        asked = `${request.method ?? ''} ${request.url ?? ''} ${asked}`;
        response.end('{"ok":true}');
      });
    });
    expect(asked).toBe('POST /2015-03-31/functions/Charge%20Card/invocations {"a":1}');
    expect(outcome).toEqual({ kind: 'returned', output: { ok: true }, bytes: 11 });
  });

  it('tells errors of the function by the header, or by their form', async () => {
    const error = { errorMessage: 'no', errorType: 'Declined' };
    const told = await invoke((_request, response) =>
      response.setHeader('X-Amz-Function-Error', 'Unhandled').end(JSON.stringify(error)),
    );
    const raised = { kind: 'raised', errorType: 'Declined', error, text: JSON.stringify(error) };
    expect(told).toEqual(raised);
    expect(await invoke((_request, response) => response.end(JSON.stringify(error)))).toEqual(raised);
  });

  it('is asked for the version or the alias of the function', async () => {
    let asked = '';
    await invoke((request, response) => {
      asked = request.url ?? '';
      response.end('{}');
    }, 'arn:aws:lambda:us-east-1:123456789012:function:Charge:live');
    expect(asked).toBe('/2015-03-31/functions/Charge/invocations?Qualifier=live');
  });

  it.each([
    [404, {}, 'no such function', 'ResourceNotFoundException', 'no such function'],
    [
      429,
      {},
      '{"Reason":"ReservedFunctionConcurrentInvocationLimitExceeded","message":"Rate exceeded"}',
      'TooManyRequestsException',
      'Rate exceeded',
    ],
    [502, {}, '', 'ServiceException', ''],
    [400, {}, '{"Type":"User","Message":"odd"}', 'Status400', 'odd'],
    [
      400,
      { 'x-amzn-errortype': 'InvalidRequestContentException' },
      '{"message":"no JSON"}',
      'InvalidRequestContentException',
      'no JSON',
    ],
    [409, {}, '{"__type":"ResourceConflictException","Message":"pending"}', 'ResourceConflictException', 'pending'],
  ])('that answers %i %j names the exception of the API', async (status, headers, text, code, message) => {
    const fault = await invoke((_request, response) =>
      response.writeHead(status, { 'x-amzn-requestid': 'R-1', ...headers }).end(text),
    );
    expect(fault).toEqual({ kind: 'fault', status, code, message, requestId: 'R-1' });
  });

  it('that answers no JSON, is gone or is stopped says so', async () => {
    expect(await invoke((_request, response) => response.end('<html>'))).toMatchObject({
      kind: 'unreached',
      message: expect.stringContaining('no JSON'),
    });
    expect(await invoke((_request, response) => response.end(Buffer.from('"é"', 'latin1')))).toMatchObject({
      message: expect.stringContaining('bytes that are not UTF-8'),
    });
    expect(await invoke((request) => request.socket.destroy())).toMatchObject({
      kind: 'unreached',
      message: expect.stringContaining('cannot be reached'),
    });
    const stop = new AbortController();
    const stopped = await invoke(
      () => {
        stop.abort();
      },
      'Charge',
      stop,
    );
    expect(stopped).toEqual({ kind: 'stopped' });
  });
});
