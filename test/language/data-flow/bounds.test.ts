import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyzeDataFlow } from '../../../language/data-flow/analyze';
import { STRING, shapeOfJson } from '../../../language/data-flow/shape';
import { buildModel } from '../../../language/model/build-model';
import { parseJson } from '../../../language/tree/parse-json';
import { formatOf, parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

/** The data-flow warnings of a definition; a rule that throws fails the test. */
function warnings(text: string, format?: DocumentFormat): string[] {
  const diagnostics = validate(parseDocument(text, format), {
    onRuleError(code, error) {
      if (code.startsWith('data-flow-')) throw error;
    },
  });
  return diagnostics.filter(({ code }) => code.startsWith('data-flow-')).map(({ message }) => message);
}

function machine(states: Record<string, unknown>, startAt = Object.keys(states)[0]): string {
  return JSON.stringify({ StartAt: startAt, States: states });
}

const choiceBack = (target: string) => ({
  Type: 'Choice',
  Choices: [{ Variable: '$.again', BooleanEquals: true, Next: target }],
  Default: 'End',
});
const END = { End: { Type: 'Succeed' } };

describe('loops', () => {
  it('in which data grow come to an end, and what stays is still known', () => {
    const states = {
      A: { Type: 'Pass', Result: { again: true, kept: 1 }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'before.$': '$', 'again.$': '$.again', kept: 1 }, Next: 'C' },
      C: choiceBack('B'),
      End: { Type: 'Pass', Parameters: { 'x.$': '$.kept', 'y.$': '$.lost' }, End: true },
    };
    expect(warnings(machine(states))).toEqual([expect.stringContaining('"lost"')]);
  });

  it('keep members that only the second time round brings', () => {
    const states = {
      A: { Type: 'Pass', Result: { again: true }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'late.$': '$.late' }, ResultPath: '$.seen', Next: 'C' },
      C: { Type: 'Pass', Result: 5, ResultPath: '$.late', Next: 'D' },
      D: choiceBack('B'),
      ...END,
    };
    expect(warnings(machine(states))).toEqual([]);
  });

  it('through a Map whose items change are followed', () => {
    const inner = {
      StartAt: 'I',
      States: { I: { Type: 'Pass', Parameters: { 'v.$': '$$.Map.Item.Value' }, End: true } },
    };
    const states = {
      A: { Type: 'Pass', Result: { again: true, list: [{ first: 1 }] }, Next: 'B' },
      B: { Type: 'Map', ItemsPath: '$.list', ItemProcessor: inner, ResultPath: '$.list', Next: 'C' },
      C: { Type: 'Pass', Parameters: { 'x.$': '$.list[0].v.v' }, ResultPath: '$.read', Next: 'D' },
      D: choiceBack('B'),
      ...END,
    };
    expect(warnings(machine(states))).toEqual([]);
  });
});

describe('ways that join', () => {
  it('warn of what neither brings, not of what one of them brings', () => {
    const states = {
      A: { Type: 'Choice', Choices: [{ Variable: '$.a', BooleanEquals: true, Next: 'B' }], Default: 'C' },
      B: { Type: 'Pass', Result: { one: 1 }, Next: 'D' },
      C: { Type: 'Pass', Result: { two: 'x' }, Next: 'D' },
      D: { Type: 'Pass', Parameters: { 'x.$': '$.one', 'y.$': '$.two', 'z.$': '$.three' }, End: true },
    };
    expect(warnings(machine(states))).toEqual([expect.stringContaining('no "three"')]);
  });

  it('do not follow a rule that asks for what cannot be there', () => {
    const states = {
      A: { Type: 'Pass', Result: { one: 1 }, Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Variable: '$.error', IsPresent: true, Next: 'C' }], Default: 'End' },
      C: { Type: 'Pass', Parameters: { 'x.$': '$.error.Cause' }, End: true },
      ...END,
    };
    expect(warnings(machine(states))).toEqual([]);
  });
});

describe('the cost', () => {
  it.each(['forwards', 'backwards'])(
    'of a chain of 5,000 states, written %s, is small and the stack is enough',
    (order) => {
      const names = Array.from({ length: 5000 }, (_, i) => `S${String(i)}`);
      const entries = names.map((name, i): [string, unknown] => [
        name,
        { Type: 'Pass', Parameters: { 'a.$': '$.a', 'b.$': '$.b' }, Next: names[i + 1] ?? 'End' },
      ]);
      const first: [string, unknown] = ['First', { Type: 'Pass', Result: { a: 1, b: 2 }, Next: 'S0' }];
      const all = [
        first,
        ...entries,
        ['End', { Type: 'Pass', Parameters: { 'c.$': '$.c' }, End: true }] as [string, unknown],
      ];
      const text = machine(Object.fromEntries(order === 'forwards' ? all : all.reverse()), 'First');
      const start = performance.now();
      expect(warnings(text)).toEqual([expect.stringContaining('no "c"')]);
      expect(performance.now() - start).toBeLessThan(30_000);
    },
  );

  it('of what the last of 20,000 states is handed, when nobody asked about those before, is small and the stack is enough', () => {
    const states = Array.from({ length: 20_000 }, (_, i): [string, unknown] => [
      `S${String(i)}`,
      { Type: 'Pass', Parameters: { 'a.$': '$.a' }, ...(i < 19_999 ? { Next: `S${String(i + 1)}` } : { End: true }) },
    ]);
    const model = buildModel(parseJson(JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) })));
    const last = model.states.at(-1);
    const entry =
      last && analyzeDataFlow(model, { machineType: 'STANDARD', input: shapeOfJson({ a: 'x' }) }).entryOf(last);
    expect(entry?.input.object?.members().get('a')?.shape.types).toBe(STRING);
  });

  it('of data that hold themselves many times over is bounded', () => {
    const copies = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`m${String(i)}.$`, '$']));
    const chain = (prefix: string): Record<string, unknown> =>
      Object.fromEntries(
        Array.from({ length: 12 }, (_, i) => [
          `${prefix}${String(i)}`,
          { Type: 'Pass', Parameters: copies, Next: i < 11 ? `${prefix}${String(i + 1)}` : 'Z' },
        ]),
      );
    const states = {
      A: { Type: 'Choice', Choices: [{ Variable: '$.a', BooleanEquals: true, Next: 'P' }], Default: 'Q' },
      P: { Type: 'Pass', Result: 1, Next: 'p0' },
      Q: { Type: 'Pass', Result: 'x', Next: 'q0' },
      ...chain('p'),
      ...chain('q'),
      Z: { Type: 'Pass', Parameters: { 'x.$': '$.m1.m2.m3' }, Next: 'End' },
      ...END,
    };
    const start = performance.now();
    expect(warnings(machine(states))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(30_000);
  });

  it('of many nested Maps is small', () => {
    let inner: unknown = { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } };
    for (let i = 0; i < 60; i++) {
      inner = {
        StartAt: `M${String(i)}`,
        States: { [`M${String(i)}`]: { Type: 'Map', ItemsPath: '$.list', ItemProcessor: inner, End: true } },
      };
    }
    const start = performance.now();
    expect(warnings(JSON.stringify(inner))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});

describe('broken definitions', () => {
  const folder = new URL('../../validation/valid/', import.meta.url);
  const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));

  it('never make a rule throw', () => {
    const cut = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(60),
      insert: fc.constantFrom('', '"', '}', '{', '[', '$', '.', 'null', '5', '"$.a"', ',', ':'),
    });
    fc.assert(
      fc.property(cut, ({ file, at, length, insert }) => {
        const index = Math.floor(at * file.text.length);
        warnings(file.text.slice(0, index) + insert + file.text.slice(index + length), formatOf(file.name));
      }),
      { numRuns: 300 },
    );
  });
});
