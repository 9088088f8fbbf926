import { describe, expect, it } from 'vitest';
import { sdkTable } from '../../../language/integrations/sdk-table';
import type { Json } from '../../../language/json';
import type { TestStateRequest } from '../../../interpreter/test-state/request';
import { resultShapesOf } from '../../../interpreter/test-state/result-shapes';
import { testState } from '../../../interpreter/test-state/test-state';
import { functionsRunner } from '../helpers/functions-runner';

/** `errorType: message` of a call that is refused; the status of one that is not. */
async function answer(definition: Json, request: Partial<TestStateRequest>): Promise<string> {
  const told = await testState(
    { ...request, definition: JSON.stringify(definition) },
    { runner: functionsRunner({}), shapes: resultShapesOf(sdkTable([])) },
  );
  return 'errorType' in told ? `${told.errorType}: ${told.message}` : told.status;
}

const pass = { Type: 'Pass', End: true };
const task = (pattern = ''): Json => ({
  Type: 'Task',
  Resource: `arn:aws:states:::sqs:sendMessage${pattern}`,
  Parameters: { QueueUrl: 'q', MessageBody: 'm' },
  End: true,
});
const inner = { StartAt: 'I', States: { I: pass } };
const map = { Type: 'Map', ItemProcessor: inner, End: true };
const parallel = { Type: 'Parallel', Branches: [inner, { StartAt: 'J', States: { J: pass } }], End: true };
const result = (text: string): Partial<TestStateRequest> => ({ mock: { result: text } });

describe('without a mock (A42)', () => {
  it.each([
    [task(), 'ValidationException: RoleArn must be specified when testing a Task state'],
    [map, 'InvalidDefinition: TestState API does not support Map or Parallel states. Supported state types include: '],
    [parallel, 'InvalidDefinition: TestState API does not support Map or Parallel states. Supported state types '],
  ])('%j is refused', async (state, message) => {
    expect(await answer(state, {})).toContain(message);
  });

  it('a task that waits for its token is refused', async () => {
    const message = await answer(task('.waitForTaskToken'), { roleArn: 'r' });
    expect(message).toMatch(/^InvalidDefinition: .*'\.waitForTaskToken' service integration/);
  });
});

describe('a mock (A43)', () => {
  it.each<[Json, Partial<TestStateRequest>, string]>([
    [pass, result('{}'), "State type 'Pass' is not supported when a mock is specified"],
    [task(), { mock: { result: '{}', errorOutput: {} } }, 'A test mock should have only one of the following fields: '],
    [task(), { mock: {} }, 'A test mock should have only one of the following fields: [result, errorOutput].'],
    [task(), { ...result('{}'), revealSecrets: true }, 'TestState does not support RevealSecrets when a mock is '],
    [task(), result('{'), 'Mocked result must be valid JSON'],
    [map, result('{}'), 'Mocked result must be an array.'],
    [parallel, result('{}'), 'Mocked result must be an array.'],
    [parallel, result('[1]'), 'Mocked result must contain the same number of items as number of Parallel branches.'],
    [
      map,
      { ...result('[1]'), stateConfiguration: { mapIterationFailureCount: 2 } },
      'Map iteration failure count must be less than or equal to the number of Map iterations',
    ],
  ])('%j with %j is refused', async (state, request, message) => {
    expect(await answer(state, request)).toContain(`ValidationException: ${message}`);
  });
});

describe('a context object (A45)', () => {
  it.each([
    ['{"Nope":1}', "Field 'Nope' is not allowed"],
    ['{"Execution":{"Id":1}}', 'Execution.Id must be a string'],
    ['{"Map":{}}', "'Map' field is not supported when mocking a Context object"],
    ['{"Task":{"Token":"t"}}', "Context object contains 'Task' when state is not a Task state with a '.sync' or "],
  ])('%s is refused for a plain task', async (context, message) => {
    const told = await answer(task(), { ...result('{}'), context });
    expect(told).toContain(`ValidationException: Invalid Context object provided: ${message}`);
  });

  it('may be empty, and may have the token of a task that waits for it', async () => {
    expect(await answer(task(), { ...result('{}'), context: '{}' })).toBe('SUCCEEDED');
    const context = '{"Task":{"Token":"t"}}';
    expect(await answer(task('.waitForTaskToken'), { ...result('{}'), context })).toBe('SUCCEEDED');
  });
});

describe('the rest of a request (A40, A49)', () => {
  const machine = { StartAt: 'A', States: { A: pass } };
  it.each<[Json, Partial<TestStateRequest>, string]>([
    [machine, { stateName: 'B' }, 'ValidationException: State not found in definition'],
    [machine, { stateName: 'B'.repeat(81) }, 'Member must have length less than or equal to 80'],
    [pass, { input: '{' }, "InvalidExecutionInput: Invalid State Machine Execution Input: 'Invalid execution input.'"],
    [pass, { variables: '[1]' }, 'InvalidExecutionInput: '],
    [{ Type: 'Pass' }, {}, "InvalidDefinition: Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: "],
  ])('%j with %j is refused', async (definition, request, message) => {
    expect(await answer(definition, request)).toContain(message);
  });
});
