import { checkRule } from './check-rule';

checkRule('item-reader-resource', [
  {
    title: 'an action that does not read',
    wrong: `
"M": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:headObject" },
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ item-reader-resource
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ItemReader": { "Resource": "arn:aws-cn:states:::s3:listObjectsV2" },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'an action that does not write',
    wrong: `
"M": { "Type": "Map", "ResultWriter": { "Resource": "arn:aws:states:::s3:getObject" },
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ item-reader-resource
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"M": { "Type": "Map", "ResultWriter": { "Resource": "arn:\${AWS::Partition}:states:::s3:putObject" },
  "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
]);
