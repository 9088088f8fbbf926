import { plainKey } from '../expressions/payload-template';
import { hasPlaceholder } from '../expressions/placeholder';
import { awsFault } from './aws';
import { machine } from './example';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest D20. */
const MAX_LENGTH = 80;
/** Most names, told without the tables of Unicode. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const NAME = /^[\p{ID_Start}][\p{ID_Continue}]*$/u;

/** Digest R34, V33. */
export const invalidVariableName: Rule = {
  code: 'invalid-variable-name',
  severity: 'error',
  summary: 'Names of variables start with a letter and go on with letters, digits and `_`, 80 characters at most.',
  why: 'Variables are read as `$name`, so their names must be identifiers. Paths such as `order.total` cannot be assigned: assign the whole variable. The service refuses any other name.',
  bad: machine({ Greet: { Type: 'Pass', Assign: { 'first name': 'Ada' }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Assign: { firstName: 'Ada' }, End: true } }),
  hooks: {
    values: {
      assignments({ node, object }, report) {
        if (node.kind !== 'object') return;
        for (const property of node.properties) {
          const name = object.language === 'JSONPath' ? plainKey(property.key.value) : property.key.value;
          if (PLAIN_NAME.test(name) && name.length <= MAX_LENGTH) continue;
          if (hasPlaceholder(name)) continue;
          // Published machines have hyphens, which the specification does not allow.
          const hyphens = name.length <= MAX_LENGTH && NAME.test(name.replaceAll('-', '')) && name[0] !== '-';
          const tooLong = name.length > MAX_LENGTH;
          if (!tooLong && NAME.test(name)) continue;
          report({
            at: property,
            message: tooLong
              ? `This name has ${String(name.length)} characters: variables have ${String(MAX_LENGTH)} at most, shorten it.`
              : `${quote(name)} cannot be the name of a variable: use letters, digits and "_", a letter first.`,
            ...(hyphens && { severity: 'warning' as const }),
            ...(!hyphens && {
              aws: awsFault(
                'INVALID_VARIABLE_NAME',
                tooLong
                  ? `Invalid variable name '${name}': the variable name exceeds the 80-character limit.`
                  : `Invalid variable name '${name}': the variable name contains invalid characters.`,
                property,
              ),
            }),
            data: { name },
          });
        }
      },
    },
  },
};
