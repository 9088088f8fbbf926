import { expect, it } from 'vitest';
import type { ItemStore } from '../../interpreter/item-store';
import { startRun } from '../../interpreter/run';
import type { TaskRunner } from '../../interpreter/tasks/task-runner';
import { buildModel } from '../../language/model/build-model';
import { parseDocument } from '../../language/tree/parse-document';

const NOBODY: TaskRunner = {
  name: 'nobody',
  canRun: () => false,
  start: () => Promise.reject(new Error('nothing is called')),
};

it('reads items while children end, not all of them before', async () => {
  let read = 0;
  let ended = 0;
  let furthestAhead = 0;
  const store: ItemStore = {
    async *read() {
      for (let i = 0; i < 200; i++) {
        read += 10;
        furthestAhead = Math.max(furthestAhead, read - ended);
        yield await Promise.resolve(Array(10).fill({ a: '1' }));
      }
    },
    write: () => ({ add: () => undefined, close: () => Promise.resolve({ Bucket: 'b', Key: 'k' }) }),
  };
  const machine = {
    StartAt: 'M',
    States: {
      M: {
        Type: 'Map',
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'P',
          States: { P: { Type: 'Pass', End: true } },
        },
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' } },
        End: true,
      },
    },
  };
  const run = startRun({
    model: buildModel(parseDocument(JSON.stringify(machine))),
    input: {},
    runner: NOBODY,
    items: store,
    onChildEvent: ({ type }) => {
      if (type === 'ExecutionSucceeded') ended++;
    },
  });
  expect((await run.done).status).toBe('SUCCEEDED');
  expect(ended).toBe(2000);
  expect(furthestAhead).toBeLessThan(300);
});
