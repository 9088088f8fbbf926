import { expect, it } from 'vitest';
import { parseJson } from '../../language/tree/parse-json';
import { unknownEndpoints } from '../../workspace/endpoint-names';
import { loadSdkTable } from '../../workspace/sdk-table';

it.each([
  ['dynamodb', undefined],
  ['*', undefined],
  ['events', undefined],
  ['eventbridge', undefined],
  ['secretsmanager', undefined],
  ['dynamdb', 'did you mean "dynamodb"?'],
  ['DynamoDB', 'did you mean "dynamodb"?'],
  ['aws-sdk:sqs', 'did you mean "sqs"?'],
  ['logs', 'did you mean "cloudwatchlogs"?'],
  ['step-functions', 'did you mean "sfn"?'],
  ['postgres-on-my-desk', 'services are named as in a Resource.'],
])('an endpoint of "%s" is told where there is no such service', (name, hint) => {
  const text = JSON.stringify({ endpoints: { [name]: 'http://127.0.0.1:1' } });
  const told = unknownEndpoints(parseJson(text), loadSdkTable).map(
    ({ message, severity, at }) => `${severity} at ${text.slice(at.start, at.end)}: ${message}`,
  );
  expect(told).toEqual(
    hint === undefined
      ? []
      : [`warning at "${name}": There is no service "${name}", so nothing is sent to this endpoint: ${hint}`],
  );
});

it('a configuration without endpoints does not need the table', () => {
  const table = (): never => {
    throw new Error('nobody needs it');
  };
  expect(unknownEndpoints(parseJson('{ "endpoints": { "sqs": "aws", "*": "aws" } }'), table)).toEqual([]);
  expect(unknownEndpoints(parseJson('[]'), table)).toEqual([]);
});
