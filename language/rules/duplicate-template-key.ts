import { isTemplateKey, plainKey } from '../expressions/payload-template';
import { property, type ObjectNode, type Property } from '../tree/node';
import { machine } from './example';
import type { Rule } from './rule';
import { quote } from './words';

/** Digest R13, V28. */
export const duplicateTemplateKey: Rule = {
  code: 'duplicate-template-key',
  severity: 'warning',
  summary: 'No payload template has a key with and without `.$`.',
  why: 'The ending `.$` is taken off when the template is evaluated, so that `"name"` and `"name.$"` would become the same key. The specification forbids it, and which one counts is not said.',
  bad: machine({ Greet: { Type: 'Pass', Parameters: { name: 'nobody', 'name.$': '$.person.name' }, End: true } }),
  good: machine({ Greet: { Type: 'Pass', Parameters: { 'name.$': '$.person.name' }, End: true } }),
  hooks: {
    payloadObject({ node, object }, report) {
      if (object.language !== 'JSONPath') return;
      let find: ((name: string) => Property | undefined) | undefined;
      for (const member of node.properties) {
        const { key } = member;
        if (!isTemplateKey(key.value)) continue;
        find ??= finderIn(node);
        const other = find(plainKey(key.value));
        if (!other) continue;
        report({
          at: member,
          message: `This becomes the key ${quote(plainKey(key.value))}, which stands in the same object too: remove one of the two.`,
          related: [{ message: 'The other key stands here.', range: other.key }],
        });
      }
    },
  },
};

/** Beyond so many members an index of them is made. */
const FEW = 12;

function finderIn(node: ObjectNode): (name: string) => Property | undefined {
  if (node.properties.length <= FEW) return (name) => property(node, name);
  const index = new Map(node.properties.map((own) => [own.key.value, own]));
  return (name) => index.get(name);
}
