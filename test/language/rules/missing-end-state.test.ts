import { checkRule } from './check-rule';

checkRule('missing-end-state', [
  {
    title: 'a loop without an end',
    wrong: `
{ "StartAt": "A",
"States": { "A": { "Type": "Pass", "Next": "A" } } }
^^^^^^^^ missing-end-state
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: 'MISSING_END_STATE: Workflow has no terminal state at undefined',
  },
  {
    title: 'a branch without an end',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Next": "A" } } }], "End": true }
  ^^^^^^^^ missing-end-state
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "A",
  "States": { "A": { "Type": "Fail" } } }], "End": true }
`,
    severity: 'warning',
  },
]);
