import { describe, expect, it } from 'vitest';
import type { ExecutionResult } from '../../interpreter/core/events';
import { commandName } from '../../interpreter/tasks/aws/cli-client';
import { isJsonObject, type JsonObject } from '../../language/json';
import { json, prepare, run, serve } from './endpoint-runs';

describe('an endpoint of a service with a JSON protocol', () => {
  it('gets the request that the SDK would send, signed with credentials for tests', async () => {
    const { address, asked } = await serve((_body, response) => {
      json(response, 200, {});
    });
    const parameters = { TableName: 't', Item: { id: { S: '1' } } };
    const ran = await run({ settings: { endpoints: { dynamodb: address } }, resource: 'dynamodb:putItem', parameters });
    expect(asked).toEqual([
      {
        target: 'DynamoDB_20120810.PutItem',
        contentType: 'application/x-amz-json-1.0',
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/us-east-1\/dynamodb\/aws4_request, SignedHeaders=/,
        ) as string,
        body: parameters,
      },
    ]);
    expect(ran.output).toMatchObject({
      SdkHttpMetadata: { HttpStatusCode: 200, HttpHeaders: { 'x-amzn-RequestId': 'R-1' } },
      SdkResponseMetadata: { RequestId: 'R-1' },
    });
    expect(ran.log).toEqual([`arn:aws:states:::dynamodb:putItem was sent to ${address} (HTTP) and answered.`]);
  });

  it('gets the names of the API, and its answer has those of Step Functions', async () => {
    const { address, asked } = await serve((_body, response) => {
      json(response, 200, { cluster: { clusterName: 'c', status: 'ACTIVE' }, none: null });
    });
    const settings = { endpoints: { ecs: address } };
    const ran = await run({ settings, resource: 'aws-sdk:ecs:createCluster', parameters: { ClusterName: 'c' } });
    expect(asked[0]?.body).toEqual({ clusterName: 'c' });
    expect(ran.output).toEqual({ Cluster: { ClusterName: 'c', Status: 'ACTIVE' } });
  });

  it('gets bytes in base 64 and times in seconds, and texts for what is no text', async () => {
    const { address, asked } = await serve((body, response) => {
      const isKey = isJsonObject(body) && 'Plaintext' in body;
      json(response, 200, isKey ? { CiphertextBlob: 'aGk=' } : { MessageId: 'm', MD5OfMessageBody: 'x' });
    });
    const settings = { endpoints: { '*': address } };
    const parameters = { KeyId: 'k', Plaintext: 'secret' };
    const encrypted = await run({ settings, resource: 'aws-sdk:kms:encrypt', parameters });
    expect(encrypted.output).toEqual({ CiphertextBlob: 'hi' });
    const message = { QueueUrl: `${address}/q`, MessageBody: { a: 1 } };
    const sent = await run({ settings, resource: 'sqs:sendMessage', parameters: message });
    expect(sent.output).toMatchObject({ MessageId: 'm', MD5OfMessageBody: 'x' });
    const since = { LogGroupName: 'g', StartTime: 5 };
    await run({ settings, resource: 'aws-sdk:cloudwatchlogs:filterLogEvents', parameters: since });
    const metric = { ListMetrics: 1, StartTime: '2024-01-01T00:00:00.5Z' };
    await run({ settings, resource: 'aws-sdk:ssm:createActivation', parameters: { ExpirationDate: metric.StartTime } });
    expect(asked.map(({ body }) => body)).toEqual([
      { KeyId: 'k', Plaintext: 'c2VjcmV0' },
      { QueueUrl: `${address}/q`, MessageBody: '{"a":1}' },
      { logGroupName: 'g', startTime: 5 },
      { ExpirationDate: 1704067200.5 },
    ]);
  });

  it('gives times as each kind of integration does', async () => {
    const { address } = await serve((_body, response) => {
      json(response, 200, { CreationDateTime: 1, TableDescription: { CreationDateTime: 1704067200.5 } });
    });
    const settings = { endpoints: { dynamodb: address } };
    const ran = await run({ settings, resource: 'aws-sdk:dynamodb:createTable', parameters: { TableName: 't' } });
    expect(ran.output).toMatchObject({ TableDescription: { CreationDateTime: '2024-01-01T00:00:00.500Z' } });
  });

  it.each([
    [
      'dynamodb:getItem',
      { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'Requested resource not found' },
      'DynamoDB.ResourceNotFoundException',
      'Requested resource not found (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: R-1; Proxy: null)',
    ],
    [
      'aws-sdk:dynamodb:getItem',
      { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'Requested resource not found' },
      'DynamoDb.ResourceNotFoundException',
      'Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: R-1)',
    ],
    // The model of DynamoDB does not have this error, that of Step Functions has it.
    [
      'dynamodb:getItem',
      { __type: 'com.amazon.coral.validate#ValidationException', message: 'no key' },
      'DynamoDB.AmazonDynamoDBException',
      'no key (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: R-1; Proxy: null)',
    ],
    [
      'aws-sdk:dynamodb:getItem',
      { __type: 'ValidationException', message: 'no key' },
      'DynamoDb.DynamoDbException',
      'no key (Service: DynamoDb, Status Code: 400, Request ID: R-1)',
    ],
    [
      'aws-sdk:sfn:describeExecution',
      { __type: 'ValidationException', message: 'bad' },
      'Sfn.ValidationException',
      'bad (Service: Sfn, Status Code: 400, Request ID: R-1)',
    ],
    [
      'sqs:sendMessage',
      { __type: 'com.amazonaws.sqs#QueueDoesNotExist', message: 'gone' },
      'SQS.QueueDoesNotExistException',
      'gone (Service: AmazonSQS; Status Code: 400; Error Code: QueueDoesNotExist; Request ID: R-1; Proxy: null)',
    ],
  ])('that refuses %s fails the task as AWS does: %j', async (resource, body, error, cause) => {
    const { address } = await serve((_body, response) => {
      json(response, 400, body);
    });
    const required = { TableName: 't', Key: {}, QueueUrl: 'u', MessageBody: 'b' };
    const ran = await run({ settings: { endpoints: { '*': address } }, resource, parameters: required });
    expect([ran.error, ran.cause]).toEqual([error, cause]);
  });

  it('is retried and caught by the names of its errors', async () => {
    const { address, asked } = await serve((_body, response) => {
      if (asked.length < 3) json(response, 400, { __type: 'ThrottlingException' });
      else json(response, 200, { Item: { id: { S: '1' } } });
    });
    const task = { Retry: [{ ErrorEquals: ['DynamoDb.DynamoDbException', 'DynamoDb.ThrottlingException'] }] };
    const settings = { endpoints: { dynamodb: address } };
    const ran = await run({ settings, resource: 'aws-sdk:dynamodb:getItem', task });
    expect(ran.output).toEqual({ Item: { id: { S: '1' } } });
    expect(asked).toHaveLength(3);
  });

  it('that takes not all events fails the optimized integration only', async () => {
    const body = { FailedEntryCount: 1, Entries: [{ ErrorCode: 'MalformedDetail' }] };
    const { address } = await serve((_body, response) => {
      json(response, 200, body);
    });
    const settings = { endpoints: { events: address } };
    const parameters = { Entries: [] };
    expect(await run({ settings, resource: 'events:putEvents', parameters })).toMatchObject({
      error: 'EventBridge.FailedEntry',
    });
    const bySdk = { endpoints: { eventbridge: address } };
    expect(await run({ settings: bySdk, resource: 'aws-sdk:eventbridge:putEvents', parameters })).toMatchObject({
      output: body,
    });
  });
});

describe('an endpoint that does not do as it should', () => {
  const failed = (settings: JsonObject): Promise<ExecutionResult> =>
    run({ settings, resource: 'aws-sdk:dynamodb:listTables' });

  it('answers garbage', async () => {
    const { address } = await serve((_body, response) => response.end('<html>'));
    expect(await failed({ endpoints: { dynamodb: address } })).toMatchObject({
      error: 'DynamoDb.SdkClientException',
      cause: expect.stringContaining('what is no JSON object: <html>') as string,
    });
  });

  it('redirects to another computer: nobody goes there', async () => {
    const other = await serve((_body, response) => {
      json(response, 200, {});
    });
    const { address } = await serve((_body, response) => response.writeHead(307, { location: other.address }).end());
    expect(await failed({ endpoints: { dynamodb: address } })).toMatchObject({
      error: 'DynamoDb.SdkClientException',
      cause: expect.stringContaining(`redirects to ${other.address}, which is not followed`) as string,
    });
    expect(other.asked).toEqual([]);
  });

  it('answers more than a run takes', async () => {
    const { address } = await serve((_body, response) => {
      json(response, 200, { TableNames: ['x'.repeat(300 * 1024)] });
    });
    expect(await failed({ endpoints: { dynamodb: address } })).toMatchObject({ error: 'States.DataLimitExceeded' });
  });

  it('answers without an end', async () => {
    const { address } = await serve((_body, response) => {
      const more = (): boolean => response.write('x'.repeat(1024 * 1024)) && setImmediate(more).hasRef();
      response.on('drain', more).on('error', () => undefined);
      more();
    });
    expect(await failed({ endpoints: { dynamodb: address } })).toMatchObject({
      cause: expect.stringContaining('answers with more than 16777216 bytes') as string,
    });
  });

  it('never answers: the time of the task counts', async () => {
    const { address } = await serve(() => undefined);
    const settings = { endpoints: { dynamodb: address } };
    const task = { TimeoutSeconds: 1 };
    expect(await run({ settings, resource: 'aws-sdk:dynamodb:listTables', task })).toMatchObject({
      error: 'States.Timeout',
    });
  });

  it('is not there, or speaks no TLS', async () => {
    expect(await failed({ endpoints: { dynamodb: 'http://127.0.0.1:1' } })).toMatchObject({
      error: 'DynamoDb.SdkClientException',
      cause: expect.stringMatching(
        /^Unable to execute HTTP request: http:\/\/127.0.0.1:1 cannot be reached: .+\.$/,
      ) as string,
    });
    const { address } = await serve(() => undefined);
    expect(await failed({ endpoints: { dynamodb: address.replace('http:', 'https:') } })).toMatchObject({
      cause: expect.stringContaining('cannot be reached') as string,
    });
  });
});

describe('what has no JSON protocol', () => {
  it('says what to install where there is neither a client nor the CLI', async () => {
    const settings = { endpoints: { sns: 'http://127.0.0.1:1' } };
    const ran = await run({ settings, resource: 'sns:publish', parameters: { Message: 'm', TopicArn: 't' } });
    expect(ran.error).toBe('States.Runtime');
    expect(ran.cause).toContain('"npm install --save-dev @aws-sdk/client-sns" in your project');
  });

  /** A client of the SDK as the packages have it: it gives back what it was made of and asked. */
  const client = (send: string): Readonly<Record<string, string>> => ({
    'node_modules/@aws-sdk/client-sns/package.json': '{ "name": "@aws-sdk/client-sns", "main": "index.js" }',
    'node_modules/@aws-sdk/client-sns/index.js': `
      class SNSServiceException extends Error {}
      class NotFoundException extends SNSServiceException { name = 'NotFoundException'; }
      class SNSClient { constructor(config) { this.config = config; } async send({ input }) { ${send} } }
      class PublishCommand { constructor(input) { this.input = input; } }
      console.log('a client may print');
      module.exports = { SNSServiceException, SNSClient, PublishCommand, NotFoundException };`,
  });

  it('goes by the client package of the project', async () => {
    const files = client(`
      const { endpoint, region, credentials, profile } = this.config;
      const { AWS_SECRET_ACCESS_KEY: secret, HTTP_PROXY: proxy } = process.env;
      const said = { endpoint, region, user: credentials?.accessKeyId, profile, secret, proxy, input };
      return { MessageId: JSON.stringify(said), $metadata: { requestId: 'R-2' } };`);
    const parameters = { TopicArn: 't', Message: { a: 1 } };
    const env = { HTTP_PROXY: 'http://proxy.example.com' };
    const given = { resource: 'sns:publish', parameters, files, env };
    const local = await run({ ...given, settings: { endpoints: { sns: 'http://127.0.0.1:4566' } } });
    expect(saidIn(local)).toEqual({
      endpoint: 'http://127.0.0.1:4566',
      region: 'us-east-1',
      user: 'test',
      secret: 'test',
      input: { TopicArn: 't', Message: '{"a":1}' },
    });
    expect(local.output).toMatchObject({ SdkResponseMetadata: { RequestId: 'R-2' } });
    const aws = { profile: 'dev', region: 'eu-central-1' };
    const remote = await run({ ...given, settings: { endpoints: { sns: 'aws' }, aws }, allowRemote: true });
    expect(saidIn(remote)).toMatchObject({ ...aws, secret: 'of-an-account', proxy: 'http://proxy.example.com' });
    expect(remote.log).toEqual([
      'arn:aws:states:::sns:publish was sent to AWS (profile dev, region eu-central-1) (AWS SDK) and answered.',
    ]);
  });

  it('fails by the class of the error of the client', async () => {
    const $metadata = `{ httpStatusCode: 404, requestId: 'R-2' }`;
    const given = {
      settings: { endpoints: { sns: 'http://127.0.0.1:4566' } },
      resource: 'aws-sdk:sns:publish',
      parameters: { Message: 'm' },
    };
    const raise = (error: string): Readonly<Record<string, string>> =>
      client(`throw Object.assign(${error}, { $metadata: ${$metadata} });`);
    expect(await run({ ...given, files: raise(`new NotFoundException('no topic')`) })).toMatchObject({
      error: 'Sns.NotFoundException',
      cause: 'no topic (Service: Sns, Status Code: 404, Request ID: R-2)',
    });
    const other = raise(`Object.assign(new SNSServiceException('odd'), { name: 'OddException' })`);
    expect(await run({ ...given, files: other })).toMatchObject({ error: 'Sns.SnsException' });
    expect(await run({ ...given, files: client('process.exit(3)') })).toMatchObject({
      error: 'Sns.SdkClientException',
      cause: expect.stringContaining('The process of the AWS SDK has ended.') as string,
    });
  });

  /** A program that stands for the AWS CLI. */
  const cli = (send: string): Readonly<Record<string, string>> => ({
    'bin/aws': `#!${process.execPath}
      const { readFileSync, writeFileSync } = require('node:fs');
      const args = process.argv.slice(2);
      if (args[0] === '--version') { console.log('aws-cli/2.1 Python/3'); process.exit(0); }
      const input = JSON.parse(readFileSync(args[args.indexOf('--cli-input-json') + 1].slice('file://'.length), 'utf8'));
      ${send}`,
  });

  it('goes by the AWS CLI else', async () => {
    const files = cli(`
      const { AWS_SECRET_ACCESS_KEY: secret, AWS_CONFIG_FILE: config } = process.env;
      const said = args.filter((one) => !one.startsWith('file://'));
      console.log(JSON.stringify({ MessageId: JSON.stringify({ said, secret, config, input }) }));`);
    const given = { resource: 'sns:publish', parameters: { TopicArn: 't', Message: { a: 1 } }, files };
    const local = await run({ ...given, settings: { endpoints: { sns: 'http://k:s@127.0.0.1:4566' } } });
    const common = ['sns', 'publish', '--cli-input-json', '--output', 'json', '--no-paginate'];
    const bytes = ['--cli-binary-format', 'raw-in-base64-out'];
    expect(saidIn(local)).toEqual({
      said: [...common, ...bytes, '--region', 'us-east-1', '--endpoint-url', 'http://127.0.0.1:4566'],
      secret: 's',
      config: '/dev/null',
      input: { TopicArn: 't', Message: '{"a":1}' },
    });
    const remote = await run({
      ...given,
      settings: { endpoints: { sns: 'aws' }, aws: { profile: 'dev' } },
      allowRemote: true,
    });
    expect(saidIn(remote)).toMatchObject({
      said: [...common, ...bytes, '--profile', 'dev'],
      secret: 'of-an-account',
    });
  });

  it('fails by what the CLI says', async () => {
    const given = {
      settings: { endpoints: { sns: 'http://127.0.0.1:4566' } },
      resource: 'sns:publish',
      parameters: { Message: 'm', TopicArn: 't' },
    };
    const says = (text: string): Readonly<Record<string, string>> =>
      cli(`console.error(${JSON.stringify(text)}); process.exitCode = 254;`);
    const refused = 'An error occurred (NotFound) when calling the Publish operation: Topic does not exist';
    expect(await run({ ...given, files: says(refused) })).toMatchObject({
      error: 'SNS.NotFoundException',
      cause: expect.stringMatching(
        /^Topic does not exist \(Service: AmazonSNS; Status Code: 400; Error Code: NotFound; Request ID: [-\w]+; Proxy: null\)$/,
      ) as string,
    });
    const lost = '\nUnable to locate credentials. You can configure credentials by running "aws login".\n';
    expect(await run({ ...given, files: says(lost) })).toMatchObject({
      error: 'SNS.SdkClientException',
      cause: `Unable to execute HTTP request: ${lost.trim()}`,
    });
  });

  it('reads a stream that the CLI writes to a file', async () => {
    const files = cli(`
      const file = args.at(-1);
      if (file.includes('/body')) { writeFileSync(file, 'the text'); console.log('{"ContentLength":8,"ETag":"e"}'); }
      else { console.error('aws: error: the following arguments are required: outfile'); process.exitCode = 252; }
      if (file.includes('/body') && !args.includes('--bucket=b')) process.exitCode = 1;`);
    const given = { resource: 'aws-sdk:s3:getObject', parameters: { Bucket: 'b', Key: 'k' }, files, allowRemote: true };
    const { output } = await run({ ...given, settings: { endpoints: { s3: 'aws' } } });
    expect(output).toEqual({ Body: 'the text', ContentLength: 8, ETag: 'e' });
    const secret = { ...given, parameters: { Bucket: 'b', Key: 'file:///etc/passwd' } };
    expect(await run({ ...secret, settings: { endpoints: { s3: 'aws' } } })).toMatchObject({
      cause: expect.stringContaining('cannot send "file:///etc/passwd" as Key') as string,
    });
  });

  it('invokes functions on AWS that have no handler here', async () => {
    const files = cli(`
      const file = args.at(-1);
      if (!file.includes('/body')) { console.error('error: the following arguments are required: outfile'); process.exit(252); }
      const fails = input.Payload === '{"fail":true}';
      writeFileSync(file, fails ? '{"errorType":"Declined","errorMessage":"no"}' : input.Payload);
      console.log(JSON.stringify({ StatusCode: 200, ...(fails ? { FunctionError: 'Unhandled' } : {}) }));`);
    const settings = { endpoints: { lambda: 'aws' } };
    const invoke = (Payload: JsonObject): Promise<ExecutionResult> =>
      run({
        settings,
        files,
        allowRemote: true,
        resource: 'lambda:invoke',
        parameters: { FunctionName: 'F', Payload },
      });
    expect(await invoke({ a: 1 })).toMatchObject({ output: { Payload: { a: 1 }, StatusCode: 200 } });
    expect(await invoke({ fail: true })).toMatchObject({
      error: 'Declined',
      cause: '{"errorType":"Declined","errorMessage":"no"}',
    });
  });
});

describe('a Lambda endpoint', () => {
  it.each([
    ['lambda:invoke', undefined],
    ['by its ARN', 'arn:aws:lambda:us-east-1:123456789012:function:Charge'],
  ])('fails the task by the name of its exception, %s', async (_way, arn) => {
    const { address } = await serve((_body, response) => {
      json(response, 429, { message: 'Rate exceeded' });
    });
    const task = arn === undefined ? {} : { Resource: arn };
    const settings = { endpoints: { lambda: address } };
    const ran = await run({ settings, resource: 'lambda:invoke', parameters: { FunctionName: 'Charge' }, task });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'Lambda.TooManyRequestsException' });
    expect(ran.cause).toBe(
      'Rate exceeded (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; Request ID: R-1; Proxy: null)',
    );
  });

  it('that is not there fails as a client that reaches nobody', async () => {
    const settings = { endpoints: { lambda: 'http://127.0.0.1:9' } };
    const ran = await run({ settings, resource: 'lambda:invoke', parameters: { FunctionName: 'Charge' } });
    expect(ran.error).toBe('Lambda.SdkClientException');
  });
});

describe('a configuration of endpoints', () => {
  it('sends nothing to AWS unless that was allowed', () => {
    const { prepared } = prepare({ settings: { endpoints: { '*': 'aws' } }, resource: 'sqs:sendMessage' });
    expect(prepared).toMatchObject({
      kind: 'misconfigured',
      endpoints: ['every other service on AWS'],
      message: expect.stringContaining('would leave this computer') as string,
    });
  });

  it('leaves mocks, tokens of the run and buckets that are folders to whoever answers them here', async () => {
    const { address, asked } = await serve((_body, response) => {
      json(response, 200, {});
    });
    const endpoints = { '*': address };
    const mocks = { T: { return: 1 } };
    const parameters = { TableName: 't', Key: {} };
    expect(await run({ settings: { endpoints, mocks }, resource: 'dynamodb:getItem', parameters })).toMatchObject({
      output: 1,
    });
    const answered = await run({
      settings: { endpoints },
      resource: 'aws-sdk:sfn:sendTaskSuccess',
      parameters: { TaskToken: 'x', Output: '{}' },
    });
    expect(answered.error).toBe('Sfn.InvalidTokenException');
    const file = await run({
      settings: { endpoints, buckets: { b: 'data' } },
      resource: 'aws-sdk:s3:getObject',
      parameters: { Bucket: 'b', Key: 'k' },
      files: { 'data/k': 'text' },
    });
    expect(file.output).toMatchObject({ Body: 'text' });
    expect(asked).toEqual([]);
  });

  it('is shown with the resources of the machine, without its credentials', () => {
    const { prepared } = prepare({
      settings: { endpoints: { dynamodb: 'http://key:secret@127.0.0.1:8000' } },
      resource: 'dynamodb:getItem',
      parameters: { TableName: 't', Key: {} },
    });
    expect(prepared.kind === 'ready' && prepared.resources()).toMatchObject([
      { answeredBy: 'endpoint', detail: 'http://127.0.0.1:8000' },
    ]);
  });
});

it.each([
  ['putItem', 'put-item'],
  ['listObjectsV2', 'list-objects-v2'],
  ['describeDBInstances', 'describe-db-instances'],
  ['describeTaskDefinition', 'describe-task-definition'],
])('knows the command of %s', (action, command) => {
  expect(commandName(action)).toBe(command);
});

/** What the fake client wrote into the message's id. */
function saidIn({ output, error, cause }: ExecutionResult): unknown {
  const id = isJsonObject(output) ? output['MessageId'] : undefined;
  if (typeof id !== 'string') throw new Error(`${String(error)}: ${String(cause)}`);
  return JSON.parse(id);
}
