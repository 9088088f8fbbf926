import { checkRule } from './check-rule';

checkRule('missing-payload', [
  {
    title: 'an integration without Parameters',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "End": true }
^^^ missing-payload
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "Parameters": {}, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Parameters field is required for resource ARN: arn:aws:states:::aws-sdk:s3:listBuckets at /States/T',
  },
  {
    title: 'an integration without Arguments; a function needs none',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets", "End": true }
^^^ missing-payload
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Arguments field is required for resource ARN: arn:aws:states:::aws-sdk:s3:listBuckets at /States/T',
  },
]);
