import { checkRule } from './check-rule';

checkRule('exclusive-fields', [
  {
    title: 'Next and End',
    wrong: `
"A": { "Type": "Pass", "Next": "B", "End": true },
                       ^^^^^^ exclusive-fields
                                    ^^^^^ exclusive-fields
"B": { "Type": "Succeed" }
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Next, End] at /States/A',
  },
  {
    title: 'two durations of a Wait',
    wrong: `
"W": { "Type": "Wait", "Seconds": 1, "Timestamp": "2030-01-01T00:00:00Z", "End": true }
                       ^^^^^^^^^ exclusive-fields
                                     ^^^^^^^^^^^ exclusive-fields
`,
    right: `
"W": { "Type": "Wait", "Seconds": 1, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/W',
  },
  {
    title: 'Error and ErrorPath',
    wrong: `
"F": { "Type": "Fail", "Error": "x", "ErrorPath": "$.e" }
                       ^^^^^^^ exclusive-fields
                                     ^^^^^^^^^^^ exclusive-fields
`,
    right: `
"F": { "Type": "Fail", "Error": "x" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: There should only be one of the following fields: [Error, ErrorPath] at /States/F',
  },
  {
    title: 'a time limit and its path',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 5, "TimeoutSecondsPath": "$.t", "End": true }
                                                                                       ^^^^^^^^^^^^^^^^ exclusive-fields
                                                                                                            ^^^^^^^^^^^^^^^^^^^^ exclusive-fields
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 5, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'two operators',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "IsString": true, "Next": "D" }] },
                                                          ^^^^^^^^ exclusive-fields
                                                                          ^^^^^^^^^^ exclusive-fields
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
  },
  {
    title: 'an operator beside And',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.a", "IsNull": true }], "IsNull": true, "Next": "D" }] },
                                                                                       ^^^^^^^^ exclusive-fields
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.a", "IsNull": true }], "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
  },
  {
    title: 'both names of a processor',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } },
                      ^^^^^^^^^^^^^^^ exclusive-fields
  "Iterator": { "StartAt": "J", "States": { "J": { "Type": "Succeed" } } }, "End": true }
  ^^^^^^^^^^ exclusive-fields
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'an End that is false, which says nothing',
    wrong: `
"A": { "Type": "Pass", "End": false, "Next": "B" },
                       ^^^^^ exclusive-fields
"B": { "Type": "Succeed" }
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Succeed" }
`,
    severity: 'warning',
  },
]);
