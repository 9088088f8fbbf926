import { checkRule } from './check-rule';

checkRule('jsonata-argument', [
  {
    title: 'an algorithm that does not exist',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $hash($states.input.a, 'SHA-2') %}", "End": true }
                                                            ^^^^^^^ jsonata-argument
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $hash($states.input.a, 'SHA-256') %}", "End": true }
`,
    language: 'JSONata',
    severity: 'warning',
  },
  {
    title: 'a step of 0',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $range(1, 9, 0.5) %}", "End": true }
                                                  ^^^ jsonata-argument
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $range(9, 1, -1) %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'parts without items',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $partition($states.input.a, -1) %}", "End": true }
                                                                 ^^ jsonata-argument
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a ~> $partition(1) %}", "End": true }
`,
    language: 'JSONata',
  },
]);
