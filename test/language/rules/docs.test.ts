import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ruleDocs } from '../../../scripts/rule-docs';

const docs = ruleDocs();

test('docs/rules has a page for each rule and no other', () => {
  expect(readdirSync('docs/rules').sort()).toEqual([...docs.keys()].sort());
});

test.each([...docs])('%s says what the rule says (else: npm run generate)', (file, text) => {
  expect(readFileSync(`docs/rules/${file}`, 'utf8')).toBe(text);
});
