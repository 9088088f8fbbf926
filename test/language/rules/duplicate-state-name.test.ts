import { expect, test } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';
import { checkRule } from './check-rule';

checkRule('duplicate-state-name', [
  {
    title: 'a name that a branch has too',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }], "Next": "A" },
                                                                      ^^^ duplicate-state-name
"A": { "Type": "Succeed" }
^^^ duplicate-state-name
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }], "Next": "A" },
"A": { "Type": "Succeed" }
`,
  },
  {
    title: 'the same name in two branches',
    wrong: `
"P": { "Type": "Parallel", "Branches": [
  { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } },
                                ^^^ duplicate-state-name
  { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }], "End": true }
                                ^^^ duplicate-state-name
`,
    right: `
"P": { "Type": "Parallel", "Branches": [
  { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } },
  { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }], "End": true }
`,
  },
]);

test('the service names the second of the two only', () => {
  const branch = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
  const states = { P: { Type: 'Parallel', Branches: [branch], Next: 'A' }, A: { Type: 'Succeed' } };
  const found = validate(parseDocument(JSON.stringify({ StartAt: 'P', States: states }), 'json'));
  expect(found.map(({ code, aws, unsaid }) => [code, aws?.location, unsaid])).toEqual([
    ['duplicate-state-name', undefined, true],
    ['duplicate-state-name', '/States/A', undefined],
  ]);
});
