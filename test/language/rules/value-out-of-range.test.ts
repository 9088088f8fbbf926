import { checkRule } from './check-rule';

checkRule('value-out-of-range', [
  {
    title: 'a time limit of zero',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 0, "End": true }
                                                                                                         ^ value-out-of-range
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 1, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Minimum value is 1 at /States/T/TimeoutSeconds',
  },
  {
    title: 'a time limit that is too large',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 100000000, "End": true }
                                                                                                         ^^^^^^^^^ value-out-of-range
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 99999999, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Maximum value is 99999999 at /States/T/TimeoutSeconds',
  },
  {
    title: 'a negative wait',
    wrong: `
"W": { "Type": "Wait", "Seconds": -1, "End": true }
                                  ^^ value-out-of-range
`,
    right: `
"W": { "Type": "Wait", "Seconds": 0, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/W/Seconds',
  },
  {
    title: 'values of a retrier',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "MaxAttempts": -1, "BackoffRate": 0.5, "MaxDelaySeconds": 31622401 }], "End": true }
                                                                                                                                        ^^ value-out-of-range
                                                                                                                                                           ^^^ value-out-of-range
                                                                                                                                                                                   ^^^^^^^^ value-out-of-range
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "MaxAttempts": 0, "BackoffRate": 1, "MaxDelaySeconds": 31622400, "IntervalSeconds": 0 }], "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Minimum value is 0 at /States/T/Retry[0]/MaxAttempts',
  },
  {
    title: 'a percentage above 100',
    wrong: `
"M": { "Type": "Map", "ToleratedFailurePercentage": 101, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                                                    ^^^ value-out-of-range
`,
    right: `
"M": { "Type": "Map", "ToleratedFailurePercentage": 99.5, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Maximum value is 100 at /States/M/ToleratedFailurePercentage',
  },
  {
    title: 'a negative time limit of the machine',
    wrong: `
{ "TimeoutSeconds": -5, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
                    ^^ value-out-of-range
`,
    right: `
{ "TimeoutSeconds": 0, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
  },
]);
