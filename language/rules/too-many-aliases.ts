import type { Rule } from './rule';

const MANY = 24;

/** Reported by the parser of YAML (tree/parse-yaml.ts): aliases that multiply until no computer can hold them. */
export const tooManyAliases: Rule = {
  code: 'too-many-aliases',
  severity: 'error',
  summary: 'YAML aliases do not multiply a document beyond the size that a definition may have.',
  why: 'A few lines of aliases of aliases can stand for billions of values. What goes beyond the largest possible definition is not read.',
  bad: `StartAt: Greet
States:
  Greet:
    Type: Pass
    Result:
      a0: &a0 [x, x]
${Array.from({ length: MANY }, (_, i) => `      a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)}, *a${String(i)}]`).join('\n')}
    End: true
`,
  good: `StartAt: Greet
States:
  Greet:
    Type: Pass
    Result: &greeting hello
    Next: Again
  Again:
    Type: Pass
    Result: *greeting
    End: true
`,
  format: 'yaml',
};
