import { checkRule } from './check-rule';

checkRule('heartbeat-not-below-timeout', [
  {
    title: 'a heartbeat above the time limit',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "HeartbeatSeconds": 10, "TimeoutSeconds": 5, "End": true }
                                                                                                           ^^ heartbeat-not-below-timeout
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "HeartbeatSeconds": 5, "TimeoutSeconds": 10, "End": true }
`,
    severity: 'error',
  },
  {
    title: 'a heartbeat that equals the time limit',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "HeartbeatSeconds": 10, "TimeoutSeconds": 10, "End": true }
                                                                                                           ^^ heartbeat-not-below-timeout
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "HeartbeatSeconds": "\${Heartbeat}", "TimeoutSeconds": 10, "End": true }
`,
    severity: 'warning',
  },
]);
