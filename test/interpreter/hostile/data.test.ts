import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../language/json';
import { toAwsHistory } from '../../../interpreter/core/aws-history';
import { jsonText } from '../../../language/json-text';
import { jsonBytes } from '../../../language/json-bytes';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';

function deep(levels: number): Json {
  let value: Json = 1;
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f', End: true };

describe('hostile data', () => {
  it('passes through 10,000 levels', async () => {
    const input = deep(10_000);
    const passed = run(
      { StartAt: 'P', States: { P: { Type: 'Pass', ResultPath: '$.a[0].b', Result: 1, End: true } } },
      input,
    );
    expect((await passed.done).status).toBe('SUCCEEDED');
    expect(jsonText(toAwsHistory(passed.events)).length).toBeGreaterThan(40_000);
    const failed = run(
      { StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'x.$': '$.no' }, End: true } } },
      input,
    );
    expect(await failed.done).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
  it('keeps members called __proto__', async () => {
    const input = JSON.parse('{"__proto__":{"polluted":1},"a":2}') as Json;
    const parameters = JSON.parse('{"all.$":"$","__proto__":{"x.$":"$.a"}}') as Json;
    const passed = run({ StartAt: 'P', States: { P: { Type: 'Pass', Parameters: parameters, End: true } } }, input);
    const { output } = await passed.done;
    expect(JSON.stringify(output)).toBe('{"__proto__":{"x":2},"all":{"__proto__":{"polluted":1},"a":2}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  it('fails a task whose answer is too large, and lets a catcher take it', async () => {
    const runner = functionsRunner({ f: () => 'x'.repeat(300 * 1024) });
    const failed = run({ StartAt: 'T', States: { T: task } }, {}, { runner });
    expect(await failed.done).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    const caught = run(
      {
        StartAt: 'T',
        States: { T: { ...task, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'D' }] }, D: { Type: 'Succeed' } },
      },
      {},
      { runner },
    );
    expect((await caught.done).status).toBe('SUCCEEDED');
    const lifted = run({ StartAt: 'T', States: { T: task } }, {}, { runner, limits: { payload: false } });
    expect((await lifted.done).status).toBe('SUCCEEDED');
  });
  it('ends data that grows in a loop', async () => {
    const grow = { Type: 'Pass', Parameters: { 'a.$': '$', 'b.$': '$' }, Next: 'G' };
    const grown = run({ StartAt: 'G', States: { G: grow } }, { x: 'y' });
    expect(await grown.done).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
  it('ends an endless loop at the full history, as event 25,000', async () => {
    const endless = run({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } });
    expect(await endless.done).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    expect(endless.events.at(-1)).toMatchObject({ id: 25_000, previousEventId: 24_999, type: 'ExecutionFailed' });
  });
  it('can be stopped in an endless loop without limits', async () => {
    const endless = run(
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
      {},
      { limits: { history: false } },
    );
    setTimeout(() => {
      endless.abort('Enough');
    }, 20);
    expect(await endless.done).toEqual({ status: 'ABORTED', error: 'Enough' });
  });
  it('reports a runner that throws as a failed task', async () => {
    const runner = { name: 'broken', canRun: () => true, start: () => Promise.reject(new Error('broken pipe')) };
    const failed = run({ StartAt: 'T', States: { T: task } }, {}, { runner });
    expect(await failed.done).toEqual({ status: 'FAILED', error: 'States.TaskFailed', cause: 'broken pipe' });
  });
  it('measures any JSON as its text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = value as Json;
        expect(jsonBytes(json)).toBe(Buffer.byteLength(JSON.stringify(json)));
        expect(jsonText(json)).toBe(JSON.stringify(json));
      }),
    );
  });
});
