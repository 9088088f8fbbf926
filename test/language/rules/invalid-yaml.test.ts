import { checkRule } from './check-rule';

checkRule('invalid-yaml', [
  {
    title: 'a bracket that is not closed',
    wrong: `
StartAt: [A
         ^ invalid-yaml
`,
    right: `
StartAt: [A]
`,
    format: 'yaml',
    severity: 'error',
  },
]);
