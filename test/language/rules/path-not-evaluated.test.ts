import { checkRule } from './check-rule';

checkRule('path-not-evaluated', [
  {
    title: 'a path without the ending',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "a": "$.b" }, "End": true }
                                            ^^^^^ path-not-evaluated
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "a.$": "$.b", "price": "$5", "c": "x$.b" }, "End": true }
`,
    severity: 'warning',
    aws: "NO_DOLLAR: The value of 'a' looks like a JSONPath. Instead of 'a', use 'a.$' to evaluate it as a JSONPath at runtime. at /States/A/Parameters",
  },
  {
    title: 'an intrinsic function without the ending',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "a": "States.UUID()" }, "End": true }
                                            ^^^^^^^^^^^^^^^ path-not-evaluated
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "a.$": "States.UUID()", "States": "States" }, "End": true }
`,
    aws: "NO_DOLLAR: The value of 'a' looks like a Intrinsic Function. Instead of 'a', use 'a.$' to evaluate it as a Intrinsic Function at runtime. at /States/A/Parameters",
  },
  {
    title: 'a whole template',
    wrong: `
"A": { "Type": "Pass", "Parameters": "$.a", "End": true }
                                     ^^^^^ path-not-evaluated
`,
    right: `
"A": { "Type": "Pass", "Parameters": "a", "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'an element of a list',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "list": ["$.a"] }, "End": true }
                                                ^^^^^ path-not-evaluated
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "list.$": "States.Array($.a)" }, "End": true }
`,
    severity: 'warning',
  },
]);
