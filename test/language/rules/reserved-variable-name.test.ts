import { checkRule } from './check-rule';

checkRule('reserved-variable-name', [
  {
    title: 'the reserved name',
    wrong: `
"A": { "Type": "Pass", "Assign": { "states": 1 }, "End": true }
                                   ^^^^^^^^ reserved-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "States": 1 }, "End": true }
`,
    severity: 'error',
    aws: "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at /States/A/Assign/states",
  },
  {
    title: 'the reserved name with the ending',
    wrong: `
"A": { "Type": "Pass", "Assign": { "states.$": "$.a" }, "End": true }
                                   ^^^^^^^^^^ reserved-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "states2.$": "$.a" }, "End": true }
`,
  },
  {
    title: 'a binding of the reserved name in an expression',
    wrong: `
"A": { "Type": "Pass", "Output": "{% ($states := 1; $states) %}", "Assign": { "x": "{% $map([1], function($states) { $states }) %}" }, "End": true }
                                      ^^^^^^^ reserved-variable-name
                                                                                                          ^^^^^^^ reserved-variable-name
`,
    right: `
"A": { "Type": "Pass", "Output": "{% ($all := $states.input; $all) %}", "Assign": { "x": "{% $map([1], function($state) { $state }) %}" }, "End": true }
`,
    language: 'JSONata',
    severity: 'warning',
  },
  {
    title: 'a binding of what JSONata itself has',
    wrong: `
"A": { "Type": "Pass", "Output": "{% ($ := 1; 2) %}", "End": true }
                                      ^ reserved-variable-name
`,
    right: `
"A": { "Type": "Pass", "Output": "{% ($one := 1; 2) %}", "End": true }
`,
    language: 'JSONata',
  },
]);
