import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { invokeOverHttp } from '../../interpreter/tasks/http-endpoint';
import type { Invocation, Outcome } from '../../interpreter/tasks/handler-process';

async function invoke(
  listener: RequestListener,
  change: Partial<Invocation> = {},
  stop = new AbortController(),
): Promise<Outcome> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const invocation: Invocation = {
    requestId: 'r',
    functionName: 'Charge Card',
    functionVersion: '$LATEST',
    functionArn: 'arn',
    memoryMb: 128,
    logGroupName: 'g',
    logStreamName: 's',
    timeoutMs: 5000,
    event: { a: 1 },
    ...change,
  };
  return invokeOverHttp(`http://127.0.0.1:${String(port)}/`, invocation, stop.signal);
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
    expect(told).toEqual({ kind: 'raised', error });
    expect(await invoke((_request, response) => response.end(JSON.stringify(error)))).toEqual({
      kind: 'raised',
      error,
    });
  });

  it('that fails, is gone or never answers is an outcome', async () => {
    expect(await invoke((_request, response) => response.writeHead(404).end('no such function'))).toMatchObject({
      kind: 'not-started',
      message: expect.stringContaining('answered 404: no such function'),
    });
    expect(await invoke((_request, response) => response.end('<html>'))).toMatchObject({
      message: expect.stringContaining('no JSON'),
    });
    expect(await invoke((request) => request.socket.destroy())).toMatchObject({
      message: expect.stringContaining('cannot be reached'),
    });
    expect(await invoke(() => undefined, { timeoutMs: 100 })).toEqual({ kind: 'timed-out', while: 'running' });
    const stop = new AbortController();
    setTimeout(() => {
      stop.abort();
    }, 50);
    expect(await invoke(() => undefined, {}, stop)).toEqual({ kind: 'stopped' });
  });
});
