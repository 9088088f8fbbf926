import type { Node, Property } from './node';

/** Names and indexes that lead from the root to a node. */
export type TreePath = readonly (string | number)[];

/** The path of a node; a key has the path of the value that it names. */
export function pathOf(node: Node | Property): TreePath {
  const path: (string | number)[] = [];
  let current: Node | Property | undefined = node;
  while (current) {
    if (current.kind === 'property') {
      path.push(current.key.value);
      current = current.parent;
      continue;
    }
    const parent: Node['parent'] = current.parent;
    if (parent?.kind === 'array') path.push(parent.items.indexOf(current));
    current = parent;
  }
  return path.reverse();
}

/** RFC 6901: `/States/A~1B/Catch/0`. The root is the empty string. */
export function toJsonPointer(path: TreePath): string {
  return path.map((step) => '/' + String(step).replace(/~/g, '~0').replace(/\//g, '~1')).join('');
}

/** AWS's manner of naming a place (digest V3): `/States/A/Catch[0]/Next`; nothing is escaped; the root is `/`. */
export function toAwsLocation(path: TreePath): string {
  if (path.length === 0) return '/';
  return path.map((step) => (typeof step === 'number' ? `[${String(step)}]` : `/${step}`)).join('');
}
