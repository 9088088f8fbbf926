import type { OffsetRange } from '../text/line-index';
import { rangeInSource, type Node } from '../tree/node';

/** What there is to say of a place of the definition: why it cannot be converted, or what differs. */
export interface Remark extends OffsetRange {
  readonly message: string;
}

/** Where in the text something stands: a node, or a stretch of a string's decoded value. */
export interface Source {
  readonly node: Node;
  readonly part?: OffsetRange;
}

export function remark({ node, part }: Source, message: string): Remark {
  const range = node.kind === 'string' && part ? rangeInSource(node, part.start, part.end) : node;
  return { start: range.start, end: range.end, message };
}
