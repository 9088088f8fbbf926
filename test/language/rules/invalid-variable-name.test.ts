import { checkRule } from './check-rule';

checkRule('invalid-variable-name', [
  {
    title: 'a blank in a name',
    wrong: `
"A": { "Type": "Pass", "Assign": { "a b": 1 }, "End": true }
                                   ^^^^^ invalid-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "a_b": 1 }, "End": true }
`,
    severity: 'error',
    aws: "INVALID_VARIABLE_NAME: Invalid variable name 'a b': the variable name contains invalid characters. at /States/A/Assign/a b",
  },
  {
    title: 'a path as a name',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x.y": 1, "x[0].$": "$.a" }, "End": true }
                                   ^^^^^ invalid-variable-name
                                             ^^^^^^^^ invalid-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "größe.$": "$.a" }, "End": true }
`,
  },
  {
    title: 'a digit first',
    wrong: `
"A": { "Type": "Pass", "Assign": { "1st": 1 }, "End": true }
                                   ^^^^^ invalid-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "\${Name}": 1 }, "End": true }
`,
  },
  {
    title: 'an ending that JSONata does not know',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x.$": 1 }, "End": true }
                                   ^^^^^ invalid-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'more than 80 characters',
    wrong: `
"A": { "Type": "Pass", "Assign": { "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": 1 }, "End": true }
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": 1 }, "End": true }
`,
  },
  {
    title: 'a hyphen, which published machines have',
    wrong: `
"A": { "Type": "Pass", "Assign": { "top-level": 1 }, "End": true }
                                   ^^^^^^^^^^^ invalid-variable-name
`,
    right: `
"A": { "Type": "Pass", "Assign": { "topLevel": 1 }, "End": true }
`,
    severity: 'warning',
  },
]);
