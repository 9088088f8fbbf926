import { checkRule } from './check-rule';

checkRule('duplicate-key', [
  {
    title: 'a key twice',
    wrong: `
{ "StartAt": "A", "StartAt": "B", "States": {} }
  ^^^^^^^^^ duplicate-key
                  ^^^^^^^^^ duplicate-key
`,
    right: `
{ "StartAt": "A", "States": {} }
`,
    severity: 'warning',
  },
  {
    title: 'a key twice in YAML; a merge key is fine',
    wrong: `
StartAt: A
^^^^^^^ duplicate-key
StartAt: B
^^^^^^^ duplicate-key
`,
    right: `
base: &base
  Type: Pass
A:
  <<: *base
  Type: Wait
`,
    format: 'yaml',
  },
]);
