import { checkRule } from './check-rule';

checkRule('choice-without-default', [
  {
    title: 'a Choice that may match nothing',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }] },
^^^ choice-without-default
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "D" },
"D": { "Type": "Succeed" }
`,
    severity: 'hint',
  },
]);
