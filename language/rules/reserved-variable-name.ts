import { plainKey } from '../expressions/payload-template';
import { awsFault } from './aws';
import { machine } from './example';
import type { Rule } from './rule';

/** Digest R34, V33. */
export const reservedVariableName: Rule = {
  code: 'reserved-variable-name',
  severity: 'error',
  summary: 'No variable is called `states`.',
  why: '`$states` belongs to the service: it holds the input, the result and the context of a JSONata state. The service refuses to assign it.',
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
  },
};
