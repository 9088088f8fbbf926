import { checkRule } from './check-rule';

checkRule('states-all-alone-and-last', [
  {
    title: 'a catch-all that is not the last',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "U" }, { "ErrorEquals": ["A"], "Next": "U" }], "End": true },
                                                                                                                   ^^^^^^^^^^^^ states-all-alone-and-last
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "U" }, { "ErrorEquals": ["States.ALL"], "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: States.ALL must appear alone and at end of list at /States/T/Catch[0]/ErrorEquals',
  },
  {
    title: 'a catch-all beside another name',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A", "States.ALL"] }], "End": true }
                                                                                                                        ^^^^^^^^^^^^ states-all-alone-and-last
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"] }, { "ErrorEquals": ["States.ALL"] }], "End": true }
`,
    severity: 'error',
  },
]);
