import type { OffsetRange } from '../text/line-index';
import type { StringNode } from '../tree/node';

/** The text of a string without its quotes. */
export function insideQuotes(node: StringNode, text: string): OffsetRange {
  const first = text.charAt(node.start);
  if ((first !== '"' && first !== "'") || node.end - node.start < 2) return { start: node.start, end: node.end };
  const isClosed = text.charAt(node.end - 1) === first;
  return { start: node.start + 1, end: isClosed ? node.end - 1 : node.end };
}
