import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../interpreter/items/memory-store';
import { serviceRunner } from '../../interpreter/tasks/service-runner';
import { eventBridge } from '../../interpreter/tasks/services/event-bridge';
import type { LocalService } from '../../interpreter/tasks/services/local-service';
import { s3 } from '../../interpreter/tasks/services/s3';
import { sns } from '../../interpreter/tasks/services/sns';
import { sqs } from '../../interpreter/tasks/services/sqs';
import { taskTokens } from '../../interpreter/tasks/services/task-tokens';
import type { TaskAnswer, TaskCall } from '../../interpreter/tasks/task-runner';
import type { JsonObject } from '../../language/json';

interface Called {
  readonly answer: TaskAnswer;
  readonly log: readonly string[];
  readonly submitted: readonly unknown[];
}

async function call(
  service: LocalService,
  action: string,
  input: JsonObject,
  pattern: 'request-response' | 'waitForTaskToken' = 'request-response',
): Promise<Called> {
  const runner = serviceRunner([service], '1');
  const log: string[] = [];
  const submitted: unknown[] = [];
  const stop = new AbortController();
  const made: TaskCall = {
    state: 'S',
    resource: `arn:aws:states:::${action}`,
    integration: {
      kind: 'service',
      service: action.slice(0, action.lastIndexOf(':')),
      action: action.slice(action.lastIndexOf(':') + 1),
      pattern,
    },
    input,
    retryCount: 0,
    context: { State: { EnteredTime: '2026-01-02T03:04:05.000Z' } },
  };
  expect(runner.canRun(made)).toBe(true);
  const refusal = runner.refuse?.(made);
  if (refusal !== undefined) return { answer: { kind: 'refused', cause: refusal }, log, submitted };
  const answer = await runner.start(
    made,
    {
      submitted: (output) => submitted.push(output),
      started: () => undefined,
      heartbeat: () => undefined,
      waiting: () => {
        stop.abort();
      },
      log: ({ text }) => log.push(text),
    },
    stop.signal,
  );
  return { answer, log, submitted };
}

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/111122223333/orders';
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:news';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a local queue', () => {
  it('answers as SQS does and shows the message', async () => {
    const { answer, log } = await call(sqs, 'sqs:sendMessage', { QueueUrl: QUEUE, MessageBody: { a: 1 } });
    expect(answer).toMatchObject({
      kind: 'succeeded',
      output: {
        MD5OfMessageBody: 'bb6cb5c68df4652941caf652a366f2d8',
        MessageId: expect.stringMatching(UUID),
        SdkHttpMetadata: {
          HttpHeaders: { 'Content-Type': 'application/x-amz-json-1.0', Date: 'Fri, 02 Jan 2026 03:04:05 GMT' },
        },
      },
    });
    expect(log).toEqual(['message to the queue "orders" (nobody reads it here): {"a":1}']);
  });

  it('wants a group for FIFO queues, and gives a sequence number', async () => {
    const fifo = { QueueUrl: `${QUEUE}.fifo`, MessageBody: 'x' };
    expect((await call(sqs, 'sqs:sendMessage', fifo)).answer).toMatchObject({
      error: 'SQS.AmazonSQSException',
      cause: expect.stringMatching(
        /^The request must contain the parameter MessageGroupId\. \(Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: [0-9a-f-]{36}; Proxy: null\)$/,
      ),
    });
    expect((await call(sqs, 'sqs:sendMessage', { ...fifo, MessageGroupId: 'g' })).answer).toMatchObject({
      output: { SequenceNumber: expect.stringMatching(/^\d{20}$/) },
    });
  });

  it('gives the digest of message attributes as the documentation computes it', async () => {
    // A value of the AWS documentation's algorithm: name, type, transport type 1, value, each with its length in front.
    const MessageAttributes = {
      b: { DataType: 'Binary', BinaryValue: 'AQI=' },
      a: { DataType: 'String', StringValue: 'x' },
    };
    const { answer } = await call(sqs, 'aws-sdk:sqs:sendMessage', {
      QueueUrl: QUEUE,
      MessageBody: 'x',
      MessageAttributes,
    });
    expect(answer).toMatchObject({ output: { Md5OfMessageAttributes: '3e9b4c785db2deb306cf4009ae214dab' } });
    expect(answer).not.toHaveProperty('output.SdkHttpMetadata');
  });

  it('hands out a token and lets the run wait for it', async () => {
    const { answer, submitted } = await call(
      sqs,
      'sqs:sendMessage',
      { QueueUrl: QUEUE, MessageBody: { t: 'T' } },
      'waitForTaskToken',
    );
    expect(submitted).toMatchObject([{ MessageId: expect.stringMatching(UUID) }]);
    expect(answer.kind).toBe('timed-out');
  });
});

describe('a local topic', () => {
  it('answers as SNS does', async () => {
    const { answer, log } = await call(sns, 'sns:publish', { TopicArn: TOPIC, Message: 'hello' });
    expect(answer).toMatchObject({
      output: { MessageId: expect.stringMatching(UUID), SdkHttpMetadata: { HttpStatusCode: 200 } },
    });
    expect(log).toEqual(['message to the topic "news" (nobody is subscribed here): hello']);
  });

  it('wants a group for FIFO topics', async () => {
    const { answer } = await call(sns, 'sns:publish', { TopicArn: `${TOPIC}.fifo`, Message: 'x' });
    expect(answer).toMatchObject({
      error: 'SNS.InvalidParameterException',
      cause: expect.stringMatching(
        /^Invalid parameter: The MessageGroupId parameter is required for FIFO topics \(Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; Request ID: \S+; Proxy: null\)$/,
      ),
    });
  });
});

describe('a local event bus', () => {
  it('answers with an id for each event', async () => {
    const Entries = [
      { Source: 's', DetailType: 'd', Detail: { a: 1 } },
      { Source: 's', DetailType: 'd', Detail: '{}' },
    ];
    expect((await call(eventBridge, 'events:putEvents', { Entries })).answer).toMatchObject({
      output: {
        Entries: [{ EventId: expect.stringMatching(UUID) }, { EventId: expect.stringMatching(UUID) }],
        FailedEntryCount: 0,
      },
    });
  });

  it('fails with the entries where one is wrong; the SDK gives them as a result (E27)', async () => {
    const Entries = [
      { Source: 's', DetailType: 'd', Detail: '"text"' },
      { DetailType: 'd', Detail: {} },
    ];
    const failed = {
      Entries: [
        { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
        {
          ErrorCode: 'InvalidArgument',
          ErrorMessage: 'Parameter Source is not valid. Reason: Source is a required argument.',
        },
      ],
      FailedEntryCount: 2,
    };
    expect((await call(eventBridge, 'events:putEvents', { Entries })).answer).toEqual({
      kind: 'failed',
      error: 'EventBridge.FailedEntry',
      cause: JSON.stringify(failed),
    });
    expect((await call(eventBridge, 'aws-sdk:eventbridge:putEvents', { Entries })).answer).toEqual({
      kind: 'succeeded',
      output: failed,
    });
  });
});

describe('local task tokens', () => {
  it('are answered in the same run; unknown ones are refused as the service does', async () => {
    const answered: unknown[] = [];
    const service = taskTokens(() => ({
      hasTask: (token) => token === 'T',
      answerTask: (token, answer) => token === 'T' && answered.push(answer) > 0,
      heartbeat: (token) => token === 'T',
    }));
    expect((await call(service, 'aws-sdk:sfn:sendTaskSuccess', { TaskToken: 'T', Output: '{"a":1}' })).answer).toEqual({
      kind: 'succeeded',
      output: {},
    });
    expect((await call(service, 'aws-sdk:sfn:sendTaskFailure', { TaskToken: 'T', Error: 'E' })).answer).toEqual({
      kind: 'succeeded',
      output: {},
    });
    expect((await call(service, 'aws-sdk:sfn:sendTaskHeartbeat', { TaskToken: 'T' })).answer).toEqual({
      kind: 'succeeded',
      output: {},
    });
    // A token that nobody waits for is told before an output that is no JSON.
    expect((await call(service, 'aws-sdk:sfn:sendTaskSuccess', { TaskToken: 'X', Output: 'no' })).answer).toMatchObject(
      {
        error: 'Sfn.InvalidTokenException',
      },
    );
    expect((await call(service, 'aws-sdk:sfn:sendTaskSuccess', { TaskToken: 'T', Output: 'no' })).answer).toMatchObject(
      {
        error: 'Sfn.InvalidOutputException',
      },
    );
    expect(answered).toEqual([
      { kind: 'succeeded', output: { a: 1 } },
      { kind: 'failed', error: 'E' },
    ]);
    expect((await call(service, 'aws-sdk:sfn:sendTaskSuccess', { TaskToken: 'X', Output: '{}' })).answer).toMatchObject(
      {
        error: 'Sfn.InvalidTokenException',
        cause: expect.stringMatching(
          /^Invalid Token: 'Invalid token' \(Service: Sfn, Status Code: 400, Request ID: \S+\) \(SDK Attempt Count: 1\)$/,
        ),
      },
    );
  });
});

describe('a local bucket', () => {
  const store = memoryStore(Date.UTC(2026, 0, 2));
  store.put('data', 'a/1.txt', 'text data');
  store.put('data', 'a/2.txt', '');
  const service = s3({ store, has: (bucket) => bucket === 'data' });

  it('gives objects as they were recorded', async () => {
    expect((await call(service, 'aws-sdk:s3:getObject', { Bucket: 'data', Key: 'a/1.txt' })).answer).toEqual({
      kind: 'succeeded',
      output: {
        AcceptRanges: 'bytes',
        Body: 'text data',
        ContentLength: 9,
        ContentType: 'binary/octet-stream',
        ETag: '"332eec544317a6d340b8e77da7fe54ad"',
        LastModified: '2026-01-02T00:00:00Z',
        Metadata: {},
        ServerSideEncryption: 'AES256',
      },
    });
  });

  it.each([
    [false, '"68934a3e9455fa72420237eb05902327"', 'K81oMA=='],
    [{ Dict: 'Value' }, '"49e31cee5aec8faf3345893addb14346"', 'hnEfWw=='],
    [0, '"cfcd208495d565ef66e7dff9f98764da"', '9NvfIQ=='],
    ['text data', '"2b5df3712557f503a9977a8ea893b2c9"', 'KUmHvQ=='],
  ])('stores the JSON text of a body: %j', async (Body, ETag, ChecksumCRC32) => {
    const { answer } = await call(service, 'aws-sdk:s3:putObject', { Bucket: 'data', Key: 'new', Body });
    expect(answer).toEqual({
      kind: 'succeeded',
      output: { ChecksumCRC32, ChecksumType: 'FULL_OBJECT', ETag, ServerSideEncryption: 'AES256' },
    });
    const read = await call(service, 'aws-sdk:s3:getObject', { Bucket: 'data', Key: 'new' });
    expect(read.answer).toMatchObject({ output: { Body: JSON.stringify(Body) } });
  });

  it('lists objects by pages', async () => {
    const first = await call(service, 'aws-sdk:s3:listObjectsV2', { Bucket: 'data', Prefix: 'a/', MaxKeys: 1 });
    expect(first.answer).toMatchObject({
      output: {
        KeyCount: 1,
        IsTruncated: true,
        NextContinuationToken: 'a/1.txt',
        Contents: [{ Key: 'a/1.txt', Size: 9 }],
      },
    });
    const rest = await call(service, 'aws-sdk:s3:listObjectsV2', {
      Bucket: 'data',
      Prefix: 'a/',
      ContinuationToken: 'a/1.txt',
    });
    expect(rest.answer).toMatchObject({
      output: { KeyCount: 1, IsTruncated: false, Contents: [{ Key: 'a/2.txt', Size: 0 }] },
    });
  });

  it('has no such key as S3 says it; a bucket without a folder is refused with what to do', async () => {
    expect((await call(service, 'aws-sdk:s3:getObject', { Bucket: 'data', Key: 'none' })).answer).toMatchObject({
      error: 'S3.NoSuchKeyException',
      cause: expect.stringMatching(
        /^The specified key does not exist\. \(Service: S3, Status Code: 404, Request ID: \S+, Extended Request ID: \S+\)$/,
      ),
    });
    expect((await call(service, 'aws-sdk:s3:getObject', { Bucket: 'other', Key: 'k' })).answer).toMatchObject({
      kind: 'refused',
      cause: expect.stringContaining('{ "buckets": { "other": "./data" } }'),
    });
  });
});
