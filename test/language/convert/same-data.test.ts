import { describe, expect, it } from 'vitest';
import { startRun } from '../../../interpreter/run';
import { machineToJsonata } from '../../../language/convert/to-jsonata/convert';
import { applyEdits } from '../../../language/features/edit';
import type { Json, JsonObject } from '../../../language/json';
import { machineOf, modelOf } from './machine';

/** Data on which expressions of the two languages easily differ. */
const INPUTS: readonly Json[] = [
  { a: [1], b: [[1]], c: [], d: null, n: 1.5, s: 'a,,b', o: { x: [2], y: { z: 'q' } } },
  { a: [[1, 2], [3]], b: [{ x: [1, 2] }, { x: 3 }, {}, { x: [] }], c: 'text', n: -1.5, s: '', o: { x: 0.1, y: 1e21 } },
  { a: [{ b: [{ x: 1 }] }], b: [{ x: null }, { x: 'y' }], c: ['x'], n: 2, s: "it's {}", o: {} },
  [1, [2], { x: 3 }],
  [],
  'text',
  {},
];

const PATHS = [
  '$',
  '$.a',
  '$.a[0]',
  '$.a[-1]',
  '$.b[0].x',
  '$.b[*]',
  '$.b[*].x',
  '$.a[0:1]',
  '$.a[-1:]',
  '$.a[0,1]',
  "$.o['x','y']",
  '$..x',
  '$.b[?(@.x == 3)]',
  '$.b[?(@.x != 3)]',
  '$.b[?(@.x > 2)]',
  '$.b[?(@.x && !(@.y))].x',
  '$.c.length()',
  '$.a[*].b[0].x',
  "States.Format('{}/{}', $.o, $.a)",
  "States.Format('{}', $.n)",
  'States.Array($.a, $.b, $.d)',
  'States.ArrayLength(States.Array($.a, 1))',
  'States.ArrayUnique($.a)',
  'States.ArrayPartition($.c, 2)',
  'States.ArrayContains($.a, $.a[0])',
  'States.ArrayGetItem($.a, 0)',
  'States.JsonToString($.s)',
  'States.JsonToString($.o)',
  'States.JsonMerge($.o, $.o, false)',
  'States.MathAdd($.n, 1)',
  "States.StringSplit($.s, ',')",
  'States.StringSplit($.s, $.s)',
  "States.Hash($.o, 'MD5')",
  'States.StringToJson($.s)',
] as const;

async function outputOf(text: string, input: Json): Promise<Json | undefined> {
  const run = startRun({ model: modelOf(text), input, runner: NO_CALLS, startTime: 0 });
  return (await run.done).output;
}

const NO_CALLS = { name: 'none', canRun: () => false, start: () => Promise.resolve({ kind: 'failed' as const }) };

function exactly(definition: JsonObject): [string, string] {
  const text = JSON.stringify(definition, null, 2);
  const result = machineToJsonata(modelOf(text), 'exact');
  if (result.kind === 'refused') throw new Error(result.reasons.map(({ message }) => message).join('\n'));
  return [text, applyEdits(text, result.edits)];
}

describe('the exact form gives what the original gives, and fails where it fails', () => {
  it.each(PATHS)('%s', async (path) => {
    const [before, after] = exactly(
      machineOf({ Type: 'Pass', Parameters: { 'v.$': path }, ResultPath: '$.r', End: true }),
    );
    for (const input of INPUTS) {
      const expected = await outputOf(before, input);
      // Where the original fails for a step into the wrong type, JSONata may go on.
      if (expected !== undefined) expect(await outputOf(after, input), JSON.stringify(input)).toEqual(expected);
      else if (JSON.stringify(input) === '{}') expect(await outputOf(after, input)).toBeUndefined();
    }
  });

  it.each(['StringLessThan', 'NumericGreaterThanEquals', 'StringEquals', 'StringMatches', 'TimestampLessThan'])(
    'a rule with %s',
    async (operator) => {
      const operand = { Numeric: 1, String: 'a*', Timestamp: '2025-01-02T03:04:05Z' }[
        /^[A-Z][a-z]+/.exec(operator)?.[0] ?? ''
      ];
      const [before, after] = exactly({
        StartAt: 'C',
        States: {
          C: {
            Type: 'Choice',
            Choices: [{ Variable: '$.v', [operator]: operand ?? null, Next: 'Yes' }],
            Default: 'No',
          },
          Yes: { Type: 'Pass', Result: true, End: true },
          No: { Type: 'Pass', Result: false, End: true },
        },
      });
      for (const v of [0, 1, '', 'a', 'ab', 'b', null, true, [], {}, '2024-01-02T03:04:05+01:00', '2026-01-02']) {
        expect(await outputOf(after, { v }), JSON.stringify(v)).toEqual(await outputOf(before, { v }));
      }
      expect(await outputOf(after, {})).toBeUndefined();
    },
  );
});
