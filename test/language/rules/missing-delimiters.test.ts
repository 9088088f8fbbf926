import { checkRule } from './check-rule';

checkRule('missing-delimiters', [
  {
    title: 'a variable without delimiters',
    wrong: `
"A": { "Type": "Pass", "Output": "$states.input.a", "End": true }
                                 ^^^^^^^^^^^^^^^^^ missing-delimiters
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a %}", "End": true }
`,
    language: 'JSONata',
    severity: 'warning',
  },
  {
    title: 'a call without delimiters',
    wrong: `
"A": { "Type": "Pass", "Output": "$uuid()", "End": true }
                                 ^^^^^^^^^ missing-delimiters
`,
    right: `
"A": { "Type": "Pass", "Output": "$5 each", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'blanks around the delimiters',
    wrong: `
"A": { "Type": "Pass", "Output": " {% 1 %}", "End": true }
                                 ^^^^^^^^^^ missing-delimiters
`,
    right: `
"A": { "Type": "Pass", "Output": "see {% here", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'an expression in the midst of a text',
    wrong: `
"A": { "Type": "Pass", "Output": "Dear {% $states.input.name %}!", "End": true }
                                       ^^^^^^^^^^^^^^^^^^^^^^^^ missing-delimiters
`,
    right: `
"A": { "Type": "Pass", "Output": "{% 'Dear ' & $states.input.name & '!' %}", "End": true }
`,
    severity: 'warning',
    language: 'JSONata',
  },
  {
    title: 'an end without a start',
    wrong: `
"A": { "Type": "Pass", "Output": "$states.input.name %}", "End": true }
                                 ^^^^^^^^^^^^^^^^^^^^^^^ missing-delimiters
`,
    right: `
"A": { "Type": "Pass", "Output": "100 %", "End": true }
`,
    severity: 'warning',
    language: 'JSONata',
  },
]);
