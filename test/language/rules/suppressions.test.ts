import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

const machine = (comment: string, behind = ''): string => `StartAt: A
States:
  A:
    Type: Pass
    ${comment}
    Colour: red${behind}
    Next: B
`;

const codes = (text: string): string[] => validate(parseDocument(text, 'yaml')).map(({ code }) => code);

test.each([
  ['nothing', '# a comment', '', ['unknown-field', 'missing-transition-target']],
  ['the next line', '# stepwright-disable-next-line', '', ['missing-transition-target']],
  ['a code of the next line', '# stepwright-disable-next-line unknown-field', '', ['missing-transition-target']],
  [
    'another code of the next line',
    '# stepwright-disable-next-line wrong-type',
    '',
    ['unknown-field', 'missing-transition-target'],
  ],
  ['its own line', '#', ' # stepwright-disable-line unknown-field, wrong-type', ['missing-transition-target']],
  ['a code of the file', '# stepwright-disable missing-transition-target', '', ['unknown-field']],
  ['the file', '# stepwright-disable', '', []],
  ['a word that only begins so', '# stepwright-disabled', '', ['unknown-field', 'missing-transition-target']],
])('a comment turns off %s', (_, comment, behind, left) => {
  expect(codes(machine(comment, behind)).filter((code) => code !== 'missing-end-state')).toEqual(left);
});

test('a text is no comment', () => {
  const text =
    '{"Comment": "# stepwright-disable", "StartAt": "A", "States": {"A": {"Type": "Succeed", "Colour": "red"}}}';
  expect(validate(parseDocument(text, 'json')).map(({ code }) => code)).toEqual(['unknown-field']);
});
