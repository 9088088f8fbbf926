import type { OffsetRange } from '../text/line-index';
import { rangeInSource, type StringNode } from '../tree/node';

/** Where a fault in an expression stands in the document. A fault behind the last character marks the string's end. */
export function faultRange(node: StringNode, fault: OffsetRange, offset = 0): OffsetRange {
  const range = rangeInSource(node, offset + fault.start, offset + fault.end);
  return range.end > range.start ? range : { start: Math.min(range.start, node.end - 1), end: node.end };
}
