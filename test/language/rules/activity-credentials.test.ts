import { checkRule } from './check-rule';

checkRule('activity-credentials', [
  {
    title: 'a role for an activity',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a", "Credentials": { "RoleArn": "r" }, "End": true }
                                                                                       ^^^^^^^^^^^^^ activity-credentials
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn": "r" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'Credentials' is not supported for activities at /States/T",
  },
]);
