import { checkRule } from './check-rule';

checkRule('invalid-intrinsic', [
  {
    title: 'a function that does not exist',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Nope()" }, "End": true }
                                               ^^^^^^^^^^^ invalid-intrinsic
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.UUID()" }, "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The value for the field 'x.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters",
  },
  {
    title: 'too few arguments',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd(1)" }, "End": true }
                                               ^^^^^^^^^^^^^^^^^ invalid-intrinsic
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.MathAdd(1, 2)" }, "End": true }
`,
  },
  {
    title: 'a parenthesis that is not closed',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('a'" }, "End": true }
                                                            ^ invalid-intrinsic
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('a')" }, "End": true }
`,
  },
  {
    title: 'a text in double quotes',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format(\\"a\\")" }, "End": true }
                                                             ^^ invalid-intrinsic
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('a')" }, "End": true }
`,
  },
  {
    title: 'an escape that does not exist',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('a\\\\n')" }, "End": true }
                                                               ^^^ invalid-intrinsic
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Format('a\\\\'b')" }, "End": true }
`,
  },
  {
    title: 'eleven calls inside each other',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(1)))))))))))" }, "End": true }
                                                                                                                                                                                 ^^^^^^^^^^^^ invalid-intrinsic
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "x.$": "States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(States.Array(1))))))))))" }, "End": true }
`,
  },
]);
