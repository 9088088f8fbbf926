import { hasPlaceholder } from '../expressions/placeholder';
import type { Node } from '../tree/node';

const CLOUDFORMATION = /^(Ref|Fn::[A-Za-z0-9]+)$/;

/**
 * Whether a deployment tool fills this value in before the service reads the definition, so that nothing can be said
 * of it (digest V57): an unquoted `${Name}`, a text with one inside, or an intrinsic function of CloudFormation such as
 * `{"Fn::GetAtt": …}`.
 */
export function isOpen(node: Node): boolean {
  switch (node.kind) {
    case 'placeholder':
      return true;
    case 'string':
      return hasPlaceholder(node.value);
    case 'object': {
      const only = node.properties.length === 1 ? node.properties[0] : undefined;
      return only !== undefined && CLOUDFORMATION.test(only.key.value);
    }
    default:
      return false;
  }
}

/** Whether a string node is a JSONata expression by its delimiters (digest R22). */
export function isExpression(node: Node): boolean {
  return node.kind === 'string' && node.value.startsWith('{%') && node.value.endsWith('%}');
}
