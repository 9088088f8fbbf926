import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineSplitter } from '../../interpreter/tasks/line-splitter';

function split(chunks: readonly Buffer[], longest?: number): string[] {
  const lines: string[] = [];
  const splitter = lineSplitter((line) => lines.push(line), longest);
  for (const chunk of chunks) splitter.push(chunk);
  splitter.flush();
  return lines;
}

describe('lines of a pipe', () => {
  it('are the same however the bytes arrive, valid UTF-8 or not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.array(fc.nat(60), { maxLength: 5 }), (bytes, cuts) => {
        // Line ends and the start of multi-byte characters are rare in random bytes: make them frequent.
        const buffer = Buffer.from(bytes.map((byte) => (byte < 60 ? 10 : byte < 90 ? 13 : byte)));
        const places = [0, ...[...cuts].sort((a, b) => a - b), buffer.length];
        const chunks = places.slice(1).map((end, i) => buffer.subarray(places[i], end));
        expect(split(chunks)).toEqual(split([buffer]));
      }),
    );
  });

  it('end with LF or CRLF; what stands after the last one is a line too', () => {
    expect(split([Buffer.from('a\r\nb\n\nc')])).toEqual(['a', 'b', '', 'c']);
    expect(split([Buffer.from('a\n')])).toEqual(['a']);
  });

  it('that never end are handed on in pieces', () => {
    const lines = split(
      Array.from({ length: 100 }, () => Buffer.from('0123456789')),
      100,
    );
    expect(lines).toHaveLength(10);
    expect(lines.join('')).toHaveLength(1000);
  });
});
