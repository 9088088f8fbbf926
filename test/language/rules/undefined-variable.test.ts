import { checkRule } from './check-rule';

checkRule('undefined-variable', [
  {
    title: 'a misspelt name',
    wrong: `
"A": { "Type": "Pass", "Assign": { "total": 1 }, "Next": "B" },
"B": { "Type": "Pass", "Parameters": { "x.$": "$totl.a" }, "End": true }
                                               ^^^^^ undefined-variable
`,
    right: `
"A": { "Type": "Pass", "Assign": { "total": 1 }, "Next": "B" },
"B": { "Type": "Pass", "Parameters": { "x.$": "$total.a" }, "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'an argument of an intrinsic function',
    wrong: `
"B": { "Type": "Pass", "Parameters": { "x.$": "States.Format('{}', $none)" }, "End": true }
                                                                   ^^^^^ undefined-variable
`,
    right: `
"B": { "Type": "Pass", "Parameters": { "x.$": "States.Format('{}', $.none)" }, "End": true }
`,
  },
  {
    title: 'a name in JSONata',
    wrong: `
"B": { "Type": "Pass", "Output": "{% $none + 1 %}", "End": true }
                                     ^^^^^ undefined-variable
`,
    right: `
"B": { "Type": "Pass", "Output": "{% ($some := 1; $some + 1) %}", "End": true }
`,
    language: 'JSONata',
  },
  {
    title: 'a variable of a branch from outside',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } }], "Next": "C" },
"C": { "Type": "Pass", "InputPath": "$x", "End": true }
                                     ^^ undefined-variable
`,
    right: `
"P": { "Type": "Parallel", "Assign": { "x.$": "$[0]" }, "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }], "Next": "C" },
"C": { "Type": "Pass", "InputPath": "$x", "End": true }
`,
  },
  {
    title: 'an outer variable in a Distributed Map',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" },
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "B",
  "States": { "B": { "Type": "Pass", "InputPath": "$x", "End": true } } }, "End": true }
                                                   ^^ undefined-variable
`,
    right: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" },
"M": { "Type": "Map", "ItemSelector": { "x.$": "$x" }, "ItemProcessor": { "StartAt": "B",
  "States": { "B": { "Type": "Pass", "InputPath": "$x", "End": true } } }, "End": true }
`,
  },
]);
