import { checkRule } from './check-rule';

checkRule('missing-one-of', [
  {
    title: 'a state that leads nowhere',
    wrong: `
"A": { "Type": "Pass" }
^^^ missing-one-of
`,
    right: `
"A": { "Type": "Pass", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [Next, End] at /States/A',
  },
  {
    title: 'a state whose End is false',
    wrong: `
"A": { "Type": "Pass", "End": false }
^^^ missing-one-of
`,
    right: `
"A": { "Type": "Pass", "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a Wait without a duration',
    wrong: `
"W": { "Type": "Wait", "End": true }
^^^ missing-one-of
`,
    right: `
"W": { "Type": "Wait", "Seconds": 0, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/W',
  },
  {
    title: 'a Map without a processor',
    wrong: `
"M": { "Type": "Map", "End": true }
^^^ missing-one-of
`,
    right: `
"M": { "Type": "Map", "Iterator": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/M',
  },
  {
    title: 'a choice rule that tests nothing',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Next": "D" }] },
                                     ^ missing-one-of
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/C/Choices[0]',
  },
  {
    title: 'a choice rule without an operator',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "Next": "D" }] },
                                     ^ missing-one-of
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
  },
  {
    title: 'a JSONata choice rule without Condition',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Next": "D" }] },
                                     ^ missing-one-of
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    language: 'JSONata',
  },
  {
    title: 'empty Credentials',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": {}, "End": true }
                                                                                       ^^^^^^^^^^^^^ missing-one-of
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn": "\${Role}" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/T/Credentials",
  },
  {
    title: 'Credentials with other fields than a role',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "Role": "arn:aws:iam::123456789012:role/r" }, "End": true }
                                                                                       ^^^^^^^^^^^^^ missing-one-of
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn": "arn:aws:iam::123456789012:role/r", "Role": 1 }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/T/Credentials",
  },
  {
    title: 'a role whose name is misspelt',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "roleArn.$": "$.role" }, "End": true }
                                                                                                        ^^^^^^^^^^^ missing-one-of
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn.$": "$.role" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'RoleArn' is required but was missing at /States/T/Credentials",
  },
  {
    title: 'Credentials of a task for another interpreter',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:swf:us-east-1:123456789012:task:X", "Credentials": { "flag": true }, "End": true }
                                                                                ^^^^^^^^^^^^^ missing-one-of
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:swf:us-east-1:123456789012:task:X", "Credentials": { "RoleArn.$": "$.role" }, "End": true }
`,
    severity: 'warning',
  },
]);
