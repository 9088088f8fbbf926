import { checkRule } from './check-rule';

checkRule('duplicate-label', [
  {
    title: 'the same label twice',
    wrong: `
"M": { "Type": "Map", "Label": "x",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "Next": "N" },
"N": { "Type": "Map", "Label": "x",
                               ^^^ duplicate-label
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "J", "States": { "J": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "Label": "x",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "Next": "N" },
"N": { "Type": "Map", "Label": "y",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "J", "States": { "J": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
    aws: 'DUPLICATE_LABEL_NAME: Duplicate Label name: x at /States/N',
  },
]);
