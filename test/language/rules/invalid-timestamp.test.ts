import { checkRule } from './check-rule';

checkRule('invalid-timestamp', [
  {
    title: 'a blank instead of T',
    wrong: `
"W": { "Type": "Wait", "Timestamp": "2016-12-05 21:29:29Z", "End": true }
                                    ^^^^^^^^^^^^^^^^^^^^^^ invalid-timestamp
`,
    right: `
"W": { "Type": "Wait", "Timestamp": "2016-12-05T21:29:29Z", "End": true }
`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: String does not match RFC3339 timestamp at /States/W/Timestamp',
  },
  {
    title: 'a month that does not exist',
    wrong: `
"W": { "Type": "Wait", "Timestamp": "2016-13-05T21:29:29Z", "End": true }
                                    ^^^^^^^^^^^^^^^^^^^^^^ invalid-timestamp
`,
    right: `
"W": { "Type": "Wait", "Timestamp": "2016-12-05T21:29:29.000000+01:00", "End": true }
`,
  },
  {
    title: 'a day that does not exist',
    wrong: `
"W": { "Type": "Wait", "Timestamp": "2023-02-29T00:00:00Z", "End": true }
                                    ^^^^^^^^^^^^^^^^^^^^^^ invalid-timestamp
`,
    right: `
"W": { "Type": "Wait", "Timestamp": "2024-02-29T00:00:00Z", "End": true }
`,
  },
  {
    title: 'no offset',
    wrong: `
"W": { "Type": "Wait", "Timestamp": "2030-01-01T00:00:00", "End": true }
                                    ^^^^^^^^^^^^^^^^^^^^^ invalid-timestamp
`,
    right: `
"W": { "Type": "Wait", "Timestamp": "\${When}", "End": true }
`,
  },
  {
    title: 'an expression in a JSONPath state',
    wrong: `
"W": { "Type": "Wait", "Timestamp": "{% $now() %}", "End": true }
                                    ^^^^^^^^^^^^^^ invalid-timestamp
`,
    right: `
"W": { "Type": "Wait", "QueryLanguage": "JSONata", "Timestamp": "{% $now() %}", "End": true }
`,
  },
  {
    title: 'an operand of a choice rule',
    wrong: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "TimestampLessThan": "tomorrow", "Next": "D" }] },
                                                                               ^^^^^^^^^^ invalid-timestamp
"D": { "Type": "Succeed" }
`,
    right: `
"C": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "TimestampLessThan": "2030-01-01T00:00:00Z", "Next": "D" }] },
"D": { "Type": "Succeed" }
`,
  },
]);
