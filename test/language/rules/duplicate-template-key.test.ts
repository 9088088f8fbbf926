import { checkRule } from './check-rule';

checkRule('duplicate-template-key', [
  {
    title: 'a key with and without the ending',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "a": 1, "a.$": "$.b" }, "End": true }
                                               ^^^^^ duplicate-template-key
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "a.$": "$.b" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a nested one',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "l": [{ "a.$": "$.b", "a": 1 }] }, "End": true }
                                               ^^^^^ duplicate-template-key
`,
    right: `
"A": { "Type": "Pass", "Result": { "a": 1, "a.$": "x" }, "End": true }
`,
  },
]);
