import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { javaJsonFault } from '../../../language/rules/java-json-fault';

const at = (offset: number): string => `@${String(offset)}`;
const VALUES = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

describe('javaJsonFault (V21)', () => {
  // The mark | stands where the reader had come to.
  it.each([
    // Recorded.
    ['not| a definition', `Unrecognized token 'not': was expecting ${VALUES}`],
    // The sentences of the library.
    ['{"a":1,}|', "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"],
    ["{'|a':1}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"],
    ['{"a" 1|}', "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"],
    ['{"a":}|', "Unexpected character ('}' (code 125)): expected a value"],
    ['{"a":,|}', `Unexpected character (',' (code 44)): expected a valid value ${VALUES}`],
    ['{"a":1 "|b":2}', "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"],
    ['[1 2|]', "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries"],
    ['{"a":tru|}', `Unrecognized token 'tru': was expecting ${VALUES}`],
    ['[1}|', "Unexpected close marker '}': expected ']' (for Array starting at @0)"],
    ['{"a":[1|', 'Unexpected end-of-input: expected close marker for Array (start marker at @5)'],
    ['{|', 'Unexpected end-of-input: expected close marker for Object (start marker at @0)'],
    ['{"a":|', 'Unexpected end-of-input within/between Object entries'],
    ['[1,|', 'Unexpected end-of-input within/between Array entries'],
    ['{"a|', 'Unexpected end-of-input in field name'],
    ['["a|', 'Unexpected end-of-input: was expecting closing quote for a string value'],
    ['["\\x|"]', "Unrecognized character escape 'x' (code 120)"],
    ['["\\u00g|0"]', "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence"],
    [
      '["a\n|"]',
      'Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value',
    ],
    ['[0|1]', 'Invalid numeric value: Leading zeroes not allowed'],
    ['[1.]|', "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit"],
    ['[\u20ac|]', `Unexpected character ('\u20ac' (code 8364 / 0x20ac)): expected a valid value ${VALUES}`],
  ])('%s', (marked, message) => {
    const offset = marked.lastIndexOf('|');
    expect(javaJsonFault(marked.slice(0, offset) + marked.slice(offset + 1), at)).toEqual({ message, offset });
  });
  it('finds nothing in JSON, and a fault in what is cut off', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (text, cut) => {
        expect(javaJsonFault(text, at)).toBeUndefined();
        if (!/^[[{"]/.test(text)) return;
        expect(javaJsonFault(text.slice(0, 1 + (cut % (text.length - 1))), at)).toBeDefined();
      }),
    );
  });
  it('reads on where another reader would run out of stack', () => {
    expect(javaJsonFault('['.repeat(100_000), at)?.offset).toBe(100_000);
  });
});
