import { checkRule } from './check-rule';

checkRule('not-a-reference-path', [
  {
    title: 'a wildcard in a ResultPath',
    wrong: `
"A": { "Type": "Pass", "ResultPath": "$.a[*]", "End": true }
                                         ^^^ not-a-reference-path
`,
    right: `
"A": { "Type": "Pass", "ResultPath": "$.a[0].b", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/A/ResultPath',
  },
  {
    title: 'a variable in a ResultPath',
    wrong: `
"A": { "Type": "Pass", "ResultPath": "$v.x", "Assign": { "v": 1 }, "End": true }
                                      ^^ not-a-reference-path
`,
    right: `
"A": { "Type": "Pass", "ResultPath": null, "Assign": { "v": 1 }, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value is not a Reference Path at /States/A/ResultPath',
  },
  {
    title: 'the context object in a catcher',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "ResultPath": "$$.x", "Next": "U" }], "End": true },
                                                                                                                                        ^^ not-a-reference-path
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "ResultPath": "$.x", "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
  },
  {
    title: 'a deep scan in a Wait',
    wrong: `
"W": { "Type": "Wait", "SecondsPath": "$..a", "End": true }
                                        ^^ not-a-reference-path
`,
    right: `
"W": { "Type": "Wait", "SecondsPath": "$$.Execution.Input.a", "End": true }
`,
  },
]);
