import type { Node, ObjectNode } from '../tree/node';
import { hasPlaceholder } from './placeholder';

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

/** Whether a deployment tool fills in the object or a key of it: it may have any fields in the end. */
export function hasOpenKeys(node: ObjectNode): boolean {
  return isOpen(node) || node.properties.some(({ key }) => hasPlaceholder(key.value));
}
