import { checkRule } from './check-rule';

checkRule('invalid-resource', [
  {
    title: 'a text that is no ARN',
    wrong: `
"T": { "Type": "Task", "Resource": "work", "End": true }
                                   ^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "\${Work}", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value is not a valid resource ARN at /States/T/Resource',
  },
  {
    title: 'a placeholder that is not closed',
    wrong: `
"T": { "Type": "Task", "Resource": "\${lambdaArn", "End": true }
                                   ^^^^^^^^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:REGION:ACCOUNT_ID:function:XXXXXXXX", "End": true }
`,
  },
  {
    title: 'half an ARN',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda", "End": true }
                                   ^^^^^^^^^^^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:f:$LATEST", "End": true }
`,
  },
  {
    title: 'an alias that is missing',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f:", "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f:live", "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'an alias that cannot be one',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f:$*#", "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f:\${Alias}", "End": true }
`,
  },
  {
    title: 'an activity without a region and an account',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::activity:approve", "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:REGION:\${Account}:activity:approve", "End": true }
`,
    severity: 'error',
  },
  {
    title: 'what a task works with in the place of its action',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:sqs:us-east-1:123456789012:orders", "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-resource
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:swf:us-east-1:123456789012:task:X", "End": true }
`,
    severity: 'warning',
  },
]);
