import type { Rule } from './rule';

/** Reported by the parser (tree/parse-yaml.ts). */
export const invalidYaml: Rule = {
  code: 'invalid-yaml',
  severity: 'error',
  summary: 'The document is YAML.',
  why: 'A deployment tool that turns the definition into JSON cannot read it.',
  bad: `StartAt: Greet
States:
  Greet:
    Type: [Succeed
`,
  good: `StartAt: Greet
States:
  Greet:
    Type: Succeed
`,
  format: 'yaml',
};
