import { plainKey } from '../expressions/payload-template';
import { awsFault } from './aws';
import { machine } from './example';
import { partRange } from './jsonata-place';
import type { Rule } from './rule';

/** Names that JSONata itself gives a meaning: `$` and `$$`. */
const OF_JSONATA: ReadonlySet<string> = new Set(['', '$']);

/** Digest R34, V33; bindings within an expression: F34. */
export const reservedVariableName: Rule = {
  code: 'reserved-variable-name',
  severity: 'error',
  summary: 'No variable is called `states`.',
  why: '`$states` belongs to the service: it holds the input, the result and the context of a JSONata state. The service refuses to assign it. An expression that binds the name, as in `$states := 1`, or a name of JSONata such as `$`, hides what the service gives it.',
  bad: machine({ Greet: { Type: 'Pass', Assign: { states: ['open', 'closed'] }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Assign: { orderStates: ['open', 'closed'] }, End: true } }),
  hooks: {
    values: {
      assignments({ node, object }, report) {
        if (node.kind !== 'object') return;
        for (const property of node.properties) {
          const name = object.language === 'JSONPath' ? plainKey(property.key.value) : property.key.value;
          if (name !== 'states') continue;
          report({
            at: property,
            message: 'The variable "$states" belongs to the service and cannot be assigned: choose another name.',
            aws: awsFault('RESERVED_VARIABLE_NAME', "Cannot assign to reserved variable '$states'.", property),
          });
        }
      },
    },
    jsonata(use, report) {
      for (const binding of use.analysis?.bindings ?? []) {
        if (binding.name !== 'states' && !OF_JSONATA.has(binding.name)) continue;
        report({
          at: use.node,
          range: partRange(use, binding),
          severity: 'warning',
          message: `"$${binding.name}" belongs to ${binding.name === 'states' ? 'the service' : 'JSONata'} and would be hidden here: bind another name.`,
        });
      }
    },
  },
};
