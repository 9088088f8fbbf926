import type { Node, PlaceholderNode, StringNode } from '../tree/node';

/** A `${Name}`: `start` and `end` are indexes in the text of a string. */
export interface Placeholder {
  readonly name: string;
  readonly node: StringNode | PlaceholderNode;
  readonly start: number;
  readonly end: number;
}

/** The placeholders below a node, those in keys, too, in order of the text. */
export function placeholdersIn(root: Node): Placeholder[] {
  const found: Placeholder[] = [];
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    switch (node.kind) {
      case 'object':
        for (let i = node.properties.length - 1; i >= 0; i--) {
          const property = node.properties[i];
          if (property?.value) open.push(property.value);
          if (property) open.push(property.key);
        }
        break;
      case 'array':
        open.push(...node.items.toReversed());
        break;
      case 'placeholder':
        // What a template writes as a function is no placeholder of the definition.
        if (!node.call) found.push({ name: node.name, node, start: 0, end: node.end - node.start });
        break;
      case 'string':
        found.push(...inString(node));
        break;
      default:
        break;
    }
  }
  return found;
}

function inString(node: StringNode): Placeholder[] {
  if (!node.value.includes('${')) return [];
  return [...node.value.matchAll(/\$\{([^{}]+)\}/g)].map(({ 0: whole, 1: name = '', index }) => ({
    name: name.trim(),
    node,
    start: index,
    end: index + whole.length,
  }));
}
