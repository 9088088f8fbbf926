import { checkRule } from './check-rule';

checkRule('max-delay-not-above-interval', [
  {
    title: 'a bound below the first delay',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "IntervalSeconds": 30, "MaxDelaySeconds": 10 }], "End": true }
                                                                                                                                                                   ^^ max-delay-not-above-interval
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "IntervalSeconds": 10, "MaxDelaySeconds": 30 }], "End": true }
`,
    severity: 'warning',
  },
  {
    title: 'a bound that equals the default delay',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "MaxDelaySeconds": 1 }], "End": true }
                                                                                                                                            ^ max-delay-not-above-interval
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{ "ErrorEquals": ["A"], "MaxDelaySeconds": 2 }], "End": true }
`,
  },
]);
