import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run, RunOptions } from '../../../interpreter/run-options';
import type { Json } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';

const task = (next?: string): Json => ({
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:111122223333:function:do',
  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, JitterStrategy: 'FULL' }],
  ...(next === undefined ? { End: true } : { Next: next }),
});

/** Branches, iterations, retries, waits, a nested Map Run and variables. */
const definition: Json = {
  StartAt: 'First',
  States: {
    First: {
      Type: 'Pass',
      Parameters: { 'id.$': 'States.UUID()', 'list.$': '$.list' },
      Assign: { kept: 1 },
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 3, Next: 'A2' }, A2: task() } },
        {
          StartAt: 'B',
          States: {
            B: {
              Type: 'Map',
              ItemsPath: '$.list',
              MaxConcurrency: 2,
              ItemProcessor: { StartAt: 'B1', States: { B1: task('B2'), B2: { Type: 'Wait', Seconds: 1, End: true } } },
              End: true,
            },
          },
        },
      ],
      Next: 'Spread',
    },
    Spread: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'C',
        States: { C: task() },
      },
      ResultPath: '$.spread',
      ItemsPath: '$[1]',
      Next: 'Last',
    },
    Last: { Type: 'Pass', Parameters: { 'kept.$': '$kept' }, End: true },
  },
};
// ResultPath cannot go into an array: the last Map's result replaces nothing.
const usable = JSON.parse(JSON.stringify(definition).replace('"ResultPath":"$.spread",', '')) as Json;

/** Fails the first call of each odd item; the answers depend on the input alone. */
function start(options: Partial<RunOptions> = {}, seen = new Set<string>()): Run {
  const runner = functionsRunner({
    do: (event) => {
      const key = JSON.stringify(event);
      if (key.length % 2 === 1 && !seen.has(key)) {
        seen.add(key);
        throw Object.assign(new Error('busy'), { name: 'Busy' });
      }
      return event;
    },
  });
  return run(usable, { list: [1, 22, 333] }, { runner, seed: 7, ...options });
}

describe('resuming a run from its log', () => {
  it('gives the same run, wherever it was stopped', async () => {
    const whole = start();
    const result = await whole.done;
    expect(result.status).toBe('SUCCEEDED');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.log.length }), async (length) => {
        const told: number[] = [];
        const resumed = start({
          resume: { log: whole.log.slice(0, length) },
          onEvent: ({ id }) => told.push(id),
        });
        const again = await resumed.done;
        expect(again.status).toBe('SUCCEEDED');
        expect(resumed.log.slice(0, length)).toEqual(whole.log.slice(0, length));
        expect(told).not.toContain(1);
      }),
      { numRuns: 60 },
    );
  });
  it('goes on exactly as it would have gone on, when the answers come in the same order', async () => {
    const sequential: Json = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          MaxConcurrency: 1,
          ItemProcessor: { StartAt: 'T', States: { T: task('W'), W: { Type: 'Wait', Seconds: 5, End: true } } },
          Next: 'After',
        },
        After: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, End: true },
      },
    };
    const go = (options: Partial<RunOptions>): Run =>
      run(sequential, [1, 2, 3], { runner: functionsRunner({ do: (event) => event }), ...options });
    const whole = go({});
    await whole.done;
    for (let length = 1; length <= whole.log.length; length++) {
      const resumed = go({ resume: { log: whole.log.slice(0, length) } });
      await resumed.done;
      expect(resumed.log).toEqual(whole.log);
    }
  });
  it('survives a trip through JSON', async () => {
    const whole = start();
    await whole.done;
    const log = JSON.parse(JSON.stringify(whole.log.slice(0, 20))) as typeof whole.log;
    const resumed = start({ resume: { log } });
    expect((await resumed.done).status).toBe('SUCCEEDED');
  });
  it('says so when the log belongs to another definition', async () => {
    const whole = start();
    await whole.done;
    const other = run({ StartAt: 'X', States: { X: { Type: 'Succeed' } } }, {}, { resume: { log: whole.log } });
    expect(await other.done).toMatchObject({ status: 'ABORTED', error: 'Stepwright.LogMismatch' });
  });
});
