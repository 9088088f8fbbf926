import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../../language/text/decode-utf8';

const bytes = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('text in UTF-8', () => {
  it.each(['', 'é 😀', '\uFEFF{}', 'a \uFFFD that was written as such'])('%j is read as it is', (text) => {
    expect(decodeUtf8(Buffer.from(text))).toBe(text);
  });

  it.each([
    [bytes('caf', 0xe9), 'it is not UTF-8 (byte 0xE9 at line 1, column 4): save it as UTF-8.'],
    [bytes('{\n "é\uFFFD', 0xff, '"}'), 'it is not UTF-8 (byte 0xFF at line 2, column 5): save it as UTF-8.'],
    [bytes('a', 0xc3), 'it is not UTF-8 (byte 0xC3 at line 1, column 2): save it as UTF-8.'],
    [bytes(0xef, 0x28), 'it is not UTF-8 (byte 0xEF at line 1, column 1): save it as UTF-8.'],
    [bytes(0xff, 0xfe, '{', 0), 'it is UTF-16: save it as UTF-8.'],
  ])('bytes that are none are told with their place: %j', (given, message) => {
    expect(() => decodeUtf8(given)).toThrow(message);
  });
});
