import { checkRule } from './check-rule';

checkRule('stray-backslash', [
  {
    title: 'the pattern of a regular expression',
    wrong: String.raw`
"C": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "StringMatches": "a\\d*", "Next": "D" } ], "Default": "D" },
                                                                              ^^ stray-backslash
"D": { "Type": "Succeed" }
`,
    right: String.raw`
"C": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "StringMatches": "a\\*\\\\*", "Next": "D" } ], "Default": "D" },
"D": { "Type": "Succeed" }
`,
    severity: 'warning',
  },
  {
    title: 'a backslash at the end, behind an escaped one; in other comparisons it is a character',
    wrong: String.raw`
"C": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "StringMatches": "a\\\\\\", "Next": "D" } ], "Default": "D" },
                                                                                  ^^ stray-backslash
"D": { "Type": "Succeed" }
`,
    right: String.raw`
"C": { "Type": "Choice", "Choices": [ { "Variable": "$.a", "StringEquals": "a\\\\\\", "Next": "D" } ], "Default": "D" },
"D": { "Type": "Succeed" }
`,
  },
]);
