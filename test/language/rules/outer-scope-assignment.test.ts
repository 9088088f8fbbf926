import { checkRule } from './check-rule';

checkRule('outer-scope-assignment', [
  {
    title: 'a name that the scope around has assigned',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "P" },
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } }], "End": true }
                                                 ^^^ outer-scope-assignment
`,
    right: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "P" },
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "y": 2 }, "End": true } } }], "End": true }
`,
    severity: 'error',
    aws: "DUPLICATE_VARIABLE_NAME: The variable name 'x' was already defined in a parent scope. at /States/P/Branches[0]/States/B/Assign/x",
  },
  {
    title: 'a name with the ending',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "P" },
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "x.$": "$.a" }, "End": true } } }], "End": true }
                                                 ^^^^^ outer-scope-assignment
`,
    right: `
"A": { "Type": "Pass",  "Next": "P" },
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "x.$": "$.a" }, "End": true } } }], "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a name that only the Parallel itself sets afterwards',
    wrong: `
"P": { "Type": "Parallel", "Assign": { "x": 1 }, "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } }], "End": true }
                                                 ^^^ outer-scope-assignment
`,
    right: `
"P": { "Type": "Parallel", "Assign": { "x": 1 }, "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "y": 2 }, "End": true } } }], "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'an inline Map; the children of a Distributed Map have variables of their own',
    wrong: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" },
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } }, "End": true }
                                                 ^^^ outer-scope-assignment
`,
    right: `
"A": { "Type": "Pass", "Assign": { "x": 1 }, "Next": "M" },
"M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "B",
  "States": { "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } }, "End": true }
`,
  },
]);
