import type { StringNode } from '../tree/node';
import { looksLikeIntrinsic } from '../expressions/intrinsics/parse';
import { awsFault } from './aws';
import { machine } from './example';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest V40: a text of a payload template that looks like a path, but whose key does not end in `.$`. */
export const pathNotEvaluated: Rule = {
  code: 'path-not-evaluated',
  severity: 'warning',
  summary: 'In a payload template a key whose value is meant as a path ends in `.$`.',
  why: 'Without the ending `.$` of its key a path or an intrinsic function in a payload template is plain text and goes on as it stands.',
  bad: machine({ Greet: { Type: 'Pass', Parameters: { name: '$.person.name' }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'name.$': '$.person.name' }, End: true } }),
  hooks: {
    plainText({ node, member, object, field, property }, report) {
      if (object.language !== 'JSONPath') return;
      const looks = looksLike(node);
      if (!looks) return;
      if (!member) {
        const whole = property.value === node;
        const instead =
          field.name === 'ResultSelector'
            ? 'make it an object with keys that end in ".$"'
            : 'to pass on a part of the data, use "InputPath"';
        report({
          at: node,
          message: `This looks like ${looks === 'JSONPath' ? 'a path' : 'an intrinsic function'}, but it is plain text: ${whole ? instead : 'elements of a list are not evaluated, use States.Array(…) in a key that ends in ".$"'}.`,
        });
        return;
      }
      const key = member.key.value;
      report({
        at: member,
        range: node,
        message: `This looks like ${looks === 'JSONPath' ? 'a path' : 'an intrinsic function'}, but it is plain text: call the key ${quote(`${key}.$`)} to have it evaluated.`,
        aws: awsFault(
          'NO_DOLLAR',
          `The value of '${key}' looks like a ${looks}. Instead of '${key}', use '${key}.$' to evaluate it as a ${looks} at runtime.`,
          property,
        ),
        data: { key, field: field.name },
      });
    },
  },
};

/** What the service takes a text for. */
export function looksLike({ value }: StringNode): 'JSONPath' | 'Intrinsic Function' | undefined {
  if (value === '$' || /^\$(?:\.|\[|\$\.)/.test(value)) return 'JSONPath';
  return looksLikeIntrinsic(value) ? 'Intrinsic Function' : undefined;
}
