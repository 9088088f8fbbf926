import { checkRule } from './check-rule';

checkRule('trailing-comma', [
  {
    title: 'a comma before a closing brace',
    wrong: `
{ "StartAt": "A", }
                ^ trailing-comma
`,
    right: `
{ "StartAt": "A" }
`,
    severity: 'error',
  },
]);
