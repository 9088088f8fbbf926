import type { ArrayNode, Node, Property } from './node';

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
    if (parent?.kind === 'array') path.push(indexOf(parent, current));
    current = parent;
  }
  return path.reverse();
}

/** Beyond so many items an array is searched once for all of them: it may have a fault in each. */
const FEW = 32;

const indexes = new WeakMap<ArrayNode, ReadonlyMap<Node, number>>();

function indexOf(array: ArrayNode, item: Node): number {
  if (array.items.length <= FEW) return array.items.indexOf(item);
  let known = indexes.get(array);
  if (!known) {
    known = new Map(array.items.map((own, index) => [own, index]));
    indexes.set(array, known);
  }
  return known.get(item) ?? -1;
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
