import { checkRule } from './check-rule';

checkRule('variable-before-assignment', [
  {
    title: 'a variable that only a later state assigns',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$x", "Next": "B" },
                                     ^^ variable-before-assignment
"B": { "Type": "Pass", "Assign": { "x": 1 }, "End": true }
`,
    right: `
"B": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "A" },
"A": { "Type": "Pass", "InputPath": "$x", "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a variable that only the state itself assigns',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x": 1, "y.$": "$x" }, "End": true }
                                                   ^^ variable-before-assignment
`,
    right: `
"A": { "Type": "Pass", "Assign": { "x": 1, "y": 1 }, "End": true }
`,
  },
  {
    title: 'a variable of another way through a Choice',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Assign": { "x": 1 }, "Next": "D" }], "Default": "E" },
"D": { "Type": "Succeed", "InputPath": "$x" },
"E": { "Type": "Succeed", "InputPath": "$x" }
                                        ^^ variable-before-assignment
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Assign": { "x": 1 }, "Next": "D" }], "Default": "E", "Assign": { "x": 2 } },
"D": { "Type": "Succeed", "InputPath": "$x" },
"E": { "Type": "Succeed", "InputPath": "$x" }
`,
  },
  {
    title: 'a variable that is only set without an error',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Assign": { "x": 1 }, "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "U" }], "Next": "V" },
"U": { "Type": "Succeed", "InputPath": "$x" },
                                        ^^ variable-before-assignment
"V": { "Type": "Succeed", "InputPath": "$x" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Assign": { "x": 1 }, "Catch": [{ "ErrorEquals": ["States.ALL"], "Assign": { "x": 0 }, "Next": "U" }], "Next": "V" },
"U": { "Type": "Succeed", "InputPath": "$x" },
"V": { "Type": "Succeed", "InputPath": "$x" }
`,
  },
  {
    title: 'a loop may have assigned it before',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$x", "Next": "B" },
                                     ^^ variable-before-assignment
"B": { "Type": "Pass", "Assign": { "x": 1 }, "End": true }
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$x", "Next": "B" },
"B": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "A" }
`,
  },
  {
    title: 'an outer variable that is assigned after the Parallel',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed", "InputPath": "$x" } } }], "Next": "A" },
                                                                                                              ^^ variable-before-assignment
"A": { "Type": "Pass", "Assign": { "x": 1 }, "End": true }
`,
    right: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "P" },
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed", "InputPath": "$x" } } }], "End": true }
`,
  },
]);
