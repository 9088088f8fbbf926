import { DISTRIBUTED, machine, map } from './example';
import type { Rule } from './rule';

/** Digest, table of Map: older names that still work. */
export const deprecatedField: Rule = {
  code: 'deprecated-field',
  severity: 'hint',
  tags: ['deprecated'],
  summary: 'Fields have their newer names.',
  why: 'The service still takes the older names `Iterator` and `Parameters` of a Map, but only `ItemProcessor` and `ItemSelector` can do all that a Map can do today.',
  bad: machine({ 'For each': map({ Parameters: { 'item.$': '$$.Map.Item.Value' } }, DISTRIBUTED) }),
  good: machine({ 'For each': map({ ItemSelector: { 'item.$': '$$.Map.Item.Value' } }, DISTRIBUTED) }),
  hooks: {
    anyObject({ fields }, report) {
      for (const { field, property } of fields) {
        if (field.replacedBy === undefined) continue;
        report({
          at: property,
          message: `"${field.name}" is the older name of "${field.replacedBy}": use the newer one.`,
          data: { rename: field.replacedBy },
        });
      }
    },
  },
};
