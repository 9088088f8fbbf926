import { checkRule } from './check-rule';

checkRule('repeated-choice-rule', [
  {
    title: 'the same test in another order',
    wrong: `
"C": { "Type": "Choice", "Choices": [
  { "Variable": "$.a", "StringEquals": "x", "Next": "D" },
  { "StringEquals": "x", "Variable": "$.a", "Next": "E" }], "Default": "E" },
  ^ repeated-choice-rule
"D": { "Type": "Succeed" },
"E": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [
  { "Variable": "$.a", "StringEquals": "x", "Next": "D" },
  { "Variable": "$.a", "StringEquals": "y", "Next": "E" }], "Default": "E" },
"D": { "Type": "Succeed" },
"E": { "Type": "Succeed" }
`,
    severity: 'warning',
  },
  {
    title: 'the same condition',
    wrong: `
"C": { "Type": "Choice", "Choices": [
  { "Condition": "{% $states.input.a = 1 %}", "Next": "D" },
  { "Condition": "{% $states.input.a = 1 %}", "Output": 1, "Next": "D" }], "Default": "D" },
  ^ repeated-choice-rule
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [
  { "Condition": "{% $states.input.a = 1 %}", "Next": "D" },
  { "Condition": "{% $states.input.a = 2 %}", "Output": 1, "Next": "D" }], "Default": "D" },
"D": { "Type": "Succeed" }
`,
    language: 'JSONata',
  },
  {
    title: 'a rule behind one that always matches',
    wrong: `
"C": { "Type": "Choice", "Choices": [
  { "Condition": "{% true %}", "Next": "D" },
  { "Condition": "{% $states.input.a = 1 %}", "Next": "D" }] },
  ^ repeated-choice-rule
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [
  { "Condition": "{% $states.input.a = 1 %}", "Next": "D" },
  { "Condition": "{% true %}", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    language: 'JSONata',
  },
  {
    title: 'the same condition with other blanks',
    wrong: `
"C": { "Type": "Choice", "Choices": [
{ "Condition": "{% $states.input.a = 1 and $x %}", "Next": "D" },
{ "Condition": "{%$states.input.a=1 and  $x %}", "Next": "D" }], "Default": "D" },
^ repeated-choice-rule
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [
{ "Condition": "{% $states.input.a = 1 and $x %}", "Next": "D" },
{ "Condition": "{%$states.input.a=1 and $y%}", "Next": "D" }], "Default": "D" },
"D": { "Type": "Succeed" }
`,
    severity: 'warning',
    language: 'JSONata',
  },
]);
