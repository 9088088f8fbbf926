import { checkRule } from './check-rule';

checkRule('jsonata-argument-count', [
  {
    title: 'too few arguments',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $split($states.input.a) %}", "End": true }
                                     ^^^^^^^^^^^^^^^^^^^^^^^ jsonata-argument-count
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $split($states.input.a, ',') %}", "End": true }
`,
    language: 'JSONata',
    severity: 'warning',
  },
  {
    title: 'too many arguments',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $uppercase($states.input.a, 1) %}", "End": true }
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ jsonata-argument-count
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a ~> $uppercase() %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'no argument where there is no context',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $uppercase() %}", "End": true }
                                     ^^^^^^^^^^^^ jsonata-argument-count
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a.$uppercase() %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'too many behind ~>',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $states.input.a ~> $length(1) %}", "End": true }
                                                        ^^^^^^^^^^ jsonata-argument-count
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a ~> $length %}", "End": true }
`,
    language: 'JSONata',
  },
]);
