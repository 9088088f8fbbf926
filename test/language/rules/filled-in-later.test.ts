import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';

/** The findings in a machine whose state A is the text given; Z ends it. */
function codes(state: string, more = ''): string[] {
  const text = `{"StartAt":"A","States":{"A":${state},"Z":{"Type":"Succeed"}${more}}}`;
  return validate(parseDocument(text, 'json')).map(({ code }) => code);
}

// Digest V57: placeholders may stand anywhere, quoted or not.
test.each([
  ['the next state', '{"Type":"Pass","Next":${Next}}'],
  ['the next state, as a text', '{"Type":"Pass","Next":"${Next}"}'],
  ['a part of its name', '{"Type":"Pass","Next":"Do ${What}"}'],
  ['the end', '{"Type":"Pass","End":${End}}'],
  ['the type', '{"Type":"${Type}","Next":"Z"}'],
  [
    'the default of a Choice',
    '{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,"Next":"A"}],"Default":${D}}',
  ],
  ['all rules of a Choice', '{"Type":"Choice","Choices":${Rules}}'],
  ['a rule of a Choice', '{"Type":"Choice","Choices":[${Rule}]}'],
  ['where a rule leads', '{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,"Next":${N}}]}'],
  ['the catchers', '{"Type":"Task","Resource":"${F}","Catch":${Catchers},"End":true}'],
  ['where a catcher leads', '{"Type":"Task","Resource":"${F}","Catch":[{"ErrorEquals":["E"],"Next":${N}}],"End":true}'],
  ['a field', '{"Type":"Pass","${Field}":"Z"}'],
  ['the whole state', '${State}'],
  ['the whole state, by a function of CloudFormation', '{"Fn::Transform":{"Name":"Include"}}'],
])('no state is called unreachable, and no end missing, where %s is filled in later', (_, state) => {
  expect(codes(state)).toEqual([]);
});

test('any name may be that of a state whose name is filled in later', () => {
  expect(codes('{"Type":"Pass","Next":"B"}', ',"${Name}":{"Type":"Pass","End":true}')).toEqual([]);
  expect(validate(parseDocument('{"StartAt":"A","States":${States}}', 'json'))).toEqual([]);
});

test('any variable may be among those that are filled in later', () => {
  const reader = ',"B":{"Type":"Pass","Parameters":{"a.$":"$x"},"Next":"Z"}';
  expect(codes('{"Type":"Pass","Assign":${Variables},"Next":"B"}', reader)).toEqual([]);
  expect(codes('{"Type":"Pass","Assign":{"${Variable}":1},"Next":"B"}', reader)).toEqual([]);
  expect(codes('{"Type":"Pass","Assign":{"y":1},"Next":"B"}', reader)).toEqual(['undefined-variable']);
});

test('what gets to a state is not known where another may lead to it', () => {
  const reader = ',"B":{"Type":"Pass","Parameters":{"a.$":"$.b"},"Next":"C"}';
  const open = ',"C":{"Type":"Pass","Next":${Next}}';
  expect(codes('{"Type":"Pass","Result":{"a":1},"Next":"B"}', `${reader}${open}`)).toEqual([]);
  expect(codes('{"Type":"Pass","Result":{"a":1},"Next":"B"}', reader.replace('"C"', '"Z"'))).toEqual([
    'data-flow-lost-input',
  ]);
});

test('in YAML, too', () => {
  const text =
    'StartAt: A\nStates:\n  A:\n    Type: Wait\n    Seconds: ${Wait}\n    Next: ${Next}\n  Z:\n    Type: Succeed\n';
  expect(validate(parseDocument(text, 'yaml'))).toEqual([]);
});
