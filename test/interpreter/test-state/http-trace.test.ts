import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { sdkTable } from '../../../language/integrations/sdk-table';
import { resultShapesOf } from '../../../interpreter/test-state/result-shapes';
import { testState } from '../../../interpreter/test-state/test-state';
import { readEndpoint } from '../../../interpreter/tasks/aws/endpoint';
import { httpInvokeRunner } from '../../../interpreter/tasks/http-invoke';

it('TRACE shows what an HTTP task has sent and got, DEBUG does not (A46)', async () => {
  const server = createServer((_request, response) => response.setHeader('x-seen', 'yes').end('{"id":7}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: 'https://api.example.com/orders',
      Method: 'POST',
      Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:111122223333:connection/c/1' },
      Headers: { 'x-own': 'h' },
      'RequestBody.$': '$',
    },
    ResultSelector: { 'id.$': '$.ResponseBody.id' },
    End: true,
  };
  const ask = (inspectionLevel: 'DEBUG' | 'TRACE') =>
    testState(
      { definition: JSON.stringify(state), input: '{"n":1}', roleArn: 'r', inspectionLevel },
      { runner: httpInvokeRunner(() => readEndpoint(url)), shapes: resultShapesOf(sdkTable([])) },
    );
  expect(await ask('TRACE')).toMatchObject({
    status: 'SUCCEEDED',
    output: { id: 7 },
    inspectionData: {
      request: {
        protocol: 'http',
        method: 'POST',
        url: `${url}/orders`,
        headers: expect.stringMatching(/^\[.*x-own: h.*\]$/),
        body: '{"n":1}',
      },
      response: {
        protocol: 'http',
        statusCode: '200',
        statusMessage: 'OK',
        headers: expect.stringContaining('x-seen: yes'),
        body: '{"id":7}',
      },
    },
  });
  const debug = await ask('DEBUG');
  expect('inspectionData' in debug && Object.keys(debug.inspectionData ?? {})).not.toContain('request');
});
