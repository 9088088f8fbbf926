import { machine } from './example';
import type { Rule } from './rule';

/** Digest S27: a Choice in which no rule matches fails the execution. */
export const choiceWithoutDefault: Rule = {
  code: 'choice-without-default',
  severity: 'hint',
  summary: 'A Choice has a `Default`.',
  why: 'When no rule matches and there is no `Default`, the execution fails with `States.Runtime`, which nothing can catch.',
  bad: machine({
    Which: { Type: 'Choice', Choices: [{ Variable: '$.kind', StringEquals: 'a', Next: 'Done' }] },
    Done: { Type: 'Succeed' },
  }),
  good: machine({
    Which: { Type: 'Choice', Choices: [{ Variable: '$.kind', StringEquals: 'a', Next: 'Done' }], Default: 'Unknown' },
    Done: { Type: 'Succeed' },
    Unknown: { Type: 'Fail', Error: 'UnknownKind' },
  }),
  hooks: {
    objects: {
      Choice({ node, state, fields }, report) {
        if (fields.some(({ field }) => field.name === 'Default')) return;
        report({
          at: node,
          message: `When no rule of "${state?.name ?? ''}" matches, the execution fails: add a "Default".`,
          data: { missing: ['Default'] },
        });
      },
    },
  },
};
