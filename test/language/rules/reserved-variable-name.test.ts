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
]);
