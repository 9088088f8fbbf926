import { isOpenState } from '../model/open-flow';
import { child, type Node } from '../tree/node';

/** Fields whose value is read by the rules of other states. */
const VALUES = ['Type', 'QueryLanguage', 'Next', 'Default', 'End', 'Error'];
const PROCESSORS = ['ItemProcessor', 'Iterator'];

/** How a scope begins: the same text as long as that is the same. */
export function scopeOutlineOf(node: Node | undefined): string {
  return JSON.stringify(scope(node));
}

/**
 * What the rules may know of a state while they look at another one, as text: where it leads to, which variables it
 * assigns on which way, which error it raises, and how the scopes inside begin.
 */
export function outlineOf(node: Node | undefined): string {
  const parts: unknown[] = VALUES.map((name) => leaf(child(node, name)));
  parts.push(node !== undefined && isOpenState(node));
  parts.push(assigned(node), each(node, 'Choices', way), each(node, 'Catch', way), each(node, 'Branches', scope));
  parts.push(...PROCESSORS.map((name) => scope(child(node, name))));
  return JSON.stringify(parts);
}

function each(node: Node | undefined, name: string, tell: (item: Node) => unknown): unknown {
  const list = child(node, name);
  return list?.kind === 'array' ? list.items.map(tell) : null;
}

function way(item: Node): unknown {
  return [leaf(child(item, 'Next')), assigned(item)];
}

function scope(node: Node | undefined): unknown {
  if (!node) return null;
  return [
    leaf(child(node, 'StartAt')),
    leaf(child(node, 'States')),
    leaf(child(child(node, 'ProcessorConfig'), 'Mode')),
  ];
}

function assigned(holder: Node | undefined): unknown {
  const assignments = child(holder, 'Assign');
  return assignments?.kind === 'object' ? assignments.properties.map(({ key }) => key.value) : assignments?.kind;
}

function leaf(node: Node | undefined): unknown {
  return node?.kind === 'string' || node?.kind === 'boolean' ? node.value : node?.kind;
}
