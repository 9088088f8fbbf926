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
