import { checkRule } from './check-rule';

checkRule('endless-loop', [
  {
    title: 'a loop that nothing leads out of',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "A" },
"A": { "Type": "Pass", "Next": "B" },
^^^ endless-loop
"B": { "Type": "Pass", "Next": "A" },
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "A" },
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Pass", "Next": "C" },
"D": { "Type": "Succeed" }
`,
    severity: 'warning',
  },
  {
    title: 'a state that leads only to itself',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "A" },
"A": { "Type": "Pass", "Next": "A" },
^^^ endless-loop
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "T" },
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "D" }], "Next": "T" },
"D": { "Type": "Succeed" }
`,
  },
  {
    title: 'nothing where a target is a placeholder',
    wrong: `
"A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "B" },
"B": { "Type": "Pass", "Next": "B" },
^^^ endless-loop
"D": { "Type": "Succeed" }
`,
    right: `
"A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }], "Default": "B" },
"B": { "Type": "Pass", "Next": "\${Next}" },
"D": { "Type": "Succeed" }
`,
  },
]);
