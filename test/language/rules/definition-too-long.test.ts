import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

const LIMIT = 1_048_576;

function codes(length: number): string[] {
  const [before, after] = ['{"StartAt":"A","States":{"A":{"Type":"Succeed","Comment":"', '"}}}'];
  const text = before + 'x'.repeat(length - before.length - after.length) + after;
  expect(text).toHaveLength(length);
  return validate(parseDocument(text, 'json')).map(({ code }) => code);
}

test('a definition of the greatest length is fine, one more character is too long', () => {
  expect(codes(LIMIT)).toEqual([]);
  expect(codes(LIMIT + 1)).toEqual(['definition-too-long']);
});
