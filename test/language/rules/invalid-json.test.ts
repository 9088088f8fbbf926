import { checkRule } from './check-rule';

checkRule('invalid-json', [
  {
    title: 'a comma that is missing',
    wrong: `
{ "StartAt": "A" "States": {} }
               ^ invalid-json
`,
    right: `
{ "StartAt": "A", "States": {} }
`,
    severity: 'error',
  },
  {
    title: 'a text that is no JSON',
    wrong: `not a definition
^^^ invalid-json
    ^ invalid-json
      ^^^^^^^^^^ invalid-json`,
    right: `{ "StartAt": "A", "States": {} }`,
  },
  {
    title: 'single quotes',
    wrong: `
{ 'StartAt': "A" }
  ^^^^^^^^^ invalid-json
`,
    right: `
{ "StartAt": "A" }
`,
  },
]);
