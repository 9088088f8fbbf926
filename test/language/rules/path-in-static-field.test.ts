import { checkRule } from './check-rule';

checkRule('path-in-static-field', [
  {
    title: 'a path in Error',
    wrong: `
"F": { "Type": "Fail", "Error": "$.e" }
                                ^^^^^ path-in-static-field
`,
    right: `
"F": { "Type": "Fail", "ErrorPath": "$.e" }
`,
    severity: 'warning',
    aws: "NO_PATH: The value of 'Error' looks like a JSONPath. Instead of 'Error', use 'ErrorPath' to evaluate it as a JSONPath at runtime. at /States/F/Error",
  },
  {
    title: 'a path in an operand',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "StringEquals": "$.b", "Next": "D" }] },
                                                                          ^^^^^ path-in-static-field
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "StringMatches": "$.b*", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
  },
  {
    title: 'an intrinsic function in a cause',
    wrong: `
"F": { "Type": "Fail", "Error": "E", "Cause": "States.Format('no {}', $.what)" }
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ path-in-static-field
`,
    right: `
"F": { "Type": "Fail", "Error": "States.Timeout", "CausePath": "States.Format('no {}', $.what)" }
`,
    severity: 'warning',
  },
]);
