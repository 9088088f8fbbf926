import { checkRule } from './check-rule';

checkRule('placeholder-without-value', [
  {
    title: 'a misspelt name in an ARN, and one that nothing knows; not what CloudFormation knows by itself',
    wrong: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:\${AWS::Region}:1:function:\${Functon}", "End": true, "TimeoutSeconds": \${Timeout} }
                                                                             ^^^^^^^^^^ placeholder-without-value
                                                                                                                         ^^^^^^^^^^ placeholder-without-value
`,
    right: `
"T": { "Type": "Task", "Resource": "arn:aws:lambda:\${AWS::Region}:1:function:\${Function}", "End": true, "TimeoutSeconds": 5 }
`,
    severity: 'warning',
    substitutions: ['Function'],
  },
  {
    title: 'a key',
    wrong: `
"A": { "Type": "Pass", "Result": { "\${Key}": 1 }, "End": true }
                                    ^^^^^^ placeholder-without-value
`,
    right: `
"A": { "Type": "Pass", "Result": { "\${key}": 1 }, "End": true }
`,
    substitutions: ['key'],
  },
  {
    title: 'a name in a template of a text, where substitutions are known',
    wrong: `
"A": { "Type": "Pass", "Comment": "for \${Nobody} and \${X}", "End": true }
                                       ^^^^^^^^^ placeholder-without-value
`,
    right: `
"A": { "Type": "Pass", "Comment": "for everybody and \${X}", "End": true }
`,
    substitutions: ['X'],
  },
]);
