import { checkRule } from './check-rule';

checkRule('unknown-parameter', [
  {
    title: 'a misspelt parameter',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody": "m", "DelaySecond": 1 }, "End": true }
                                                       ^^^^^^^^^^^^^ unknown-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody": "m", "DelaySeconds.$": "$.d" }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: The field "DelaySecond" is not supported by Step Functions at /States/T/Parameters',
  },
  {
    title: 'a misspelt one deep inside',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask",
  "Parameters": { "TaskDefinition": "t", "NetworkConfiguration": { "AwsvpcConfiguration": { "Subnet": ["s"] } } }, "End": true }
                                                                                            ^^^^^^^^ unknown-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask",
  "Parameters": { "TaskDefinition": "t", "NetworkConfiguration": { "AwsvpcConfiguration": { "Subnets": ["s"] } } }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a parameter that starts with a small letter, as the called service writes it',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask",
  "Parameters": { "TaskDefinition": "t", "NetworkConfiguration": { "awsVpcConfiguration": { "Subnets": ["s"] } } }, "End": true }
                                                                   ^^^^^^^^^^^^^^^^^^^^^ unknown-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask",
  "Parameters": { "TaskDefinition": "t", "NetworkConfiguration": { "AwsVpcConfiguration": { "Subnets": ["s"] } } }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a parameter that resembles none',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody": "m", "Quux": 1 }, "End": true }
                                                       ^^^^^^ unknown-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody": { "Quux": 1 }, "\${Name}": 1 }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a parameter of a call by the SDK',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
  "Parameters": { "Bucket": "b", "Key": "k", "Ranje": "r" }, "End": true }
                                             ^^^^^^^ unknown-parameter
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject",
  "Parameters": { "Bucket": "b", "Key": "k", "Range": "r" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a parameter of a reader',
    wrong: `
"M": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSON" }, "Parameters": { "Bucket": "b", "Key": "k", "VersionID2": "1" } },
                                                                                                                                                                       ^^^^^^^^^^^^ unknown-parameter
"ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSON" }, "Parameters": { "Bucket": "b", "Key": "k", "VersionId": "1" } },
"ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a prefix where one file is read',
    wrong: `
"M": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "JSON" },
  "Parameters": { "Bucket": "b", "Key": "k", "Prefix": "p" } },
                                             ^^^^^^^^ unknown-parameter
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "Parameters": { "Bucket": "b", "Prefix": "p" } },
  "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b", "Prefix": "p" } },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'warning',
  },
]);
