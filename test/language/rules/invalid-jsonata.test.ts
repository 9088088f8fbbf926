import { checkRule } from './check-rule';

checkRule('invalid-jsonata', [
  {
    title: 'a bracket closed by another one',
    wrong: `
"A": { "Type": "Pass", "Output": "{% a[1,2) %}", "End": true }
                                        ^ invalid-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a[1] %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: 'INVALID_JSONATA_EXPRESSION: Expected "]", got "," at /States/A/Output',
  },
  {
    title: 'an operator of a later version',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.input.a ?? 1 %}", "End": true }
                                                     ^^ invalid-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a ? $states.input.a : 1 %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a text that is not closed',
    wrong: `
"A": { "Type": "Pass", "Output": "{% 'unterminated %}", "End": true }
                                     ^^^^^^^^^^^^^^ invalid-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": "{% 'terminated' %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: 'INVALID_JSONATA_EXPRESSION: String literal must be terminated by a matching quote at /States/A/Output',
  },
  {
    title: 'nothing between the delimiters',
    wrong: `
"A": { "Type": "Pass", "Output": "{% %}", "End": true }
                                 ^^^^^^^ invalid-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": "{%1%}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: 'INVALID_JSONATA_EXPRESSION: Unexpected end of expression at /States/A/Output',
  },
  {
    title: 'a fault behind escapes',
    wrong: `
"A": { "Type": "Pass", "Output": "{% \\"\\u0061\\" & ) %}", "End": true }
                                                  ^ invalid-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": "{% \\"\\u0061\\" %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a fault deep in a payload',
    wrong: `
"A": { "Type": "Pass", "Output": { "l": [{ "x": "{% $sum( %}" }] }, "End": true }
                                                        ^ invalid-jsonata
`,
    right: `
"A": { "Type": "Pass", "Output": { "l": [{ "x": "{% $sum([]) %}" }] }, "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'an expression in a block of YAML',
    wrong: `
QueryLanguage: JSONata
StartAt: A
States:
  A:
    Type: Pass
    Output: |-
      {% $states.input.a +
        *
        + %}
        ^ invalid-jsonata
    End: true
`,
    right: `
QueryLanguage: JSONata
StartAt: A
States:
  A:
    Type: Pass
    Output: |-
      {% $states.input.a +
        1
      %}
    End: true
`,
    format: 'yaml',
  },
]);
