import type { StringNode } from '../tree/node';
import { childString } from '../tree/node';
import { awsFault } from './aws';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';

/** Digest V22. */
export const duplicateLabel: Rule = {
  code: 'duplicate-label',
  severity: 'error',
  summary: 'Each `Label` stands once in the machine.',
  why: 'Labels tell the Map Runs of one machine apart in their ARNs, so the service refuses the same label twice.',
  bad: machine({
    First: { ...map({ Label: 'items' }, DISTRIBUTED), End: undefined, Next: 'Second' },
    Second: {
      ...map({ Label: 'items' }, DISTRIBUTED),
      ItemProcessor: {
        ProcessorConfig: DISTRIBUTED,
        StartAt: 'Process again',
        States: { 'Process again': { Type: 'Pass', End: true } },
      },
    },
  }),
  good: machine({
    First: { ...map({ Label: 'items' }, DISTRIBUTED), End: undefined, Next: 'Second' },
    Second: {
      ...map({ Label: 'more-items' }, DISTRIBUTED),
      ItemProcessor: {
        ProcessorConfig: DISTRIBUTED,
        StartAt: 'Process again',
        States: { 'Process again': { Type: 'Pass', End: true } },
      },
    },
  }),
  check({ states }, report) {
    const first = new Map<string, StringNode>();
    for (const { type, node } of states) {
      const label = type === 'Map' ? childString(node, 'Label') : undefined;
      if (!label || isOpen(label)) continue;
      const earlier = first.get(label.value);
      if (!earlier) {
        first.set(label.value, label);
        continue;
      }
      report({
        at: label,
        message: `Another Map has the label "${label.value}" too: give each a label of its own.`,
        related: [{ message: 'The other label stands here.', range: earlier }],
        aws: awsFault('DUPLICATE_LABEL_NAME', `Duplicate Label name: ${label.value}`, node ?? label),
      });
    }
  },
};
