import { expect } from 'vitest';
import { offsetInSource, type Node, type ParsedDocument, type Property } from '../../../language/tree/node';

/** Asserts what every tree promises: places inside the text, parents that name their parts, strings that map into the text. */
export function checkTree(document: ParsedDocument): void {
  const { text } = document;
  const inside = (start: number, end: number): void => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  };
  for (const fault of document.faults) {
    inside(fault.start, fault.end);
    expect(fault.message).toMatch(/[.!?]$/);
  }
  for (const comment of document.comments) inside(comment.start, comment.end);
  const visit = (node: Node, parent: Property | Node | undefined): void => {
    expect(node.parent).toBe(parent);
    inside(node.start, node.end);
    if (node.kind === 'string') {
      let before = 0;
      for (let i = 0; i <= Math.min(node.value.length, 50); i++) {
        const offset = offsetInSource(node, i);
        inside(offset, offset);
        expect(offset).toBeGreaterThanOrEqual(before);
        before = offset;
      }
    }
    if (node.kind === 'array') node.items.forEach((item) => visit(item, node));
    if (node.kind !== 'object') return;
    for (const property of node.properties) {
      expect(property.parent).toBe(node);
      visit(property.key, property);
      if (property.value) visit(property.value, property);
    }
  };
  if (document.root) visit(document.root, undefined);
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
