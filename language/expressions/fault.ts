import type { OffsetRange } from '../text/line-index';

/** A mistake in an expression; `start` and `end` are indexes in the expression's own text. */
export interface ExpressionFault extends OffsetRange {
  readonly message: string;
}
