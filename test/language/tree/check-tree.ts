import {
  offsetInSource,
  type Node,
  type ParsedDocument,
  type Property,
  type StringNode,
} from '../../../language/tree/node';

/** Asserts what every tree promises: places inside the text, parents that name their parts, strings that map into the text. */
export function checkTree(document: ParsedDocument): void {
  const { text } = document;
  const inside = (start: number, end: number, what: string): void => {
    demand(0 <= start && start <= end && end <= text.length, `${what} stands at ${String(start)}-${String(end)}`);
  };
  for (const { start, end, code, message } of document.faults) {
    inside(start, end, code);
    demand(/[.!?]$/.test(message), `not a sentence: ${message}`);
  }
  for (const comment of document.comments) inside(comment.start, comment.end, 'a comment');
  const visit = (node: Node, parent: Property | Node | undefined): void => {
    demand(node.parent === parent, `a ${node.kind} has another parent`);
    inside(node.start, node.end, node.kind);
    if (node.kind === 'string') checkCharacters(node, text.length);
    if (node.kind === 'array') node.items.forEach((item) => visit(item, node));
    if (node.kind !== 'object') return;
    for (const property of node.properties) {
      demand(property.parent === node, 'a property has another parent');
      visit(property.key, property);
      if (property.value) visit(property.value, property);
    }
  };
  if (document.root) visit(document.root, undefined);
}

function checkCharacters(node: StringNode, length: number): void {
  let before = 0;
  for (let i = 0; i <= Math.min(node.value.length, 50); i++) {
    const offset = offsetInSource(node, i);
    demand(before <= offset && offset <= length, `character ${String(i)} stands at ${String(offset)}`);
    before = offset;
  }
}

/** What a tree is, without what leads upwards: one line for each node. */
export function treeLines(node: Node | undefined): string[] {
  if (!node) return ['nothing'];
  const own = `${node.kind} ${String(node.start)}-${String(node.end)}`;
  if (node.kind === 'array') return [own, ...node.items.flatMap(treeLines)];
  if (node.kind === 'object')
    return [own, ...node.properties.flatMap(({ key, value }) => [...treeLines(key), ...treeLines(value)])];
  return [`${own} ${'value' in node ? String(node.value) : ''}`];
}

/** Plain checks: an `expect` for each node of a large document would take seconds. */
function demand(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/** The source text that each character of a string stands for, joined by `|`. */
export function charactersInSource(document: ParsedDocument, node: Node | undefined): string {
  if (node?.kind !== 'string') return `no string but ${node?.kind ?? 'nothing'}`;
  return [...Array(node.value.length).keys()]
    .map((i) => document.text.slice(offsetInSource(node, i), offsetInSource(node, i + 1)))
    .join('|');
}

/** `code "underlined text": message` of each fault. */
export function faultsOf(document: ParsedDocument): string[] {
  return document.faults.map(
    ({ code, start, end, message }) => `${code} "${document.text.slice(start, end)}": ${message}`,
  );
}
