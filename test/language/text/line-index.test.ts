import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../../language/text/line-index';

describe('LineIndex', () => {
  it('counts lines that end with \\n, \\r\\n or a lone \\r', () => {
    const index = new LineIndex('a\nb\r\nc\rd');
    expect(index.lineCount).toBe(4);
    expect([0, 1, 2, 4, 5, 7].map((offset) => index.positionAt(offset))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 1 },
      { line: 1, character: 0 },
      { line: 1, character: 2 },
      { line: 2, character: 0 },
      { line: 3, character: 0 },
    ]);
  });

  it('counts UTF-16 code units', () => {
    expect(new LineIndex('😀x').positionAt(2)).toEqual({ line: 0, character: 2 });
  });

  it('moves positions outside of the text to its nearest end, and characters past a line to the end of that line', () => {
    const index = new LineIndex('ab\ncd');
    expect([index.positionAt(-1), index.positionAt(99)]).toEqual([
      { line: 0, character: 0 },
      { line: 1, character: 2 },
    ]);
    expect([
      index.offsetAt({ line: -1, character: 5 }),
      index.offsetAt({ line: 9, character: 0 }),
      index.offsetAt({ line: 0, character: 99 }),
      index.offsetAt({ line: 1, character: 99 }),
    ]).toEqual([0, 5, 2, 5]);
  });

  it('never moves a character past the end of a line before its line break', () => {
    expect(new LineIndex('ab\r\ncd').offsetAt({ line: 0, character: 99 })).toBe(2);
  });

  it('gives back the offset of each position', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é', '😀') }), fc.nat(60), (text, offset) => {
        const bounded = Math.min(offset, text.length);
        const index = new LineIndex(text);
        const breaksPair = text.charAt(bounded - 1) === '\r' && text.charAt(bounded) === '\n';
        fc.pre(!breaksPair);
        expect(index.offsetAt(index.positionAt(bounded))).toBe(bounded);
      }),
    );
  });
});
