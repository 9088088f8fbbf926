import { rangeInSource } from '../tree/node';
import { machine } from './example';
import type { Rule } from './rule';

/** Digest S26: in a pattern a backslash stands before a star or another backslash only. */
export const strayBackslash: Rule = {
  code: 'stray-backslash',
  severity: 'warning',
  summary: 'In a pattern a backslash stands before `*` or another backslash.',
  why: 'In `StringMatches` the star stands for any characters, `\\*` for a star and `\\\\` for a backslash (each backslash is doubled in JSON text). A backslash before anything else has no meaning; the pattern has no other wildcards and is no regular expression.',
  bad: machine({
    Which: {
      Type: 'Choice',
      Choices: [{ Variable: '$.id', StringMatches: '\\d*', Next: 'Done' }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
  }),
  good: machine({
    Which: {
      Type: 'Choice',
      Choices: [{ Variable: '$.id', StringMatches: 'order-*', Next: 'Done' }],
      Default: 'Done',
    },
    Done: { Type: 'Succeed' },
  }),
  hooks: {
    values: {
      text({ node, field }, report) {
        if (field.name !== 'StringMatches' || node.kind !== 'string') return;
        const stray = /\\(?![*\\])/.exec(node.value.replace(/\\[*\\]/g, '  '));
        if (!stray) return;
        report({
          at: node,
          range: rangeInSource(node, stray.index, stray.index + 1),
          message: 'A backslash in a pattern stands before "*" or another backslash: write "\\\\" for a backslash.',
        });
      },
    },
  },
};
