import { checkRule } from './check-rule';

checkRule('static-result', [
  {
    title: 'a path in Result',
    wrong: `
"A": { "Type": "Pass", "Result": { "l": [{ "c.$": "$.a" }] }, "End": true }
                                           ^^^^^ static-result
`,
    right: `
"A": { "Type": "Pass", "Result": { "c": "$.a", "d.$": "not a path" }, "End": true }
`,
    severity: 'warning',
    aws: "PASS_RESULT_IS_STATIC: The value of 'c.$' will not evaluate as a JSONPath or Intrinsic Function at runtime. Instead of 'Result', use 'Parameters' to evaluate it as a JSONPath or Intrinsic Function at runtime. at /States/A/Result",
  },
]);
