import { checkRule } from './check-rule';

checkRule('invalid-label', [
  {
    title: 'a label of 41 characters',
    wrong: `
"M": { "Type": "Map", "Label": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-label
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "Label": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a blank in a label',
    wrong: `
"M": { "Type": "Map", "Label": "a b",
                               ^^^^^ invalid-label
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "Label": "\${Label Name}",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
  {
    title: 'a character that ARNs do not have',
    wrong: `
"M": { "Type": "Map", "Label": "a:b",
                               ^^^^^ invalid-label
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "Label": "a-b_ä",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
]);
