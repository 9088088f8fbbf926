import { checkRule } from './check-rule';

checkRule('wrong-type', [
  {
    title: 'a number in quotes',
    wrong: `
"W": { "Type": "Wait", "Seconds": "5", "End": true }
                                  ^^^ wrong-type
`,
    right: `
"W": { "Type": "Wait", "Seconds": 5, "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Expected value of type Integer at /States/W/Seconds',
  },
  {
    title: 'an expression in a JSONPath state',
    wrong: `
"W": { "Type": "Wait", "Seconds": "{% 5 %}", "End": true }
                                  ^^^^^^^^^ wrong-type
`,
    right: `
"W": { "Type": "Wait", "QueryLanguage": "JSONata", "Seconds": "{% 5 %}", "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a fraction where a whole number belongs',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 1.5, "End": true }
                                                                                                         ^^^ wrong-type
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": "\${Timeout}", "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a list; a placeholder is fine',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": [5], "End": true }
                                                                                       ^^^^^^^^^^^^^^^^ wrong-type
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": \${Timeout}, "End": true }
`,
  },
  {
    title: 'a number where a path belongs',
    wrong: `
"F": { "Type": "Fail", "ErrorPath": 5 }
                                    ^ wrong-type
`,
    right: `
"F": { "Type": "Fail", "ErrorPath": "$.e" }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /States/F/ErrorPath',
  },
  {
    title: 'null where a path must be',
    wrong: `
"M": { "Type": "Map", "ItemsPath": null, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                                   ^^^^ wrong-type
`,
    right: `
"M": { "Type": "Map", "InputPath": null, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
  {
    title: 'a text where a truth value belongs',
    wrong: `
"A": { "Type": "Pass", "End": "true" }
                              ^^^^^^ wrong-type
`,
    right: `
"A": { "Type": "Pass", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Expected value of type [BOOLEAN] at /States/A/End',
  },
  {
    title: 'a list where a branch belongs',
    wrong: `
"P": { "Type": "Parallel", "Branches": [[]], "End": true }
                                        ^ wrong-type
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }], "End": true }
`,
  },
  {
    title: 'a state that is a text',
    wrong: `
{ "StartAt": "A", "States": { "A": "Pass" } }
                                   ^^^^^^ wrong-type
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Expected value of type [OBJECT] at /States/A',
  },
  {
    title: 'an error name that is a number',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": [404] }], "End": true }
                                                                                                                   ^^^ wrong-type
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["404"] }], "End": true }
`,
  },
  {
    title: 'Credentials that are a text',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": "arn:aws:iam::123456789012:role/r", "End": true }
                                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-type
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Credentials": { "RoleArn": "arn:aws:iam::123456789012:role/r" }, "End": true }
`,
  },
  {
    title: 'Arguments that are a number',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Arguments": 123, "End": true }
                                                                                                    ^^^ wrong-type
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Arguments": "{% $states.input %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'an operand of the wrong type',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "NumericEquals": "5", "Next": "D" }] },
                                                                           ^^^ wrong-type
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "NumericEquals": "\${Five}", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
  },
  {
    title: 'a Type that is no text',
    wrong: `
"A": { "Type": true, "End": true }
               ^^^^ wrong-type
`,
    right: `
"A": { "Type": "\${Type}", "End": true }
`,
  },
]);
