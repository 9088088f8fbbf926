import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearRegex } from '../../../interpreter/core/evaluate/jsonata/linear-regex';
import { searchRegex } from '../../../interpreter/core/evaluate/jsonata/regex';
import { backtrackingCost } from '../../../interpreter/core/evaluate/jsonata/regex-cost';

/** What JavaScript's own engine finds. */
function nativeMatch(pattern: string, flags: string, text: string): unknown {
  const match = new RegExp(pattern, `${flags}g`).exec(text);
  if (!match) return undefined;
  return { match: match[0], start: match.index, end: match.index + match[0].length, groups: match.slice(1) };
}

const ATOMS = [
  'a',
  'b',
  'A',
  '.',
  '\\s',
  '\\S',
  '\\w',
  '\\d',
  '[ab]',
  '[^a]',
  '[a\\s]',
  '[\\s.]',
  '\\.',
  '(a)',
  '(?:b)',
  '(ab|a)',
  '(.)',
  '\\b',
  '\\u0062',
  '\\/',
  '-',
];
const atom = fc.constantFrom(...ATOMS);
const quantifier = fc.constantFrom('', '', '', '?', '*', '+', '{1,2}', '{2}', '*?', '+?');
const sequence = fc
  .array(fc.tuple(atom, quantifier), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([piece, times]) => (piece === '\\b' ? piece : piece + times)).join(''));
const pattern = fc
  .tuple(fc.constantFrom('', '^'), fc.array(sequence, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '$'))
  .map(([start, parts, end]) => start + parts.join('|') + end);
const text = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', ' ', '1', '.', '-', '\n', '\r', '\u00a0', '/'),
  maxLength: 12,
});

describe('the engine of linear time', () => {
  test('finds what JavaScript’s own finds', () => {
    fc.assert(
      fc.property(pattern, text, fc.constantFrom('', 'i', 'm'), (source, given, flags) => {
        // RE2 ends lines at \n only.
        fc.pre(flags !== 'm' || !given.includes('\r'));
        expect(linearRegex(source, flags)?.(given, 0)).toEqual(nativeMatch(source, flags, given));
      }),
      { numRuns: 5000 },
    );
  });

  test('goes on from an index with what stands before it in sight', () => {
    expect(linearRegex('^a', '')?.('ab ab', 1)).toBeUndefined();
    expect(linearRegex('\\ba(b*)', '')?.('ab ab', 1)).toEqual({ match: 'ab', start: 3, end: 5, groups: ['b'] });
  });

  test('does not take patterns that look around', () => {
    expect(linearRegex('a(?=b)', '')).toBeNull();
    expect(linearRegex('(a)\\1', '')).toBeNull();
  });

  test('searches where going back would be dear: twenty thousand characters take no time', () => {
    const started = performance.now();
    expect(searchRegex('(a+)+b', '', 'a'.repeat(20_000), 0)).toBeUndefined();
    expect(searchRegex('a*a*a*(b)', '', `${'a'.repeat(20_000)}b`, 0)).toMatchObject({ start: 0, groups: ['b'] });
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('the cost of going back', () => {
  test.each([
    ['abc', 1],
    ['a*', 2],
    ['a+b*c', 3],
    ['\\d{4}-\\d{2}', 1],
    ['[*+?]', 1],
    ['\\*\\+', 1],
    ['(?:abc)+', 2],
  ])('%s grows by a power of the text’s length', (source, power) => {
    const length = 1000;
    expect(Math.round(backtrackingCost(source, length) / Math.log(length + 1))).toBe(power);
  });

  test.each(['(a+)+', '(a|b)*', '(?:a*b?)+c', '((a{1,2}))*', '(?<name>a+)+', '(?=(a+)+b)'])(
    '%s grows beyond bounds',
    (source) => {
      expect(backtrackingCost(source, 10)).toBe(Infinity);
    },
  );

  test('texts of any kind are read to their end', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '\\',
            '|',
            '*',
            '?',
            '<',
            '>',
            '=',
            '!',
            ',',
            '1',
            'a',
            '^',
          ),
        }),
        (source) => {
          expect(backtrackingCost(source, 10)).toBeGreaterThan(0);
        },
      ),
    );
  });
});
