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
]);
