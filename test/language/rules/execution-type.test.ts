import { checkRule } from './check-rule';

checkRule('execution-type', [
  {
    title: 'a Distributed Map that does not say it',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED" },
                                         ^^^^^^^^^^^^^^^^^ execution-type
  "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
  "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: These fields are required: [ExecutionType] at /States/M/ItemProcessor/ProcessorConfig',
  },
  {
    title: 'an inline Map that says it',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE", "ExecutionType": "EXPRESS" },
                                                                                ^^^^^^^^^^^^^^^ execution-type
  "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" },
  "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Field 'ExecutionType' is not supported at /States/M/ItemProcessor/ProcessorConfig",
  },
]);
