import { checkRule } from './check-rule';

checkRule('wrong-query-language', [
  {
    title: 'a JSONPath field in a JSONata state',
    wrong: `
"A": { "Type": "Pass", "InputPath": "$.a", "End": true }
                       ^^^^^^^^^^^ wrong-query-language
`,
    right: `
"A": { "Type": "Pass", "Output": "{% $states.input.a %}", "End": true }
`,
    language: 'JSONata',
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/A",
  },
  {
    title: 'a JSONata field in a JSONPath state',
    wrong: `
"A": { "Type": "Pass", "Output": "x", "End": true }
                       ^^^^^^^^ wrong-query-language
`,
    right: `
"A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "x", "End": true }
`,
    severity: 'error',
    aws: "SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A",
  },
  {
    title: 'the language of the Map around, which its states do not have',
    wrong: `
"M": { "Type": "Map", "QueryLanguage": "JSONata", "ItemProcessor": {
  "StartAt": "I", "States": { "I": { "Type": "Pass", "Output": "x", "End": true } } }, "End": true }
                                                     ^^^^^^^^ wrong-query-language
`,
    right: `
"M": { "Type": "Map", "QueryLanguage": "JSONata", "ItemProcessor": {
  "StartAt": "I", "States": { "I": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "x", "End": true } } }, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'comparison operators in JSONata',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "D" }] },
                                       ^^^^^^^^^^ wrong-query-language
                                                          ^^^^^^^^ wrong-query-language
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Condition": "{% true %}", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
    language: 'JSONata',
  },
  {
    title: 'a catcher with ResultPath in JSONata',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.e", "Next": "U" }], "End": true },
                                                                                                                                  ^^^^^^^^^^^^ wrong-query-language
"U": { "Type": "Succeed" }
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Catch": [{ "ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput %}", "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
    language: 'JSONata',
  },
  {
    title: 'a path of a reader in JSONata',
    wrong: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "ItemReader": { "Resource": "arn:aws:states:::s3:getObject",
  "ReaderConfig": { "InputType": "JSON", "MaxItemsPath": "$.n" } }, "End": true }
                                         ^^^^^^^^^^^^^^ wrong-query-language
`,
    right: `
"M": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "ItemReader": { "Resource": "arn:aws:states:::s3:getObject",
  "ReaderConfig": { "InputType": "JSON", "MaxItems": "{% $states.input.n %}" } }, "End": true }
`,
    language: 'JSONata',
  },
]);
