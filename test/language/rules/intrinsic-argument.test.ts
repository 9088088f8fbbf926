import { checkRule } from './check-rule';

checkRule('intrinsic-argument', [
  {
    title: 'another number of values than of braces',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('{} {}', 1)" }, "End": true }
                                                             ^^^^^^^ intrinsic-argument
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('{} {}', 1, 2)" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a text where a number belongs',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd('1', 2)" }, "End": true }
                                                              ^^^ intrinsic-argument
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd($.one, 2)" }, "End": true }
`,
  },
  {
    title: 'an unknown algorithm',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Hash($.a, 'SHA')" }, "End": true }
                                                                ^^^^^ intrinsic-argument
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Hash($.a, 'SHA-256')" }, "End": true }
`,
  },
  {
    title: 'a text that is not JSON',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.StringToJson('{a: 1}')" }, "End": true }
                                                                   ^^^^^^^^ intrinsic-argument
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.StringToJson('[1]')", "y.$": "States.StringToJson('\${Config}')" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a call within another that always fails',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Array(States.ArrayGetItem(States.Array(1, 2), 2))" }, "End": true }
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ intrinsic-argument
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Array(States.ArrayGetItem(States.Array(1, $.b), 1))" }, "End": true }
`,
  },
  {
    title: 'a number that is too large for an integer',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd(3e9, 1)" }, "End": true }
                                               ^^^^^^^^^^^^^^^^^^^^^^ intrinsic-argument
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd(3, 1)", "z.$": "States.MathRandom(1, 5)" }, "End": true }
`,
  },
]);
