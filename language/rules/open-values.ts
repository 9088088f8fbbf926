import type { Node } from '../tree/node';

export { hasOpenKeys, isOpen } from '../expressions/open-value';

/** Whether a string node is a JSONata expression by its delimiters (digest R22). */
export function isExpression(node: Node): boolean {
  return node.kind === 'string' && node.value.startsWith('{%') && node.value.endsWith('%}');
}
