import { checkRule } from './check-rule';

checkRule('not-one-of', [
  {
    title: 'a type that does not exist',
    wrong: `
"A": { "Type": "Foo", "End": true }
               ^^^^^ not-one-of
`,
    right: `
"A": { "Type": "Pass", "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type",
  },
  {
    title: 'a type in the wrong case',
    wrong: `
"A": { "Type": "pass", "End": true }
               ^^^^^^ not-one-of
`,
    right: `
"A": { "Type": "\${Type}", "End": true }
`,
  },
  {
    title: 'a misspelt query language',
    wrong: `
{ "QueryLanguage": "jsonata", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
                   ^^^^^^^^^ not-one-of
`,
    right: `
{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [JSONPath, JSONata] at /QueryLanguage',
  },
  {
    title: 'another version',
    wrong: `
{ "Version": "2.0", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
             ^^^^^ not-one-of
`,
    right: `
{ "Version": "1.0", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [1.0] at /Version',
  },
  {
    title: 'a jitter strategy',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "JitterStrategy": "HALF" }], "End": true }
                                                                                                                                           ^^^^^^ not-one-of
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "JitterStrategy": "FULL" }], "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value should be one of the following: [NONE, FULL] at /States/T/Retry[0]/JitterStrategy',
  },
]);
