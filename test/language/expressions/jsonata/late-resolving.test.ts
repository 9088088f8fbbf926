import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonata } from '../../../../language/expressions/jsonata/parse';
import { resolve } from '../../../../language/expressions/jsonata/resolve';

const token = fc.constantFrom(
  ...[
    'a',
    'b',
    '$',
    '$$',
    '$x',
    '$states',
    '5',
    '"s"',
    'true',
    'null',
    '.',
    '.',
    '.',
    '[',
    ']',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    ':',
  ],
  ...[
    ',',
    ';',
    '+',
    '-',
    '*',
    '**',
    '%',
    '&',
    '=',
    '<',
    'and',
    'in',
    '?',
    ':=',
    '~>',
    '^',
    '@$v',
    '#$i',
    '|',
    '..',
    '/r/',
  ],
  ...['[0]', '[]', '(a)', '.b', '{"k": v}', 'function($y){$y}', '[1..2]', '^(<a)', '-5'],
);

describe('resolving an expression late', () => {
  test('never finds a fault that parsing did not report', () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 9 }), (tokens) => {
        const { ast, faults } = parseJsonata(tokens.join(''));
        if (faults.length > 0 || !ast) return;
        sound++;
        expect(() => resolve(ast)).not.toThrow();
      }),
      { numRuns: 60_000 },
    );
    expect(sound).toBeGreaterThan(1000);
  });

  test.each(['5.a', 'a.5', 'a.true', 'a[0].(5).null', '%', 'a[0]@$v', 'a^(b)@$v', 'a{b: c}{d: e}', '-5.a'])(
    'still refuses %s at once',
    (text) => {
      expect(parseJsonata(text).faults).toHaveLength(1);
    },
  );
});
