import { checkRule } from './check-rule';

checkRule('missing-transition-target', [
  {
    title: 'a Next that names no state',
    wrong: `
"A": { "Type": "Pass", "Next": "Ghost" }
                               ^^^^^^^ missing-transition-target
`,
    right: `
"A": { "Type": "Pass", "Next": "B" },
"B": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: "MISSING_TRANSITION_TARGET: Missing 'Next' target: Ghost at /States/A/Next",
  },
  {
    title: 'a StartAt that names no state',
    wrong: `
{ "StartAt": "Nope", "States": { "A": { "Type": "Succeed" } } }
             ^^^^^^ missing-transition-target
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
    aws: "MISSING_TRANSITION_TARGET: Missing 'Next' target: Nope at /StartAt",
  },
  {
    title: 'a Default, a rule and a catcher that name no state',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "X" }], "Default": "Y" },
                                                                                  ^^^ missing-transition-target
                                                                                                     ^^^ missing-transition-target
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "Z" }], "End": true }
                                                                                                                                 ^^^ missing-transition-target
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "T" }], "Default": "T" },
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["A"], "Next": "C" }], "End": true }
`,
    severity: 'error',
    aws: "MISSING_TRANSITION_TARGET: Missing 'Next' target: X at /States/C/Choices[0]/Next",
  },
  {
    title: 'a way out of a branch',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Next": "Done" } } }], "Next": "Done" },
                                             ^^^^^^ missing-transition-target
"Done": { "Type": "Succeed" }
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "End": true } } }], "Next": "Done" },
"Done": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: "MISSING_TRANSITION_TARGET: Missing 'Next' target: Done at /States/P/Branches[0]/States/B/Next",
  },
  {
    title: 'a way into an item processor',
    wrong: `
"A": { "Type": "Pass", "Next": "I" },
                               ^^^ missing-transition-target
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
    right: `
"A": { "Type": "Pass", "Next": "M" },
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }
`,
  },
  {
    title: 'a wrong target in YAML; a placeholder is fine',
    wrong: `
StartAt: A
States:
  A:
    Type: Pass
    Next: Bee
          ^^^ missing-transition-target
`,
    right: `
StartAt: A
States:
  A:
    Type: Pass
    Next: \${Next}
`,
    format: 'yaml',
  },
]);
