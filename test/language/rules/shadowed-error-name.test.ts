import { checkRule } from './check-rule';

checkRule('shadowed-error-name', [
  {
    title: 'a name that an earlier catcher takes',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "U" }, { "ErrorEquals": ["A", "B"], "Next": "U" }], "End": true },
                                                                                                                                                          ^^^ shadowed-error-name
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "U" }, { "ErrorEquals": ["B"], "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    severity: 'warning',
  },
  {
    title: 'a failure behind States.TaskFailed',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.TaskFailed"] }, { "ErrorEquals": ["Declined", "States.Timeout"] }], "End": true }
                                                                                                                                                             ^^^^^^^^^^ shadowed-error-name
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["Declined"] }, { "ErrorEquals": ["States.TaskFailed", "States.Timeout"] }], "End": true }
`,
  },
]);
