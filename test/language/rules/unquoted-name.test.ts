import { checkRule } from './check-rule';

checkRule('unquoted-name', [
  {
    title: 'a name with a colon',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$.soap:Envelope.body", "End": true }
                                       ^^^^^^^^^^^^^ unquoted-name
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$['soap:Envelope'].größe-1", "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a name in an argument of an intrinsic function',
    wrong: `
"A": { "Type": "Pass", "Parameters": { "a.$": "States.Array($.a@b, $.c)" }, "End": true }
                                                              ^^^ unquoted-name
`,
    right: `
"A": { "Type": "Pass", "Parameters": { "a.$": "States.Array($.\${Name}, $.c)" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a text in a filter',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$.a[?(@.b == Failure && !(@.c == null))]", "End": true }
                                                  ^^^^^^^ unquoted-name
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$.a[?(@.b == 'Failure' && !(@.c == true))]", "End": true }
`,
    severity: 'hint',
  },
  {
    title: 'a text that begins as a number without a zero does',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$.a[?(@.b == .x)]", "End": true }
                                                  ^^ unquoted-name
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$.a[?(@.b > .85 && @.c < 5. && @.d != -.5e3)]", "End": true }
`,
    severity: 'hint',
  },
]);
