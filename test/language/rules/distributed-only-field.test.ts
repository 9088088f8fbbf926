import { checkRule } from './check-rule';

checkRule('distributed-only-field', [
  {
    title: 'a batcher of an inline Map',
    wrong: `
"M": { "Type": "Map", "ItemBatcher": { "MaxItemsPerBatch": 2 },
                      ^^^^^^^^^^^^^ distributed-only-field
  "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemBatcher": { "MaxItemsPerBatch": 2 },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a label of an inline Map',
    wrong: `
"M": { "Type": "Map", "Label": "x",
                      ^^^^^^^ distributed-only-field
  "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "Label": "x",
  "ItemProcessor": { "ProcessorConfig": { "Mode": "\${Mode}" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
]);
