import path from 'node:path';
import { expect, it } from 'vitest';
import { prepareRun } from '../../workspace/prepare-run';
import { folderWith } from '../temporary-folder';

it('tells what answers each task of a machine', () => {
  const task = (resource: string, parameters?: object): object => ({
    Type: 'Task',
    Resource: resource,
    ...(parameters && { Parameters: parameters }),
    Next: 'Done',
  });
  const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
  const invoke = 'arn:aws:states:::lambda:invoke';
  const states = {
    Written: task(lambda('fn')),
    Unwritten: task(lambda('Nobody')),
    Invoked: task(invoke, { FunctionName: 'fn' }),
    Late: task(invoke, { 'FunctionName.$': '$.name' }),
    Mocked: task('arn:aws:states:::glue:startJobRun.sync', { JobName: 'j' }),
    Sent: task('arn:aws:states:::sqs:sendMessage', { QueueUrl: 'https://q', MessageBody: 'm' }),
    Nowhere: task('arn:aws:states:::aws-sdk:athena:listDataCatalogs', {}),
    Child: task('arn:aws:states:::states:startExecution', {
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m',
    }),
    Orphan: task('arn:aws:states:::states:startExecution', {
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:zzz',
    }),
    Worker: task('arn:aws:states:us-east-1:123456789012:activity:work'),
  };
  const folder = folderWith({
    'fn.py': '',
    'stepwright.json': '{ "mocks": { "Mocked": { "return": {} } } }',
  });
  const prepared = prepareRun({
    text: JSON.stringify({ StartAt: 'Written', States: { ...states, Done: { Type: 'Succeed' } } }),
    file: path.join(folder, 'm.asl.json'),
    workspaceFolder: folder,
    surroundings: {},
    rules: { 'unreachable-state': 'off' },
  });
  if (prepared.kind !== 'ready') throw new Error(JSON.stringify(prepared));
  const told = prepared
    .resources()
    .map(({ state, answeredBy, detail, message }) => [
      state,
      answeredBy,
      detail?.replace(folder, '') ?? message?.slice(0, 35) ?? '',
    ]);
  expect(told).toEqual([
    ['Written', 'handler', '/fn.py'],
    ['Unwritten', 'nothing', 'Nothing answers for the function "N'],
    ['Invoked', 'handler', '/fn.py'],
    ['Late', 'unknown', ''],
    ['Mocked', 'mock', ''],
    ['Sent', 'simulated', ''],
    ['Nowhere', 'nothing', 'Nothing on this machine answers arn'],
    ['Child', 'machine', ''],
    ['Orphan', 'nothing', 'There is no state machine "zzz" (ar'],
    ['Worker', 'person', ''],
  ]);
});
