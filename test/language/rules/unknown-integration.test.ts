import { checkRule } from './check-rule';

checkRule('unknown-integration', [
  {
    title: 'an action that only the SDK has',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:query",
                                                              ^^^^^ unknown-integration
  "Parameters": { "TableName": "t" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:query",
  "Parameters": { "TableName": "t" }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::dynamodb:query is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/T/Resource',
  },
  {
    title: 'a service that does not exist',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqz:sendMessage",
                                                     ^^^ unknown-integration
  "Parameters": {}, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::\${Service}:sendMessage",
  "Parameters": {}, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a pattern that the action does not allow',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.sync",
                                                                    ^^^^^ unknown-integration
  "Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: The resource provided arn:aws:states:::sqs:sendMessage.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. at /States/T/Resource',
  },
  {
    title: 'a pattern that does not exist',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:3",
                                                                          ^^^^^^^ unknown-integration
  "Parameters": { "StateMachineArn": "a" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
  "Parameters": { "StateMachineArn": "a" }, "End": true }
`,
  },
  {
    title: 'a call by the SDK that is waited for',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject.sync",
                                                                         ^^^^^ unknown-integration
  "Parameters": { "Bucket": "b", "Key": "k" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
  "Parameters": { "Bucket": "b", "Key": "k" }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'an action of the SDK that is not on the list',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObjekt",
                                                                ^^^^^^^^^ unknown-integration
  "Parameters": {}, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
  "Parameters": { "Bucket": "b", "Key": "k" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a service that the SDK calls otherwise',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:events:putEvents", "Parameters": { "Entries": [] }, "End": true }
                                                             ^^^^^^ unknown-integration
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:eventbridge:putEvents", "Parameters": { "Entries": [] }, "End": true }
`,
    severity: 'warning',
  },
]);
