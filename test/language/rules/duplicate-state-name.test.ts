import { checkRule } from './check-rule';

checkRule('duplicate-state-name', [
  {
    title: 'a name that a branch has too',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }], "Next": "A" },
                                                                      ^^^ duplicate-state-name
"A": { "Type": "Succeed" }
^^^ duplicate-state-name
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }], "Next": "A" },
"A": { "Type": "Succeed" }
`,
  },
  {
    title: 'the same name in two branches',
    wrong: `
"P": { "Type": "Parallel", "Branches": [
  { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } },
                                ^^^ duplicate-state-name
  { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }], "End": true }
                                ^^^ duplicate-state-name
`,
    right: `
"P": { "Type": "Parallel", "Branches": [
  { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } },
  { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }], "End": true }
`,
  },
]);
