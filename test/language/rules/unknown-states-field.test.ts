import { checkRule } from './check-rule';

checkRule('unknown-states-field', [
  {
    title: 'a member that does not exist',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.inputs %}", "End": true }
                                             ^^^^^^ unknown-states-field
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.inputs' does not exist. at /States/A/Output",
  },
  {
    title: 'an error output without an error',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.errorOutput %}", "End": true }
                                             ^^^^^^^^^^^ unknown-states-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Output": "{% $states.errorOutput %}", "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.errorOutput' does not exist. at /States/A/Output",
  },
  {
    title: 'a result before there is one',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Arguments": "{% $states.result %}", "End": true }
                                                                                                                ^^^^^^ unknown-states-field
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Arguments": {}, "Output": "{% $states.result %}", "Assign": { "r": "{% $states.result %}" }, "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a result in a catcher',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Output": "{% $states.result %}", "Next": "U" }], "End": true },
                                                                                                                                               ^^^^^^ unknown-states-field
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Output": "{% $states.input %}", "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    language: 'JSONata',
  },
  {
    title: 'a result of a Pass state',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.result %}", "End": true }
                                             ^^^^^^ unknown-states-field
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.context.State.Name %}", "End": true }
`,
    language: 'JSONata',
  },
]);
