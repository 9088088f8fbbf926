import { checkRule } from './check-rule';

checkRule('not-a-state-machine', [
  {
    title: 'another JSON file',
    wrong: `
{ "name": "x", "version": 1 }
  ^^^^^^ not-a-state-machine
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
    severity: 'error',
  },
  {
    title: 'a single state',
    wrong: `
{ "Type": "Succeed" }
  ^^^^^^ not-a-state-machine
`,
    right: `
{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
`,
  },
  {
    title: 'a list',
    wrong: `[]
^ not-a-state-machine`,
    right: `{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }`,
    severity: 'error',
    aws: 'SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at undefined',
  },
  {
    title: 'a number',
    wrong: `42
^^ not-a-state-machine`,
    right: `{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }`,
  },
]);
