import { checkRule } from './check-rule';

checkRule('uncatchable-error', [
  {
    title: 'a catcher for States.Runtime',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.Runtime"], "Next": "U" }], "End": true },
                                                                                                                   ^^^^^^^^^^^^^^^^ uncatchable-error
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    severity: 'warning',
  },
  {
    title: 'a retrier for States.Runtime',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.Runtime"] }], "End": true }
                                                                                                                   ^^^^^^^^^^^^^^^^ uncatchable-error
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.Timeout"] }], "End": true }
`,
  },
  {
    title: 'an error of another type of state',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.ItemReaderFailed"] }], "End": true }
                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ uncatchable-error
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.Permissions"] }], "End": true }
`,
  },
  {
    title: 'a missed heartbeat of a task without heartbeats',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.HeartbeatTimeout"] }], "End": true }
                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^ uncatchable-error
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "HeartbeatSeconds": 5, "Retry": [{ "ErrorEquals": ["States.HeartbeatTimeout"] }], "End": true }
`,
  },
  {
    title: 'the name that the service does not use for a Choice without a match',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.NoChoiceMatched"] }], "End": true }
                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^ uncatchable-error
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.Timeout"] }], "End": true }
`,
    severity: 'warning',
  },
]);
