import { checkRule } from './check-rule';

checkRule('express-unsupported', [
  {
    title: 'a token to wait for',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ express-unsupported
  "Parameters": { "QueueUrl": "q", "MessageBody.$": "$$.Task.Token" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
  "Parameters": { "QueueUrl": "q", "MessageBody": "m" }, "End": true }
`,
    machineType: 'EXPRESS',
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.waitForTaskToken' service integration  at /States/T/Resource",
  },
  {
    title: 'a job to wait for',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ express-unsupported
  "Parameters": {}, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob",
  "Parameters": {}, "End": true }
`,
    machineType: 'EXPRESS',
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Express state machine does not support '.sync' service integration at /States/T/Resource",
  },
  {
    title: 'an activity',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:us-east-1:123456789012:activity:a", "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ express-unsupported
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true }
`,
    machineType: 'EXPRESS',
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Express state machine does not support Activity ARN at /States/T/Resource',
  },
  {
    title: 'a Distributed Map',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
                                                                      ^^^^^^^^^^^^^ express-unsupported
  "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" },
  "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    machineType: 'EXPRESS',
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines at /States/M/ItemProcessor/ProcessorConfig/Mode",
  },
  {
    title: 'the Express children of a Distributed Map',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" }, "StartAt": "T", "States": {
"T": { "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ express-unsupported
  "Parameters": {}, "End": true } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "T", "States": {
"T": { "Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync",
  "Parameters": {}, "End": true } } }, "End": true }
`,
    severity: 'warning',
  },
]);
