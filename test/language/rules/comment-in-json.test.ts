import { checkRule } from './check-rule';

checkRule('comment-in-json', [
  {
    title: 'a comment',
    wrong: `
{ // says hello
  ^^^^^^^^^^^^^ comment-in-json
"StartAt": "A" }
`,
    right: `
{ "Comment": "// says hello" }
`,
    severity: 'error',
  },
]);
