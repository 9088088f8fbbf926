import { checkRule } from './check-rule';

checkRule('unclosed-expression', [
  {
    title: 'no closing delimiter',
    wrong: `
"A": { "Type": "Pass", "Output": "{% 1", "End": true }
                                 ^^^^^^ unclosed-expression
`,
    right: `
"A": { "Type": "Pass", "Output": "{% 1 %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/A/Output',
  },
  {
    title: 'text behind the closing delimiter',
    wrong: `
"A": { "Type": "Pass", "Output": "{% 1 %} more", "End": true }
                                 ^^^^^^^^^^^^^^ unclosed-expression
`,
    right: `
"A": { "Type": "Pass", "Output": "more {% 1 %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'blanks behind it',
    wrong: `
"A": { "Type": "Pass", "Output": "{% 1 %} ", "End": true }
                                 ^^^^^^^^^^ unclosed-expression
`,
    right: `
"A": { "Type": "Pass", "Output": "{%1%}", "End": true }
`,
    language: 'JSONata',
  },
]);
