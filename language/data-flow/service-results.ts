import { A_NUMBER, A_STRING, AN_ARRAY, AN_OBJECT, closedObject, type Shape, UNKNOWN } from './shape';

/** What every optimized integration with an AWS service adds to its result (digest S14). */
const METADATA: Readonly<Record<string, Shape>> = {
  'SdkHttpMetadata?': closedObject({ AllHttpHeaders: AN_OBJECT, HttpHeaders: AN_OBJECT, HttpStatusCode: A_NUMBER }),
  'SdkResponseMetadata?': closedObject({ RequestId: A_STRING }),
};

const EXECUTION: Readonly<Record<string, Shape>> = {
  ExecutionArn: A_STRING,
  'InputDetails?': AN_OBJECT,
  'MapRunArn?': A_STRING,
  'Name?': A_STRING,
  'OutputDetails?': AN_OBJECT,
  'RedriveCount?': A_NUMBER,
  'RedriveDate?': UNKNOWN,
  'RedriveStatus?': A_STRING,
  'RedriveStatusReason?': A_STRING,
  StartDate: UNKNOWN,
  StateMachineArn: A_STRING,
  'StateMachineAliasArn?': A_STRING,
  'StateMachineVersionArn?': A_STRING,
  Status: A_STRING,
  'StopDate?': UNKNOWN,
  'TraceHeader?': A_STRING,
  'Error?': A_STRING,
  'Cause?': A_STRING,
  ...METADATA,
};

const DYNAMODB_WRITE = closedObject({
  'Attributes?': AN_OBJECT,
  'ConsumedCapacity?': AN_OBJECT,
  'ItemCollectionMetrics?': AN_OBJECT,
  ...METADATA,
});

/** Results of optimized integrations by what stands behind `:::` in the resource (digest S13-S16, recordings). */
const RESULTS: ReadonlyMap<string, Shape> = new Map([
  [
    'lambda:invoke',
    closedObject({
      'ExecutedVersion?': A_STRING,
      Payload: UNKNOWN,
      'FunctionError?': A_STRING,
      'LogResult?': A_STRING,
      StatusCode: A_NUMBER,
      ...METADATA,
    }),
  ],
  [
    'sqs:sendMessage',
    closedObject({
      MessageId: A_STRING,
      'MD5OfMessageBody?': A_STRING,
      'MD5OfMessageAttributes?': A_STRING,
      'MD5OfMessageSystemAttributes?': A_STRING,
      'SequenceNumber?': A_STRING,
      ...METADATA,
    }),
  ],
  ['sns:publish', closedObject({ MessageId: A_STRING, 'SequenceNumber?': A_STRING, ...METADATA })],
  ['dynamodb:getItem', closedObject({ 'Item?': AN_OBJECT, 'ConsumedCapacity?': AN_OBJECT, ...METADATA })],
  ['dynamodb:putItem', DYNAMODB_WRITE],
  ['dynamodb:updateItem', DYNAMODB_WRITE],
  ['dynamodb:deleteItem', DYNAMODB_WRITE],
  ['events:putEvents', closedObject({ Entries: AN_ARRAY, FailedEntryCount: A_NUMBER, ...METADATA })],
  ['states:startExecution', closedObject({ ExecutionArn: A_STRING, StartDate: UNKNOWN, ...METADATA })],
  ['states:startExecution.sync', closedObject({ ...EXECUTION, 'Input?': A_STRING, 'Output?': A_STRING })],
  ['states:startExecution.sync:2', closedObject({ ...EXECUTION, 'Input?': UNKNOWN, 'Output?': UNKNOWN })],
  [
    'http:invoke',
    closedObject({ Headers: AN_OBJECT, 'ResponseBody?': UNKNOWN, StatusCode: A_NUMBER, StatusText: A_STRING }),
  ],
]);

const INTEGRATION = ':states:::';

/** What a task gives, by its resource: unknown for functions, activities, callbacks and calls that the table lacks. */
export function serviceResult(resource: string | undefined): Shape {
  const at = resource?.indexOf(INTEGRATION) ?? -1;
  if (resource === undefined || at < 0) return UNKNOWN;
  return RESULTS.get(resource.slice(at + INTEGRATION.length)) ?? UNKNOWN;
}

/** Whether the resource waits for a task token; undefined where a deployment tool fills it in. */
export function isCallback(resource: string | undefined): boolean | undefined {
  if (resource === undefined || resource.includes('${')) return undefined;
  return /\.(waitForTaskToken|sync)(:\d+)?$/.test(resource);
}
