import { describe, expect, it } from 'vitest';
import type { Json } from '../../../language/json';
import { run } from '../helpers/machines';
import { ends, only, output } from './ends';

const tooLarge = { status: 'FAILED', error: 'States.DataLimitExceeded' };
const intrinsicFails = { status: 'FAILED', error: 'States.IntrinsicFailure' };
const queryFails = { status: 'FAILED', error: 'States.QueryEvaluationError' };

function loop(state: Record<string, Json>, language = 'JSONPath'): Json {
  return {
    QueryLanguage: language,
    StartAt: 'A',
    States: { A: { Type: 'Pass', Assign: { x: 'ab' }, Next: 'P' }, P: { Type: 'Pass', Next: 'P', ...state } },
  };
}

/** Calls of `name` with eight arguments, each such a call again, `levels` deep. */
function nested(name: string, levels: number): string {
  if (levels === 0) return '$';
  return `States.${name}(${name === 'Format' ? "'{}{}{}{}{}{}{}{}', " : ''}${Array<string>(8)
    .fill(nested(name, levels - 1))
    .join(', ')})`;
}

describe('data that grows', () => {
  it.each([
    ['a payload template', loop({ Parameters: { 'a.$': '$', 'b.$': '$' } })],
    ['an intrinsic function', loop({ Parameters: { 'a.$': 'States.Array($, $)' } })],
    ['a variable', loop({ Assign: { 'x.$': "States.Format('{}{}', $x, $x)" } })],
    ['a JSONata output', loop({ Output: '{% [$states.input, $states.input] %}' }, 'JSONata')],
    ['a JSONata variable', loop({ Assign: { x: '{% $x & $x %}' } }, 'JSONata')],
  ])('ends where %s doubles it in a loop', async (_what, definition) => {
    expect(await ends(definition, { x: 'y' })).toMatchObject(tooLarge);
  });
  it('ends where the limit is lifted', async () => {
    const doubling = loop({ Parameters: { 'a.$': '$', 'b.$': '$' } });
    expect(await ends(doubling, { x: 'y' }, { limits: { payload: false, history: false } })).toMatchObject(tooLarge);
  });
  it('ends at the full history where it grows by one level a turn', async () => {
    const deeper = loop({ Parameters: { 'a.$': '$' } });
    const deepening = run(deeper, 1);
    expect(await deepening.done).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(deepening.events.length).toBe(25_000);
    await ends(deeper, 1);
  });
  it('ends where nested intrinsic functions multiply it within one state', async () => {
    const text = 'x'.repeat(200_000);
    for (const name of ['Format', 'Array']) {
      const { cause, ...rest } = await ends(only({ Type: 'Pass', Parameters: { 'x.$': nested(name, 4) } }), text);
      expect(rest).toMatchObject(intrinsicFails);
      expect(cause).toContain('The result is larger than');
    }
  });
  it('ends where descendants of descendants are asked for', async () => {
    let deep: Json = 1;
    for (let i = 0; i < 5000; i++) deep = { a: [deep] };
    const result = await ends(only({ Type: 'Pass', InputPath: '$..*..*..*' }), deep);
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });
  it.each([
    '[1..9999999]',
    '[1..3000].([1..3000])',
    '$pad("x", 1000000000)',
    '($f := function($s, $n) { $n = 0 ? $s : $f($s & $s, $n - 1) }; $f("ab", 60))',
    '($f := function($x) { 1 + $f($x) }; $f(0))',
    '($f := function($x) { $f([$x, $x]) }; $f(0))',
  ])('ends where JSONata makes too much: %s', async (expression) => {
    expect(await ends(output(expression))).toMatchObject(queryFails);
  });
  it('ends where JSONata has no end', async () => {
    expect(await ends(output('($f := function($x) { $f($x + 1) }; $f(0))'))).toMatchObject(queryFails);
  });
  it('cuts causes that quote it', async () => {
    const input = 'x'.repeat(100_000);
    const { cause = '' } = await ends(only({ Type: 'Pass', Parameters: { 'x.$': '$.no' } }), { input });
    expect(cause.length).toBe(32_768);
  });
  it('is refused as a payload before anything is called', async () => {
    const twice = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { 'a.$': '$', 'b.$': '$' },
    };
    const started = run(only(twice), 'x'.repeat(200_000));
    expect(await started.done).toMatchObject(tooLarge);
    expect(started.events.map(({ type }) => type)).not.toContain('TaskScheduled');
  });
});
