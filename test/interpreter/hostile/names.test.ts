import { describe, expect, it } from 'vitest';
import type { Json } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { callF, ends, only, output } from './ends';

const parse = (text: string): Json => JSON.parse(text) as Json;

/** Equal with all own members, which toEqual does not see of `__proto__`. */
function expectText(value: Json | undefined, text: string): void {
  expect(JSON.stringify(value)).toBe(text);
}

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'prototype'])(
  'members called %s',
  (name) => {
    const holder = parse(`{"${name}":{"polluted":1}}`);
    const text = JSON.stringify(holder);

    it('are not found where there are none', async () => {
      expect(await ends(only({ Type: 'Pass', InputPath: `$.${name}` }))).toMatchObject({ error: 'States.Runtime' });
      expectText((await ends(output(`$exists($states.input.${name})`))).output, 'false');
      expectText((await ends(output(`[$lookup($states.input, "${name}")]`))).output, '[]');
    });
    it('pass through input, results and paths', async () => {
      expectText((await ends(only({ Type: 'Pass' }), holder)).output, text);
      expectText((await ends(only({ Type: 'Pass', InputPath: `$['${name}']` }), holder)).output, '{"polluted":1}');
      const placed = await ends(only({ Type: 'Pass', Result: { polluted: 1 }, ResultPath: `$.${name}` }));
      expectText(placed.output, text);
      const below = await ends(only({ Type: 'Pass', Result: 1, ResultPath: `$.${name}.polluted` }));
      expectText(below.output, text);
      const runner = functionsRunner({ f: (event) => event });
      expectText(
        (await ends(only({ ...callF, ResultSelector: { 'r.$': '$' } }), holder, { runner })).output,
        `{"r":${text}}`,
      );
    });
    it('pass through templates and intrinsic functions', async () => {
      const template = parse(`{"${name}":{"v.$":"$.v"}}`);
      expectText((await ends(only({ Type: 'Pass', Parameters: template }), { v: 1 })).output, `{"${name}":{"v":1}}`);
      const merge = { 'x.$': 'States.JsonMerge($.a, $.b, false)' };
      const merged = await ends(only({ Type: 'Pass', Parameters: merge }), { a: {}, b: holder });
      expectText(merged.output, `{"x":${text}}`);
      const read = await ends(only({ Type: 'Pass', Parameters: { 'x.$': 'States.StringToJson($)' } }), text);
      expectText(read.output, `{"x":${text}}`);
    });
    it('pass through JSONata', async () => {
      expectText((await ends(output('$merge([{"a": 1}, $states.input])'), holder)).output, `{"a":1,${text.slice(1)}`);
      expectText((await ends(output(`{"${name}": 1}`))).output, `{"${name}":1}`);
      expectText((await ends(output(`$keys($states.input)`), holder)).output, `"${name}"`);
      const transformed = await ends(output(`{"a": 1} ~> |$|{"${name}": {"polluted": 1}}|`));
      expectText(transformed.output, `{"a":1,${text.slice(1)}`);
      const grouped = await ends(output(`[{"k":"${name}","v":1},{"k":"${name}","v":2}]{k: $sum(v)}`));
      expectText(grouped.output, `{"${name}":3}`);
    });
    it('are names of variables and states', async () => {
      const jsonata = {
        QueryLanguage: 'JSONata',
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', Assign: holder, Next: 'B' },
          B: { Type: 'Pass', Output: `{% $${name} %}`, End: true },
        },
      };
      expectText((await ends(jsonata)).output, '{"polluted":1}');
      // `$length` is a function where no variable has its name.
      expectText((await ends(output(`$type($${name}) = "object"`))).output, 'false');
      const states = { StartAt: name, States: parse(`{"${name}":{"Type":"Pass","End":true}}`) };
      expectText((await ends(states, 1)).output, '1');
      const none = { StartAt: name, States: { A: { Type: 'Pass', End: true } } };
      expect(await ends(none)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    });
    it('pass through Choice, Map and the names of errors', async () => {
      const choice = {
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: `$['${name}']`, IsPresent: true, Next: 'F' }], Default: 'S' },
          S: { Type: 'Succeed' },
          F: { Type: 'Fail', Error: 'present' },
        },
      };
      expect((await ends(choice)).status).toBe('SUCCEEDED');
      expect(await ends(choice, holder)).toMatchObject({ error: 'present' });
      const map = only({
        Type: 'Map',
        ItemSelector: parse(`{"${name}.$":"$$.Map.Item.Value"}`),
        ItemProcessor: only({ Type: 'Pass' }),
      });
      expectText((await ends(map, [1])).output, `[{"${name}":1}]`);
      expect(await ends(only({ Type: 'Fail', Error: name }))).toEqual({ status: 'FAILED', error: name });
    });
  },
);
