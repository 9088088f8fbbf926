import { checkRule } from './check-rule';

checkRule('deprecated-field', [
  {
    title: 'Iterator',
    wrong: `
"M": { "Type": "Map", "Iterator": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                      ^^^^^^^^^^ deprecated-field
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    severity: 'hint',
  },
  {
    title: 'Parameters of a Map',
    wrong: `
"M": { "Type": "Map", "Parameters": {}, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
                      ^^^^^^^^^^^^ deprecated-field
`,
    right: `
"M": { "Type": "Map", "ItemSelector": {}, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
]);
