import type { OffsetRange } from '../text/line-index';
import { faultRange } from './expression-range';
import type { JsonataUse } from './rule';

/** Where a part of an expression stands in the document. */
export function partRange({ node, embedded }: JsonataUse, part: OffsetRange): OffsetRange {
  return faultRange(node, part, embedded.kind === 'expression' ? embedded.offset : 0);
}
