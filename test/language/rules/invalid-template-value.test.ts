import { checkRule } from './check-rule';

checkRule('invalid-template-value', [
  {
    title: 'a plain text',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "abc" }, "End": true }
                                               ^^^ invalid-template-value
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x": "abc" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
  },
  {
    title: 'a number',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": 5 }, "End": true }
                                              ^ invalid-template-value
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "$.a" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
  },
  {
    title: 'a nested one',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "l": [{ "x.$": "prod-v1" }] }, "End": true }
                                                       ^^^^^^^ invalid-template-value
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "l": [{ "x.$": "$$" }] }, "End": true }
`,
  },
  {
    title: 'a broken path',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "$.a[0" }, "End": true }
                                                  ^ invalid-template-value
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "$.a[?(@.b > 1)]" }, "End": true }
`,
  },
  {
    title: 'a blank before the call',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "ResultSelector": { "x.$": " States.Array(1)" }, "End": true }
                                                                                                                   ^^^^^^^^^^^^^^^^ invalid-template-value
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "ResultSelector": { "x.$": "States.Array(1)" }, "End": true }
`,
  },
  {
    title: 'one in Credentials',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn": "r", "x.$": "no path" }, "End": true }
                                                                                                                                ^^^^^^^ invalid-template-value
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn": "r", "x.$": "\${Path}" }, "End": true }
`,
  },
]);
