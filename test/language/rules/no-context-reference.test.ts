import { checkRule } from './check-rule';

checkRule('no-context-reference', [
  {
    title: 'a bare name',
    wrong: `
"A": { "Type": "Pass", "Output": "{% phone %}", "End": true }
                                     ^^^^^ no-context-reference
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.phone %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/A/Output",
  },
  {
    title: 'a part of a name with a hyphen',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.input.zip-code.a %}", "End": true }
                                                       ^^^^ no-context-reference
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.\`zip-code\`.a %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'the context item',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $.phone %}", "End": true }
                                     ^ no-context-reference
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input[$.phone = 1] %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$' at the top level is not supported. at /States/A/Output",
  },
  {
    title: 'the root',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $$ %}", "End": true }
                                     ^^ no-context-reference
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "UNSUPPORTED_JSONATA_EXPRESSION: Reference to '$$' is not supported. at /States/A/Output",
  },
  {
    title: 'keys and values of an object, and a body of a function',
    wrong: `
"A": { "Type": "Pass", "Output": "{% {a: b} %}", "End": true }
                                      ^ no-context-reference
                                         ^ no-context-reference
`,
    right: `
"A": { "Type": "Pass", "Output": "{% {'a': function($x){ $x }(1)} %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a name twice, which the service says once',
    wrong: `
"A": { "Type": "Pass", "Output": "{% a + a %}", "End": true }
                                     ^ no-context-reference
                                         ^ no-context-reference
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.(a + a) %}", "End": true }
`,
    language: 'JSONata',
  },
]);
