import { checkRule } from './check-rule';

checkRule('missing-task-token', [
  {
    title: 'a request without the token',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-task-token
  "Parameters": { "QueueUrl": "q", "MessageBody": { "text": "please" } }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  "Parameters": { "QueueUrl": "q", "MessageBody": { "text": "please", "token.$": "$$.Task.Token" } }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'another part of the context object',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-task-token
  "Parameters": { "QueueUrl": "q", "MessageBody.$": "$$.Execution.Id" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  "Parameters": { "QueueUrl": "q", "MessageBody.$": "$$" }, "End": true }
`,
  },
  {
    title: 'a request without the token in JSONata',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-task-token
  "Arguments": { "QueueUrl": "q", "MessageBody": "{% $states.input %}" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  "Arguments": { "QueueUrl": "q", "MessageBody": "{% {'t': $states.context.Task.Token} %}" }, "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'an intrinsic function without it',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-task-token
  "Parameters": { "QueueUrl": "q", "MessageBody.$": "States.Format('{}', $.a)" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
  "Parameters": { "QueueUrl": "q", "MessageBody.$": "States.Format('{}', $$.Task.Token)" }, "End": true }
`,
  },
  {
    title: 'a request without the token, of an action that may wait for one',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-task-token
  "Parameters": { "FunctionName": "f" }, "End": true }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.waitForTaskToken",
  "Parameters": { "JobName": "j" }, "End": true }
`,
  },
]);
