import { describe, expect, it } from 'vitest';
import { sdkTable } from '../../../language/integrations/sdk-table';
import type { Json } from '../../../language/json';
import type { TestStateRequest } from '../../../interpreter/test-state/request';
import { resultShapesOf } from '../../../interpreter/test-state/result-shapes';
import { testState } from '../../../interpreter/test-state/test-state';
import { functionsRunner } from '../helpers/functions-runner';

async function inspected(
  state: Json,
  input: Json,
  request: Partial<Omit<TestStateRequest, 'definition' | 'input'>>,
): Promise<unknown> {
  const answer = await testState(
    { inspectionLevel: 'DEBUG', ...request, definition: JSON.stringify(state), input: JSON.stringify(input) },
    { runner: functionsRunner({}), shapes: resultShapesOf(sdkTable([])) },
  );
  return 'inspectionData' in answer ? answer.inspectionData : answer;
}

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  StartAt: 'I',
  States: { I: { Type: 'Pass', End: true } },
};
const mock = { result: '[]' };

describe('inspectionData (A46)', () => {
  it('shows the items that were read as the pointer, the selector and the batcher leave them', async () => {
    const map = {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON', ItemsPointer: '/list' },
        Parameters: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: { 'n.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index' },
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'all.$': '$.all' } },
      ItemProcessor: processor,
      End: true,
    };
    const stateConfiguration = { mapItemReaderData: '{"list":[7,8,9]}' };
    const first = { at: 0, n: 7 };
    const second = { at: 1, n: 8 };
    const third = { at: 2, n: 9 };
    expect(await inspected(map, { all: 1 }, { mock, stateConfiguration })).toMatchObject({
      afterItemsPointer: [7, 8, 9],
      afterItemSelector: [first, second, third],
      afterItemBatcher: [
        { BatchInput: { all: 1 }, Items: [first, second] },
        { BatchInput: { all: 1 }, Items: [third] },
      ],
    });
    expect(await inspected(map, { all: 1 }, { mock })).toEqual({
      input: { all: 1 },
      afterInputPath: { all: 1 },
      maxConcurrency: 0,
      afterResultSelector: [],
      afterResultPath: [],
    });
  });
  it('reads the data as its source has it', async () => {
    const map = {
      Type: 'Map',
      QueryLanguage: 'JSONata',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
        Arguments: { Bucket: 'b', Key: 'k' },
      },
      ItemSelector: '{% $states.context.Map.Item.Value.a %}',
      ItemProcessor: processor,
      End: true,
    };
    const stateConfiguration = { mapItemReaderData: 'a,b\n1,2\n3,4\n' };
    expect(await inspected(map, {}, { mock, stateConfiguration })).toMatchObject({ afterItemSelector: ['1', '3'] });
  });
  it('shows the variables after the state', async () => {
    const pass = { Type: 'Pass', Assign: { a: 1 }, End: true };
    expect(await inspected(pass, {}, { variables: '{"a":0,"b":2}' })).toMatchObject({ variables: { a: 1, b: 2 } });
    expect(await inspected({ Type: 'Pass', End: true }, {}, {})).not.toHaveProperty('variables');
  });
});

describe('what is refused without a mock (A42)', () => {
  it.each([
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', "'.waitForTaskToken' service integration"],
    ['arn:aws:states:::states:startExecution.sync:2', "'.sync:2' service integration"],
    ['arn:aws:states:us-east-1:111122223333:activity:a', 'Activity ARN'],
  ])('%s, for which a test would wait in vain', async (resource, what) => {
    const parameters = { QueueUrl: 'q', MessageBody: 'm', StateMachineArn: 'a' };
    const task = {
      Type: 'Task',
      Resource: resource,
      ...(resource.includes('activity') ? {} : { Parameters: parameters }),
      End: true,
    };
    const roleArn = 'arn:aws:iam::111122223333:role/r';
    expect(await inspected(task, {}, { roleArn })).toMatchObject({
      errorType: 'InvalidDefinition',
      message: expect.stringContaining(what),
    });
    expect(await inspected(task, {}, { roleArn, mock: { result: '{}', fieldValidationMode: 'NONE' } })).toHaveProperty(
      'input',
    );
  });
});
