import { checkRule } from './check-rule';

checkRule('zero-seconds', [
  {
    title: 'a Wait of no time',
    wrong: `
"W": { "Type": "Wait", "Seconds": 0, "End": true }
                                  ^ zero-seconds
`,
    right: `
"W": { "Type": "Wait", "Seconds": 1, "End": true }
`,
    severity: 'hint',
  },
  {
    title: 'a retry without a pause, beside a number of attempts that may be zero',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true,
  "Retry": [ { "ErrorEquals": [ "A" ], "IntervalSeconds": 0, "MaxAttempts": 0 } ] }
                                                          ^ zero-seconds
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true,
  "Retry": [ { "ErrorEquals": [ "A" ], "IntervalSeconds": 1, "MaxAttempts": 0 } ] }
`,
  },
  {
    title: 'a machine without time',
    wrong: `
{ "TimeoutSeconds": 0, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
                    ^ zero-seconds
`,
    right: `
{ "TimeoutSeconds": 5, "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
  },
]);
