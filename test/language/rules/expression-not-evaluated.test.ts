import { checkRule } from './check-rule';

checkRule('expression-not-evaluated', [
  {
    title: 'an expression in a JSONPath template',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x": "{% 1 %}" }, "End": true }
                                            ^^^^^^^^^ expression-not-evaluated
`,
    right: `
"A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": { "x": "{% 1 %}" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'an expression in Error of a JSONPath state',
    wrong: `
"F": { "Type": "Fail", "Error": "{% 1 %}" }
                                ^^^^^^^^^ expression-not-evaluated
`,
    right: `
"F": { "Type": "Fail", "QueryLanguage": "JSONata", "Error": "{% '1' %}" }
`,
  },
  {
    title: 'an expression in a transition and a resource',
    wrong: `
"T": { "Type": "Task", "Resource": "{% $arn %}", "Next": "{% $next %}" }
                                   ^^^^^^^^^^^^ expression-not-evaluated
                                                         ^^^^^^^^^^^^^ expression-not-evaluated
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'an expression as an error name',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["{% $e %}"] }], "End": true }
                                                                                                                   ^^^^^^^^^^ expression-not-evaluated
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["E"] }], "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a key',
    wrong: `
"A": { "Type": "Pass", "Output": { "{% $states.input.name %}": 1 }, "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ expression-not-evaluated
`,
    right: `
"A": { "Type": "Pass", "Output": "{% { $states.input.name: 1 } %}", "End": true }
`,
    severity: 'warning',
    language: 'JSONata',
  },
]);
