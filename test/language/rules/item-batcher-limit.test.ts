import { checkRule } from './check-rule';

checkRule('item-batcher-limit', [
  {
    title: 'a batch without a limit',
    wrong: `
"M": { "Type": "Map", "ItemBatcher": { "BatchInput": {} },
                      ^^^^^^^^^^^^^ item-batcher-limit
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemBatcher": { "MaxInputBytesPerBatch": 1000 },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
  },
]);
