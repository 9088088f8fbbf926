import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { ItemStore } from '../../interpreter/item-store';
import type { Json } from '../../language/json';
import { run } from '../interpreter/helpers/machines';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const CHUNK = 25;

const eachItem: Json = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { Bucket: 'b', Key: 'k' } },
      MaxConcurrency: 5,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', Result: 0, End: true } },
      },
      ResultPath: null,
      End: true,
    },
  },
};

/** Objects that are looked at without holding them. */
function watched(): { readonly add: (object: object) => void; readonly alive: () => number } {
  const all: WeakRef<object>[] = [];
  return {
    add: (object) => all.push(new WeakRef(object)),
    alive: () => all.filter((one) => one.deref() !== undefined).length,
  };
}

/** The most items and child executions that were in memory at a time, looked at before each chunk of items is read. */
async function mostAlive(count: number): Promise<{ readonly items: number; readonly executions: number }> {
  const items = watched();
  const executions = watched();
  const most = { items: 0, executions: 0 };
  const store: ItemStore = {
    async *read() {
      for (let from = 0; from < count; from += CHUNK) {
        // What a WeakRef has been made of or asked for lives until the turn of the event loop ends.
        await new Promise((resolve) => setImmediate(resolve));
        collectGarbage();
        most.items = Math.max(most.items, items.alive());
        most.executions = Math.max(most.executions, executions.alive());
        const chunk = Array.from({ length: CHUNK }, (_, at) => ({ id: from + at }));
        for (const item of chunk) items.add(item);
        yield chunk;
      }
    },
    write: () => {
      throw new Error('nothing is written');
    },
  };
  const started = run(
    eachItem,
    {},
    {
      items: store,
      keepLog: false,
      onChildEvent: ({ type }, execution) => {
        if (type === 'ExecutionStarted') executions.add(execution);
      },
    },
  );
  const { status, cause } = await started.done;
  expect(status, cause).toBe('SUCCEEDED');
  return most;
}

describe('a Distributed Map over twice the items', () => {
  it('has no more of them in memory at a time, and no more child executions', async () => {
    const half = await mostAlive(400);
    const whole = await mostAlive(800);
    // Timers that are no longer needed hold on to what they would have ended, until they are swept out together.
    expect(half.items).toBeLessThan(200);
    expect(half.executions).toBeLessThan(200);
    expect(whole.items).toBeLessThanOrEqual(half.items + CHUNK);
    expect(whole.executions).toBeLessThanOrEqual(half.executions + CHUNK);
  });
});
