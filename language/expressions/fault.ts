import type { OffsetRange } from '../text/line-index';

/** A mistake in an expression; `start` and `end` are indexes in the expression's own text. */
export interface ExpressionFault extends OffsetRange {
  readonly message: string;
  /** `warning`: the service takes the expression, but it will fail or surprise when it is evaluated. Absent: it is refused. */
  readonly severity?: 'warning';
}
