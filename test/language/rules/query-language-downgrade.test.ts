import { checkRule } from './check-rule';

checkRule('query-language-downgrade', [
  {
    title: 'a JSONPath state in a JSONata machine',
    wrong: `
"A": { "Type": "Pass", "QueryLanguage": "JSONPath", "InputPath": "$.a", "End": true }
                       ^^^^^^^^^^^^^^^ query-language-downgrade
`,
    right: `
"A": { "Type": "Pass", "QueryLanguage": "JSONata", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: 'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/A",
  },
  {
    title: 'one deep inside',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "QueryLanguage": "JSONPath", "End": true } } }], "End": true }
                                     ^^^^^^^^^^^^^^^ query-language-downgrade
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "B",
  "States": { "B": { "Type": "Pass", "End": true } } }], "End": true }
`,
    language: 'JSONata',
  },
]);
