import { checkRule } from './check-rule';

checkRule('result-writer-target', [
  {
    title: 'an empty writer',
    wrong: `
"M": { "Type": "Map", "ResultWriter": {},
                      ^^^^^^^^^^^^^^ result-writer-target
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ResultWriter": { "WriterConfig": { "OutputType": "JSON" } },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a writer without a bucket',
    wrong: `
"M": { "Type": "Map", "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject" },
                      ^^^^^^^^^^^^^^ result-writer-target
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "b" } },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
  {
    title: 'a bucket without a writer',
    wrong: `
"M": { "Type": "Map", "ResultWriter": { "Arguments": { "Bucket": "b" } },
                      ^^^^^^^^^^^^^^ result-writer-target
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Arguments": { "Bucket": "b" } },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    language: 'JSONata',
  },
]);
