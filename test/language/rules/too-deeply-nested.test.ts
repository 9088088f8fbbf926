import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

function nested(depth: number, format: 'json' | 'yaml'): string[] {
  const result = '['.repeat(depth) + ']'.repeat(depth);
  const text = `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": ${result}, "End": true}}}`;
  return validate(parseDocument(text, format)).map(({ code }) => code);
}

test.each(['json', 'yaml'] as const)('deep nesting in %s is reported, ordinary nesting is not', (format) => {
  expect(nested(400, format)).toEqual([]);
  expect(nested(2000, format)).toEqual(['too-deeply-nested']);
});

test('10,000 levels end in a message, not in an exhausted stack', () => {
  expect(nested(10_000, 'json')).toEqual(['too-deeply-nested']);
});
