import { describe, expect, it } from 'vitest';
import type { Json } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';
import { callF, ends, only } from './ends';

/** A runner is code of somebody: nothing holds it to the types. */
function answers(value: unknown): { readonly runner: ReturnType<typeof functionsRunner> } {
  return { runner: functionsRunner({ f: () => value as Json }) };
}

const caught = {
  StartAt: 'T',
  States: {
    T: { ...callF, End: undefined, Next: 'D', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'D' }] },
    D: { Type: 'Succeed' },
  },
} as unknown as Json;

describe('answers of handlers', () => {
  it('of 300 KiB fail, a catcher takes them, and a lifted limit lets them pass', async () => {
    const large = answers('x'.repeat(300 * 1024));
    expect(await ends(only(callF), {}, large)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(await ends(caught, {}, large)).toMatchObject({
      status: 'SUCCEEDED',
      output: { Error: 'States.DataLimitExceeded' },
    });
    expect((await ends(only(callF), {}, { ...large, limits: { payload: false } })).status).toBe('SUCCEEDED');
  });
  it('become what their JSON text says', async () => {
    const odd = { n: NaN, i: -Infinity, u: undefined, f: () => 1, d: new Date(0), l: [undefined, 1] };
    expect((await ends(only(callF), {}, answers(odd))).output).toEqual({
      n: null,
      i: null,
      d: '1970-01-01T00:00:00.000Z',
      l: [null, 1],
    });
    expect((await ends(only(callF), {}, answers(undefined))).output).toBeNull();
  });
  it('that have no JSON text fail', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['list'] = [cyclic];
    for (const value of [cyclic, { big: 1n }]) {
      expect(await ends(only(callF), {}, answers(value))).toMatchObject({
        status: 'FAILED',
        error: 'Stepwright.InvalidAnswer',
      });
    }
  });
  it('may hold the same object twice', async () => {
    let shared: Json = 'x';
    for (let i = 0; i < 10; i++) shared = [shared, shared];
    expect(await ends(only(callF), {}, answers(shared))).toEqual({ status: 'SUCCEEDED', output: shared });
    for (let i = 0; i < 60; i++) shared = [shared, shared];
    expect(await ends(only(callF), {}, answers(shared))).toMatchObject({ error: 'States.DataLimitExceeded' });
  });
  it('may have halves of characters and any size of number', async () => {
    const value = ['\ud800', 'a\udc00b', 1e308, 5e-324, 2 ** 53 + 2, '\u0000'];
    const { output } = await ends(only(callF), {}, answers(value));
    expect(output).toEqual(value);
  });
  it('may be errors without a text', async () => {
    const runner = { name: 'broken', canRun: () => true, start: () => Promise.reject(new Error('')) };
    expect(await ends(only(callF), {}, { runner })).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
  });
  it('may come when nobody waits any more', async () => {
    const late = run(
      only({ ...callF, TimeoutSeconds: 1 }),
      {},
      { runner: functionsRunner({ f: () => new Promise(() => undefined) }) },
    );
    expect(await late.done).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });
});
