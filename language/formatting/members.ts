import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { Property } from '../tree/node';

/** Text that stands for a stretch of the document. */
export interface Rewritten extends OffsetRange {
  readonly text: string;
}

/** The members of one object as pieces of text that can be put together in another order. */
export interface Members {
  /** `order`: indexes of properties; `write` answers the new text of a property's value, if it has one. */
  inOrder(order: readonly number[], write: (property: Property) => Steps<Rewritten | undefined>): Steps<Rewritten>;
}

/** So many members are read, or written, in one step. */
export const MEMBERS_IN_STEP = 500;

/** A stretch of the text with the new text of what lies in it. */
export function withRewritten(text: string, range: OffsetRange, inner: readonly (Rewritten | undefined)[]): string {
  let [written, at] = ['', range.start];
  for (const part of inner) {
    if (!part || part.start < at || part.end > range.end) continue;
    written += text.slice(at, part.start) + part.text;
    at = part.end;
  }
  return written + text.slice(at, range.end);
}
