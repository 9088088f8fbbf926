import { checkRule } from './check-rule';

checkRule('invalid-state-name', [
  {
    title: 'a name of 81 characters',
    wrong: `
"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": { "Type": "Succeed" }
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ invalid-state-name
`,
    right: `
"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": { "Type": "Succeed" }
`,
    severity: 'error',
  },
  {
    title: 'no name; any other text is one',
    wrong: `
"": { "Type": "Succeed" }
^^ invalid-state-name
`,
    right: `
"Größe & Co: ‹ok›": { "Type": "Succeed" }
`,
  },
]);
