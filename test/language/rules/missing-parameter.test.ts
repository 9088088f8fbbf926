import { checkRule } from './check-rule';

checkRule('missing-parameter', [
  {
    title: 'a parameter that the service wants at once',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q" }, "End": true }
  ^^^^^^^^^^^^ missing-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody.$": "$" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'MessageBody' is required but was missing at /States/T/Parameters",
  },
  {
    title: 'a parameter that the call fails without',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
  "Parameters": { "Bucket": "b" }, "End": true }
  ^^^^^^^^^^^^ missing-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
  "Parameters": { "Bucket": "b", "Key": "k" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a parameter in JSONata; a whole expression is not checked',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
  "Arguments": { "Payload": 1 }, "End": true }
  ^^^^^^^^^^^ missing-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
  "Arguments": "{% $states.input %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
  },
  {
    title: 'all of the parameters of which one is needed',
    wrong: `
"S": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": { "Message": "hello" }, "End": true }
                                                                   ^^^^^^^^^^^^ missing-parameter
`,
    right: `
"S": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "Parameters": { "Message": "hello", "PhoneNumber.$": "$.phone" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'an HTTPS call without a connection',
    wrong: `
"S": { "Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": { "ApiEndpoint": "https://example.com", "Method": "GET" }, "End": true }
                                                                   ^^^^^^^^^^^^ missing-parameter
`,
    right: `
"S": { "Type": "Task", "Resource": "arn:aws:states:::http:invoke", "Parameters": { "ApiEndpoint": "https://example.com", "Method": "GET", "InvocationConfig": { "ConnectionArn": "arn:aws:events:us-east-1:123456789012:connection/c" } }, "End": true }
`,
    severity: 'warning',
  },
]);
