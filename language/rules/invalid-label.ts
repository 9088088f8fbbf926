import { awsFault } from './aws';
import { DISTRIBUTED, machine, map } from './example';
import { isOpen } from './open-values';
import type { Rule } from './rule';

/** Digest D20. */
const MAX_LENGTH = 40;
/** Digest D21: what names in ARNs must not hold. */
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^~$&,;:/|`\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;

/** Digest V22, D21. */
export const invalidLabel: Rule = {
  code: 'invalid-label',
  severity: 'error',
  summary: 'A `Label` has at most 40 characters and none that an ARN cannot hold.',
  why: 'The label becomes part of the ARNs of the Map Run and of its child executions, so the service refuses longer ones, and ones with white space or characters such as `* ? / : # $`.',
  bad: machine({ 'For each': map({ Label: 'orders of today' }, DISTRIBUTED) }),
  good: machine({ 'For each': map({ Label: 'orders-of-today' }, DISTRIBUTED) }),
  hooks: {
    objects: {
      Map({ fields, state }, report) {
        const label = fields.find(({ field }) => field.name === 'Label')?.property.value;
        if (label?.kind !== 'string' || isOpen(label)) return;
        const at = state?.node ?? label;
        const { value } = label;
        const bad = FORBIDDEN.exec(value);
        if (value.length > MAX_LENGTH) {
          report({
            at: label,
            message: `This label has ${String(value.length)} characters: the service allows ${String(MAX_LENGTH)}, shorten it.`,
            aws: awsFault(
              'INVALID_LABEL_NAME',
              `The Label '${value}' exceeds the 40-character limit allowed by the service`,
              at,
            ),
          });
        } else if (bad) {
          report({
            at: label,
            message: `A label cannot hold ${JSON.stringify(bad[0])}: use letters, digits, "-" and "_".`,
            aws: awsFault('INVALID_LABEL_NAME', `Invalid Label name: '${value}'`, at),
          });
        }
      },
    },
  },
};
