import { checkRule } from './check-rule';

checkRule('unknown-error-name', [
  {
    title: 'a misspelt name',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.TimeOut"] }], "End": true }
                                                                                                                   ^^^^^^^^^^^^^^^^ unknown-error-name
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["States.Timeout", "Timeout", "States.Http.StatusCode.503"] }], "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a name of the family whose beginning is misspelt',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["State.ALL"] }], "End": true }
                                                                                                                   ^^^^^^^^^^^ unknown-error-name
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["State.Closed", "Stack.ALL", "Statistics.Timeout", "Timeout"] }], "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a reserved name that nobody raises',
    wrong: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "Mine" } } }],
  "Catch": [{ "ErrorEquals": ["States.Mine"], "Next": "U" }], "End": true },
                              ^^^^^^^^^^^^^ unknown-error-name
"U": { "Type": "Succeed" }
`,
    right: `
"P": { "Type": "Parallel", "Branches": [{ "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "States.Mine" } } }],
  "Catch": [{ "ErrorEquals": ["States.Mine"], "Next": "U" }], "End": true },
"U": { "Type": "Succeed" }
`,
  },
  {
    title: 'an error of the called service in another case',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:query", "Parameters": { "TableName": "t" },
  "Retry": [{ "ErrorEquals": ["DynamoDB.ThrottlingException"] }], "End": true }
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-error-name
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:query", "Parameters": { "TableName": "t" },
  "Retry": [{ "ErrorEquals": ["DynamoDb.ThrottlingException", "Lambda.ServiceException"] }], "End": true }
`,
    severity: 'warning',
  },
]);
