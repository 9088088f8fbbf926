import { FoldingRangeKind, type FoldingRange, type SelectionRange } from '../lsp';
import type { FoldingStretch } from '../../language/features/folding';
import type { OffsetRange } from '../../language/text/line-index';
import type { Place } from '../place';

/** A folding range by lines; undefined for what stands on one line. */
export function toFoldingRange(stretch: FoldingStretch, place: Place): FoldingRange | undefined {
  const startLine = place.toPosition(stretch.start).line;
  const lastLine = place.toPosition(stretch.end).line;
  const endLine = stretch.keepsLastLine ? lastLine - 1 : lastLine;
  if (endLine <= startLine) return undefined;
  return { startLine, endLine, ...(stretch.kind === 'comment' && { kind: FoldingRangeKind.Comment }) };
}

/** The protocol nests the ranges from inside to outside. */
export function toSelectionRange(ranges: readonly OffsetRange[], place: Place): SelectionRange {
  const outermost: SelectionRange = {
    range: { start: { line: 0, character: 0 }, end: place.document.positionAt(place.document.getText().length) },
  };
  return [...ranges]
    .reverse()
    .reduce<SelectionRange>((parent, range) => ({ range: place.toRange(range), parent }), outermost);
}
