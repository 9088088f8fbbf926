import type { OffsetRange } from '../text/line-index';

/** A stretch of the text that a line of `^^^ code` below it marks. */
export interface Mark extends OffsetRange {
  readonly code: string;
}

export interface MarkedText {
  /** The text without cursor and marks. */
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Where the cursor `|` stands, if the text has one and `cursor` asks for it. */
  readonly cursor: number | undefined;
}

const MARK_LINE = /^\s*(\^+) ([a-z][a-z0-9-]*)\s*$/;

/**
 * Reads a text of a test. A line of `^^^ code` marks the characters of the line above that stand over the `^`; several
 * such lines may follow each other. With `cursor` the first `|` of the text is the cursor and is taken out.
 */
export function readMarkedText(marked: string, options: { readonly cursor?: boolean } = {}): MarkedText {
  const lines: string[] = [];
  const marks: { line: number; from: number; to: number; code: string }[] = [];
  for (const line of marked.split('\n')) {
    const match = MARK_LINE.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    const [, carets = '', code = ''] = match;
    const from = line.indexOf('^');
    marks.push({ line: lines.length - 1, from, to: from + carets.length, code });
  }
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const text = lines.join('\n');
  const at = options.cursor ? text.indexOf('|') : -1;
  const shift = (position: number): number => (at >= 0 && position > at ? position - 1 : position);
  return {
    text: at < 0 ? text : text.slice(0, at) + text.slice(at + 1),
    marks: marks.map(({ line, from, to, code }) => {
      const start = starts[line] ?? 0;
      return { code, start: shift(start + from), end: shift(start + to) };
    }),
    cursor: at < 0 ? undefined : at,
  };
}

/** Shows places in a text as marks, so that a test that fails says what it found in the form it was written in. */
export function showMarks(text: string, marks: readonly Mark[]): string {
  const shown: string[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    shown.push(line);
    for (const { start, end, code } of marks) {
      if (start < offset || start > offset + line.length) continue;
      const length = Math.max(1, Math.min(end, offset + line.length) - start);
      shown.push(`${' '.repeat(start - offset)}${'^'.repeat(length)} ${code}`);
    }
    offset += line.length + 1;
  }
  return shown.join('\n');
}
