import { expect, it } from 'vitest';
import { parseJson } from '../../../language/tree/parse-json';
import { validate } from '../../../language/validate';
import { checkRule } from './check-rule';

checkRule('unreachable-state', [
  {
    title: 'a state that nothing names',
    wrong: `
"A": { "Type": "Succeed" },
"B": { "Type": "Succeed" }
^^^ unreachable-state
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
  },
  {
    title: 'a state that only leads to itself',
    wrong: `
"A": { "Type": "Succeed" },
"B": { "Type": "Pass", "Next": "B" }
^^^ unreachable-state
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
  },
  {
    title: 'two states that only reach each other',
    wrong: `
"A": { "Type": "Succeed" },
"B": { "Type": "Pass", "Next": "C" },
^^^ unreachable-state
"C": { "Type": "Pass", "Next": "B" }
^^^ unreachable-state
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Pass", "Next": "C" },
"C": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
  },
  {
    title: 'a state behind one that is not reached',
    wrong: `
"A": { "Type": "Succeed" },
"B": { "Type": "Pass", "Next": "C" },
^^^ unreachable-state
"C": { "Type": "Succeed" }
^^^ unreachable-state
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Pass", "Next": "C" },
"C": { "Type": "Succeed" }
`,
  },
  {
    title: 'a state of a branch',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": {
  "B": { "Type": "Succeed" },
  "C": { "Type": "Succeed" } } }], "End": true }
  ^^^ unreachable-state
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": {
  "B": { "Type": "Pass", "Next": "C" },
  "C": { "Type": "Succeed" } } }], "End": true }
`,
    severity: 'error',
    aws: 'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/P/Branches[0]/States/C',
  },
  {
    title: 'what only a catcher leads to is reached',
    wrong: `
"A": { "Type": "Succeed" },
"T": { "Type": "Succeed" }
^^^ unreachable-state
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
  },
  {
    title: 'a state called Iterator',
    wrong: `
"A": { "Type": "Succeed" },
"Iterator": { "Type": "Succeed" }
^^^^^^^^^^ unreachable-state
`,
    right: `
"A": { "Type": "Pass", "Next": "Iterator" },
"Iterator": { "Type": "Succeed" }
`,
  },
  {
    title: 'nothing where a target is a placeholder',
    wrong: `
"A": { "Type": "Pass", "Next": "C" },
"C": { "Type": "Succeed" },
"B": { "Type": "Succeed" }
^^^ unreachable-state
`,
    right: `
"A": { "Type": "Pass", "Next": "\${Next}" },
"C": { "Type": "Succeed" },
"B": { "Type": "Succeed" }
`,
  },
]);

it.each([
  ['the name of the first state', '{ "StartAt": "A", "States": { "B": { "Type": "Succeed" }, "Half\n } }'],
  ['a target', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": \n }, "B": { "Type": "Succeed" } } }'],
])('does not underline the states behind it while %s is half-typed', (_, text) => {
  expect(validate(parseJson(text)).map(({ code }) => code)).not.toContain('unreachable-state');
});
