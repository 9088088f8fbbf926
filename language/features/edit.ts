import type { OffsetRange } from '../text/line-index';

/** Replaces a stretch of the text. */
export interface Edit extends OffsetRange {
  readonly text: string;
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** A change of more parts than that is sent, and made by the editor, faster as a change of longer parts. */
const MOST_EDITS = 2000;

/** The same change in so many edits at most: where there are more, those that stand one behind the other become one. */
export function fewerEdits(text: string, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length <= MOST_EDITS) return edits;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const inOne = Math.ceil(edits.length / MOST_EDITS);
  const fewer: Edit[] = [];
  for (let i = 0; i < sorted.length; i += inOne) fewer.push(joined(text, sorted.slice(i, i + inOne)));
  return fewer;
}

function joined(text: string, edits: readonly Edit[]): Edit {
  const start = edits[0]?.start ?? 0;
  let [at, written] = [start, ''];
  for (const edit of edits) {
    written += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { start, end: at, text: written };
}
