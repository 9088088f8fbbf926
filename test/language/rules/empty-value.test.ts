import { checkRule } from './check-rule';

checkRule('empty-value', [
  {
    title: 'no rules',
    wrong: `
"C": { "Type": "Choice", "Choices": [], "Default": "D" },
                         ^^^^^^^^^ empty-value
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "D" },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/C/Choices',
  },
  {
    title: 'no branches',
    wrong: `
"P": { "Type": "Parallel", "Branches": [], "End": true }
                           ^^^^^^^^^^ empty-value
`,
    right: `
"P": { "Type": "Parallel", "Branches": \${Branches}, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/P/Branches',
  },
  {
    title: 'no states',
    wrong: `
{ "StartAt": "A", "States": {} }
                  ^^^^^^^^ empty-value
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States',
  },
  {
    title: 'no error names',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": [], "Next": "U" }], "Retry": [], "End": true },
                                                                                                   ^^^^^^^^^^^^^ empty-value
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "U" }], "Retry": [], "End": true },
"U": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/T/Catch[0]/ErrorEquals',
  },
  {
    title: 'no rules inside And',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "And": [], "Next": "D" }] },
                                       ^^^^^ empty-value
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.a", "IsNull": true }], "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
  },
]);
