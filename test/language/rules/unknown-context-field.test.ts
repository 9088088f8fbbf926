import { checkRule } from './check-rule';

checkRule('unknown-context-field', [
  {
    title: 'a member in the wrong case',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "$$.Execution.ID" }, "End": true }
                                                           ^^^ unknown-context-field
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "$$.Execution.Id", "y.$": "$$.Execution.Input.any" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a token of a task that waits for none',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Parameters": { "x.$": "$$.Task.Token" }, "End": true }
                                                                                                                 ^^^^^ unknown-context-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
  "Parameters": { "FunctionName": "f", "Payload": { "x.$": "$$.Task.Token" } }, "End": true }
`,
  },
  {
    title: 'an item outside of a Map',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$$.Map.Item.Value", "End": true }
                                       ^^^^ unknown-context-field
`,
    right: `
"M": { "Type": "Map", "ItemSelector": { "v.$": "$$.Map.Item.Value" }, "ItemProcessor": { "StartAt": "I",
  "States": { "I": { "Type": "Succeed", "InputPath": "$$.Map.Item.Index" } } }, "End": true }
`,
  },
  {
    title: 'a member in JSONata',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.context.Execution.name %}", "End": true }
                                                               ^^^^ unknown-context-field
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.context.Execution.Name %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a count of an Express machine',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$$.Execution.RedriveCount", "End": true }
                                                 ^^^^^^^^^^^^^ unknown-context-field
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$$.Execution.Name", "End": true }
`,
    machineType: 'EXPRESS',
  },
]);
