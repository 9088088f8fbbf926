import { checkRule } from './check-rule';

checkRule('missing-field', [
  {
    title: 'a machine without StartAt',
    wrong: `
{
^ missing-field
"States": { "A": { "Type": "Succeed" } } }
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt] at /',
  },
  {
    title: 'an empty object',
    wrong: `
{}
^ missing-field
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States, StartAt] at /',
  },
  {
    title: 'a state without Type',
    wrong: `
"A": { "End": true }
^^^ missing-field
`,
    right: `
"A": { "Type": "Pass", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/A',
  },
  {
    title: 'a Task without Resource',
    wrong: `
"A": { "Type": "Task", "End": true }
^^^ missing-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Resource] at /States/A',
  },
  {
    title: 'a catcher without Next',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"] }], "End": true }
                                                                                                 ^ missing-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at /States/T/Catch[0]',
  },
  {
    title: 'a retrier without ErrorEquals',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "MaxAttempts": 1 }], "End": true }
                                                                                                 ^ missing-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 }], "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [ErrorEquals] at /States/T/Retry[0]',
  },
  {
    title: 'a choice rule without Next',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true }], "Default": "D" },
                                     ^ missing-field
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "D" },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [Next] at /States/C/Choices[0]',
  },
  {
    title: 'a branch without States',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A" }], "End": true }
                                        ^ missing-field
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }], "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /States/P/Branches[0]',
  },
  {
    title: 'an item processor with only its configuration',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" } }, "End": true }
                      ^^^^^^^^^^^^^^^ missing-field
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
]);
