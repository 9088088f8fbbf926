import { DISTRIBUTED, machine, map } from './example';
import { modeOf } from './map-mode';
import type { Rule } from './rule';

const FIELDS: ReadonlySet<string> = new Set([
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'Label',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
]);

/** Digest S43: fields that mean something only for a Distributed Map. */
export const distributedOnlyField: Rule = {
  code: 'distributed-only-field',
  severity: 'warning',
  summary: 'Fields of a Distributed Map stand only in a Map with `"Mode": "DISTRIBUTED"`.',
  why: 'Reading items from Amazon S3, batches, result files, tolerated failures and labels belong to a Distributed Map. In an inline Map they have no effect. A Map is inline unless its `ProcessorConfig` says `"Mode": "DISTRIBUTED"`.',
  bad: machine({ 'For each': map({ ToleratedFailurePercentage: 5 }) }),
  good: machine({ 'For each': map({ ToleratedFailurePercentage: 5 }, DISTRIBUTED) }),
  hooks: {
    objects: {
      Map({ state, fields }, report) {
        if (!state || modeOf(state) !== 'INLINE') return;
        for (const { field, property } of fields) {
          if (!FIELDS.has(field.name)) continue;
          report({
            at: property,
            message: `"${field.name}" has no effect in an inline Map: remove it, or give the "ProcessorConfig" of the Map "Mode": "DISTRIBUTED".`,
          });
        }
      },
    },
  },
};
