import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { compileExpression, evaluateExpression } from '../../../interpreter/core/evaluate/jsonata';
import { seededRandom } from '../../../interpreter/core/random';
import type { Json } from '../../../language/json';
import { hasLaterOperator, recordedExpressions, SAMPLES } from '../../language/expressions/jsonata/corpus';

const DATA: Readonly<Record<string, Json>> = {
  states: {
    input: {
      x: 1,
      items: [
        { id: 1, name: 'a', price: 2.5, tags: ['x', 'y'] },
        { id: 2, name: 'b', price: 10, tags: [] },
        { id: 3, name: 'a', price: 0, tags: ['z'], sub: { deep: [1, [2, 3], { k: 'v' }] } },
      ],
      empty: [],
      obj: {},
      n: null,
      t: true,
      f: false,
      one: [{ v: 1 }],
      nest: [[1, 2], [3]],
      s: 'Hello World',
      neg: -3.7,
    },
    context: { Execution: { Id: 'e' } },
  },
  a: [1, 2, 3],
  b: { c: { d: 'e' } },
  n: 5,
  s: 'abc',
};

/** What an evaluation gave, in a form that both sides can be brought to. */
type Outcome = { readonly value: unknown } | { readonly error: string };

async function libraryOutcome(text: string): Promise<Outcome> {
  try {
    const result: unknown = await jsonata(text, { timeout: 2000, stack: 3000 }).evaluate(
      undefined,
      structuredClone(DATA),
    );
    if (holdsFunction(result)) return { error: 'function' };
    return result === undefined ? { error: 'nothing' } : { value: plain(result) };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { error: code === undefined ? 'internal' : `${code}: ${message}` };
  }
}

function ourOutcome(text: string): Outcome {
  const result = evaluateExpression(compileExpression(text), {
    lookup: (name) => DATA[name],
    now: 0,
    random: seededRandom(1),
  });
  if (result.kind === 'value') return { value: result.value };
  const { ending } = result;
  if (ending === 'returned nothing (undefined).') return { error: 'nothing' };
  if (ending === 'returned an unsupported result type.') return { error: 'function' };
  return { error: ending.replace('threw an error during evaluation. ', '') };
}

/** Names in messages: the library names the function that was called last by that name, and `and` for what is inside of it. */
function comparable(outcome: Outcome): Outcome {
  if ('value' in outcome) return outcome;
  return {
    error: outcome.error
      .replace(/of function .*? (does|must|and)/, 'of function $1')
      .replace(/Did you mean.*/, '')
      .replace(/"[^"]{1,3}" operator/, 'operator')
      .replace(/operator "[^"]{1,3}"/, 'operator'),
  };
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, (item) => (item === undefined ? null : plain(item)));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .map(([key, part]) => [key, plain(part)]),
    );
  }
  if (typeof value !== 'number') return value;
  return Number.isFinite(value) ? value + 0 : String(value);
}

function holdsFunction(value: unknown): boolean {
  if (typeof value === 'function') return true;
  if (typeof value !== 'object' || value === null) return false;
  if ('_jsonata_function' in value || '_jsonata_lambda' in value) return true;
  return Object.values(value).some(holdsFunction);
}

/** Where the service differs from the library, or the library from itself. */
function isOurs(text: string): boolean {
  return (
    hasLaterOperator(text) ||
    text.includes('$$') ||
    // Not the library's functions, or not the same from one run to the next.
    /(partition|range|hash|uuid|parse|random|shuffle|now|millis|eval|base64|toMillis)/.test(text) ||
    // The library loses a function's signature when arguments are left open, and tuples when it sorts them.
    /\(\s*\?|\?\s*[,)]/.test(text) ||
    (/[@#%]/.test(text) && text.includes('^'))
  );
}

const PIECES = [
  '$a',
  '$n',
  '$s',
  '$b.c',
  '$states.input.items',
  'price',
  'name',
  'tags',
  'id',
  '$',
  '[0]',
  '[-1]',
  '[]',
  '[1,2]',
  '{"a":1}',
  '.',
  '.*',
  '.**',
  '+ 1',
  '& "x"',
  '= 1',
  '> 2',
  ' in ',
  '[$ > 1]',
  '^(price)',
  '^(>id)',
  '{name: id}',
  '#$i',
  '@$e',
  '.{"q": $}',
  '.[id]',
  '.(id)',
  '~> $sum',
  '~> $count',
  '~> $string',
  '$sum(',
  '$count(',
  ')',
  '$map($a, ',
  'function($v){$v}',
  '"abc"',
  '1',
  '-1',
  'null',
  'true',
  ' and ',
  ' or ',
  '? 1 : 2',
  '$string(',
  '($x := 1; $x)',
  '..',
  ',',
  '$not(',
  '$exists(',
  '$keys(',
  '$reverse(',
  '$append($a, ',
];

/** One of the expressions with pieces cut out, put in, put before it and behind it. */
function changed(corpus: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    place: fc.constantFrom('inside', 'before', 'behind'),
    at: fc.nat({ max: 10_000 }),
    length: fc.nat({ max: 8 }),
    piece: fc.oneof(fc.constant(''), fc.constantFrom(...PIECES)),
  });
  return fc.tuple(fc.constantFrom(...corpus), fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, edits]) =>
    edits.reduce((current, { place, at, length, piece }) => {
      if (place === 'before') return piece + current;
      if (place === 'behind') return current + piece;
      const start = at % (current.length + 1);
      return current.slice(0, start) + piece + current.slice(start + length);
    }, text),
  );
}

async function checkSame(text: string): Promise<void> {
  const theirs = await libraryOutcome(text);
  // An exception of JavaScript's is no answer to compare with.
  if ('error' in theirs && theirs.error === 'internal') return;
  const ours = ourOutcome(text);
  // The service's limits are narrower than those the library is given here.
  if ('error' in ours && ours.error.startsWith('threw an error during evaluation: ')) return;
  expect([text, comparable(ours)]).toEqual([text, comparable(theirs)]);
}

describe('the library and we evaluate to the same', () => {
  test('every recorded and published expression', async () => {
    for (const text of [...recordedExpressions(), ...SAMPLES]) {
      if (!isOurs(text) && !compileExpression(text).fault) await checkSame(text);
    }
  });

  test('expressions with pieces cut out, put in and put around', async () => {
    const corpus = [...recordedExpressions().filter((text) => text.length < 200), ...SAMPLES, ...SAMPLES, ...SAMPLES];
    let values = 0;
    await fc.assert(
      fc.asyncProperty(changed(corpus), async (text) => {
        fc.pre(!isOurs(text) && !compileExpression(text).fault);
        await checkSame(text);
        if ('value' in ourOutcome(text)) values++;
      }),
      { numRuns: 2500 },
    );
    expect(values).toBeGreaterThan(200);
  });
});
