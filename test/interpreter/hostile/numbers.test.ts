import { describe, expect, it } from 'vitest';
import { ends, only } from './ends';

const wait = (field: string): ReturnType<typeof only> => only({ Type: 'Wait', [field]: '$.v' });

describe('extreme numbers and times', () => {
  it.each([1e308, 1e20, 2 ** 31, -1, 0.5])('in SecondsPath: %s', async (v) => {
    expect(await ends(wait('SecondsPath'), { v })).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
  it.each(['9999-12-31T23:59:59Z', '+999999-12-31T23:59:59Z', '2024-02-30T00:00:00Z', '', 'NaN'])(
    'in TimestampPath: %s',
    async (v) => {
      expect(await ends(wait('TimestampPath'), { v })).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    },
  );
  it('in MaxConcurrencyPath', async () => {
    const map = only({
      Type: 'Map',
      ItemsPath: '$.l',
      MaxConcurrencyPath: '$.v',
      ItemProcessor: only({ Type: 'Pass' }),
    });
    for (const v of [1e308, 0, 1]) expect((await ends(map, { v, l: [1, 2] })).output).toEqual([1, 2]);
    for (const v of [-1, 0.5, 'x', null]) expect((await ends(map, { v, l: [1, 2] })).error).toBe('States.Runtime');
  });
  it.each(['States.MathAdd($.v, 1)', 'States.ArrayRange(1, $.v, 1)', 'States.MathRandom(1, $.v)'])(
    'in %s',
    async (call) => {
      const state = { Type: 'Pass', Parameters: { 'x.$': call } };
      for (const v of [1e308, 2 ** 53, '1']) {
        expect(await ends(only(state), { v })).toMatchObject({ status: 'FAILED', error: 'States.IntrinsicFailure' });
      }
    },
  );
  it('in a range that has nothing in it', async () => {
    const state = { Type: 'Pass', Parameters: { 'x.$': 'States.ArrayRange(1, $.v, 1)' } };
    expect((await ends(only(state), { v: -1e308 })).output).toEqual({ x: [] });
  });
  it('are handed on as they are', async () => {
    const numbers = [1e308, 5e-324, 2 ** 53, 0.1, -1];
    expect((await ends(only({ Type: 'Pass' }), numbers)).output).toEqual(numbers);
  });
  it('wait a long time, in order, at once', async () => {
    expect((await ends(only({ Type: 'Wait', Seconds: 30 * 86_400 }))).status).toBe('SUCCEEDED');
    expect((await ends(only({ Type: 'Wait', Seconds: 400 * 86_400 }))).status).toBe('TIMED_OUT');
  });
});
