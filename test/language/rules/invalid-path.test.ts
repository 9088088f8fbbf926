import { checkRule } from './check-rule';

checkRule('invalid-path', [
  {
    title: 'a path without a dollar sign',
    wrong: `
"A": { "Type": "Pass", "InputPath": "a.b", "End": true }
                                     ^ invalid-path
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$.a.b", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Value must be a valid JSONPath. at /States/A/InputPath',
  },
  {
    title: 'a bracket that is not closed',
    wrong: `
"A": { "Type": "Pass", "OutputPath": "$.a[0", "End": true }
                                         ^ invalid-path
`,
    right: `
"A": { "Type": "Pass", "OutputPath": "$.a[0]", "End": true }
`,
  },
  {
    title: 'a Variable that is no path',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "Test", "IsNull": true, "Next": "D" }] },
                                                    ^ invalid-path
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$$.Execution.Input.test", "IsNull": true, "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: Value is not a Reference Path: Reference path didn't start with '$' at /States/C/Choices[0]/Variable",
  },
  {
    title: 'an intrinsic function where only a path may stand',
    wrong: `
"A": { "Type": "Pass", "InputPath": "States.UUID()", "End": true }
                                     ^ invalid-path
`,
    right: `
"F": { "Type": "Fail", "ErrorPath": "States.UUID()" }
`,
  },
  {
    title: 'an intrinsic function that gives no text',
    wrong: `
"F": { "Type": "Fail", "CausePath": "States.MathAdd($.a, 1)" }
                                    ^^^^^^^^^^^^^^^^^^^^^^^^ invalid-path
`,
    right: `
"F": { "Type": "Fail", "CausePath": "States.ArrayGetItem($.a, 1)" }
`,
  },
  {
    title: 'a fault behind an escape',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$['\\u0061']!", "End": true }
                                                ^ invalid-path
`,
    right: `
"A": { "Type": "Pass", "InputPath": "$['\\u0061']", "End": true }
`,
  },
  {
    title: 'a fault in YAML; a placeholder is fine',
    wrong: `
StartAt: A
States:
  A:
    Type: Pass
    InputPath: a.b
               ^ invalid-path
    End: true
`,
    right: `
StartAt: A
States:
  A:
    Type: Pass
    InputPath: \${Path}
    End: true
`,
    format: 'yaml',
  },
]);
