import { checkRule } from './check-rule';

checkRule('unknown-jsonata-function', [
  {
    title: 'a function that does not exist',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $upper($states.input.a) %}", "End": true }
                                     ^^^^^^ unknown-jsonata-function
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $uppercase($states.input.a) %}", "End": true }
`,
    language: 'JSONata',
    severity: 'warning',
  },
  {
    title: '$eval',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $eval('1 + 1') %}", "End": true }
                                     ^^^^^ unknown-jsonata-function
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $parse('2') %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: '$eval that is handed over',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $map([1], $eval) %}", "End": true }
                                               ^^^^^ unknown-jsonata-function
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $map([1], $string) %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'an intrinsic function of JSONPath',
    wrong: `
"A": { "Type": "Pass", "Output": "{% $randomSeeded(1) %}", "End": true }
                                     ^^^^^^^^^^^^^ unknown-jsonata-function
`,
    right: `
"A": { "Type": "Pass", "Output": "{% ($f := function($x){ $x }; $f($random(1))) %}", "End": true }
`,
    language: 'JSONata',
  },
]);
