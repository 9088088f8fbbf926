import { describe, expect, it, vi } from 'vitest';
import { toAwsHistory } from '../../interpreter/core/aws-history';
import { readCsv } from '../../interpreter/items/csv';
import type { Json } from '../../language/json';
import { run } from '../interpreter/helpers/machines';
import { counted, isProportional } from './counted';
import type * as JsonPathParse from '../../language/expressions/json-path/parse';
import type * as JsonataParse from '../../language/expressions/jsonata/parse';
import type * as LanguageJsonText from '../../language/json-text';
import type * as LanguageJsonBytes from '../../language/json-bytes';

const calls = vi.hoisted(() => ({ parses: 0, texts: 0, sizes: 0 }));

function count<Given extends unknown[], Answer>(
  name: keyof typeof calls,
  real: (...given: Given) => Answer,
): (...given: Given) => Answer {
  return (...given) => {
    calls[name]++;
    return real(...given);
  };
}

vi.mock('../../language/expressions/json-path/parse', async (original) => {
  const real = await original<typeof JsonPathParse>();
  return { ...real, parseJsonPath: count('parses', real.parseJsonPath) };
});
vi.mock('../../language/expressions/jsonata/parse', async (original) => {
  const real = await original<typeof JsonataParse>();
  return { ...real, parseJsonata: count('parses', real.parseJsonata) };
});
vi.mock('../../language/json-text', async (original) => {
  const real = await original<typeof LanguageJsonText>();
  return { ...real, jsonText: count('texts', real.jsonText) };
});
vi.mock('../../language/json-bytes', async (original) => {
  const real = await original<typeof LanguageJsonBytes>();
  return { ...real, jsonBytes: count('sizes', real.jsonBytes) };
});

function loop(turns: number, language: 'JSONPath' | 'JSONata'): Json {
  const jsonata = language === 'JSONata';
  return {
    QueryLanguage: language,
    StartAt: 'Add',
    States: {
      Add: jsonata
        ? { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Next: 'Again' }
        : { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again' },
      Again: {
        Type: 'Choice',
        Choices: [
          jsonata
            ? { Condition: `{% $states.input.n < ${String(turns)} %}`, Next: 'Add' }
            : { Variable: '$.n', NumericLessThan: turns, Next: 'Add' },
        ],
        Default: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
}

async function workOf(
  definition: Json,
  input: Json,
): Promise<{ events: number; parses: number; sizes: number; texts: number }> {
  calls.parses = 0;
  calls.sizes = 0;
  calls.texts = 0;
  const started = run(definition, input);
  const { status, cause } = await started.done;
  expect(status, cause).toBe('SUCCEEDED');
  toAwsHistory(started.events);
  return { events: started.events.length, ...calls };
}

describe('a run of twice the length', () => {
  it.each(['JSONPath', 'JSONata'] as const)(
    'parses nothing more in a loop of %s, and works at most twice as much',
    async (language) => {
      const half = await workOf(loop(100, language), { n: 0 });
      const whole = await workOf(loop(200, language), { n: 0 });
      expect(whole.parses).toBe(half.parses);
      expect(isProportional(half.events, whole.events)).toBe(true);
      expect(isProportional(half.sizes, whole.sizes), 'measured sizes').toBe(true);
      expect(isProportional(half.texts, whole.texts), 'texts of the history').toBe(true);
    },
  );

  it('makes the text of a value once that one state hands to the next', async () => {
    const states = (length: number): Json =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [
          `S${String(i)}`,
          { Type: 'Pass', ...(i < length - 1 ? { Next: `S${String(i + 1)}` } : { End: true }) },
        ]),
      );
    const { texts, events } = await workOf({ StartAt: 'S0', States: states(50) }, { a: 1 });
    expect(events).toBe(102);
    expect(texts).toBeLessThan(5);
  });

  it('reads the items of a Map at most twice as often', async () => {
    const definition: Json = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemSelector: { 'item.$': '$$.Map.Item.Value', 'all.$': '$.name' },
          ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    };
    const readsFor = async (length: number): Promise<number> => {
      const input = counted({ name: 'n', items: Array.from({ length }, (_, i) => ({ id: i, lines: [1, 2] })) });
      const { status, cause } = await run(definition, input.value).done;
      expect(status, cause).toBe('SUCCEEDED');
      return input.reads();
    };
    const [half, whole] = [await readsFor(100), await readsFor(200)];
    expect(isProportional(half, whole), `${String(half)} -> ${String(whole)}`).toBe(true);
  });
});

describe('a CSV file of twice the rows', () => {
  it('is given in pieces that do not grow', async () => {
    const longestOf = async (rows: number): Promise<{ longest: number; all: number }> => {
      let longest = 0;
      let all = 0;
      for await (const items of readCsv(pieces(rows), { headers: undefined, delimiter: ',' })) {
        longest = Math.max(longest, items.length);
        all += items.length;
      }
      return { longest, all };
    };
    const half = await longestOf(5000);
    const whole = await longestOf(10_000);
    expect([half.all, whole.all]).toEqual([5000, 10_000]);
    expect(whole.longest).toBe(half.longest);
  });
});

/** A file of so many rows in pieces of a hundred. */
async function* pieces(rows: number): AsyncIterable<Uint8Array> {
  yield Buffer.from('id,name\n');
  for (let i = 0; i < rows; i += 100) {
    await Promise.resolve();
    yield Buffer.from(Array.from({ length: 100 }, (_, at) => `${String(i + at)},customer\n`).join(''));
  }
}
