import { DISTRIBUTED, machine, map } from './example';
import type { Rule } from './rule';
import { schemaFault } from './aws';

/** Digest S54. */
export const itemBatcherLimit: Rule = {
  code: 'item-batcher-limit',
  severity: 'error',
  summary: 'An ItemBatcher says how large a batch is.',
  why: 'A batch is bounded by its number of items or by its size in bytes. At least one of the two limits is needed.',
  bad: machine({ 'For each': map({ ItemBatcher: { BatchInput: { day: 'Monday' } } }, DISTRIBUTED) }),
  good: machine({
    'For each': map({ ItemBatcher: { MaxItemsPerBatch: 10, BatchInput: { day: 'Monday' } } }, DISTRIBUTED),
  }),
  hooks: {
    objects: {
      itemBatcher({ node, fields }, report) {
        if (fields.some(({ field }) => field.group)) return;
        report({
          at: node,
          message: 'The batcher does not say how large a batch is: add "MaxItemsPerBatch" or "MaxInputBytesPerBatch".',
          aws: schemaFault(
            'This object should have at least one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath]',
            node,
          ),
          data: { oneOf: ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'] },
        });
      },
    },
  },
};
