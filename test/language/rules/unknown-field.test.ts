import { expect, it } from 'vitest';
import { parseDocument } from '../../../language/tree/parse-document';
import { validate } from '../../../language/validate';
import { checkRule } from './check-rule';

checkRule('unknown-field', [
  {
    title: 'a field of another type of state',
    wrong: `
"A": { "Type": "Pass", "TimeoutSeconds": 1, "End": true }
                       ^^^^^^^^^^^^^^^^ unknown-field
`,
    right: `
"A": { "Type": "Pass", "Comment": "c", "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Field 'TimeoutSeconds' is not supported at /States/A",
  },
  {
    title: 'a field in the wrong case',
    wrong: `
{ "startAt": "A", "States": { "A": { "Type": "Succeed" } } }
  ^^^^^^^^^ unknown-field
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Field 'startAt' is not supported at /",
  },
  {
    title: 'a time limit of a Map',
    wrong: `
"A": { "Type": "Map", "TimeoutSeconds": 5, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                      ^^^^^^^^^^^^^^^^ unknown-field
`,
    right: `
"A": { "Type": "Map", "MaxConcurrency": 5, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
  {
    title: 'a Catch of a Pass state',
    wrong: `
"A": { "Type": "Pass", "Catch": [], "End": true }
                       ^^^^^^^ unknown-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [], "End": true }
`,
  },
  {
    title: 'End in a Succeed state',
    wrong: `
"A": { "Type": "Succeed", "End": true }
                          ^^^^^ unknown-field
`,
    right: `
"A": { "Type": "Succeed" }
`,
  },
  {
    title: 'Assign in a Fail state',
    wrong: `
"A": { "Type": "Fail", "Assign": {} }
                       ^^^^^^^^ unknown-field
`,
    right: `
"A": { "Type": "Pass", "Assign": {}, "End": true }
`,
  },
  {
    title: 'a query language of an item processor',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "QueryLanguage": "JSONata", "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                                         ^^^^^^^^^^^^^^^ unknown-field
`,
    right: `
"M": { "Type": "Map", "QueryLanguage": "JSONata", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Field 'QueryLanguage' is not supported at /States/M/ItemProcessor",
  },
  {
    title: 'Next in a nested choice rule',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Not": { "Variable": "$.a", "IsNull": true, "Next": "D" }, "Next": "D" }] },
                                                                                   ^^^^^^ unknown-field
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Not": { "Variable": "$.a", "IsNull": true }, "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Field 'Next' is not supported at /States/C/Choices[0]/Not",
  },
  {
    title: 'an operator that does not exist',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "StringMatchesPath": "$.b", "Next": "D" }] },
                                                          ^^^^^^^^^^^^^^^^^^^ unknown-field
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "StringEqualsPath": "$.b", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
  },
  {
    title: 'a field of a retrier',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.ALL"], "Attempts": 2 }], "End": true }
                                                                                                                                  ^^^^^^^^^^ unknown-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.ALL"], "MaxAttempts": 2 }], "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Field 'Attempts' is not supported at /States/T/Retry[0]",
  },
  {
    title: 'a field in YAML',
    wrong: `
StartAt: A
States:
  A:
    Type: Succeed
    Colour: red
    ^^^^^^ unknown-field
`,
    right: `
StartAt: A
States:
  A:
    Type: Succeed
    Comment: red
`,
    format: 'yaml',
  },
  {
    title: 'a time limit of an item processor, of which a tool knows',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "TimeoutSeconds": 5, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                                         ^^^^^^^^^^^^^^^^ unknown-field
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a field of no state at all, in a state whose type is missing',
    wrong: `
"A": { "type": "Succeed", "Comment": "lower case" }
       ^^^^^^ unknown-field
`,
    right: `
"A": { "Type": "Succeed", "Comment": "lower case" }
`,
    severity: 'error',
  },
]);

it.each([
  ['JSON', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Re", "End": true } } }'],
  ['YAML', 'StartAt: A\nStates:\n  A:\n    Type: Pass\n    Re\n    End: true\n'],
])('says nothing of a name that is still being typed in %s: what is missing is told', (_, text) => {
  expect(validate(parseDocument(text)).map(({ code }) => code)).toEqual([expect.stringMatching(/^invalid-/)]);
});
