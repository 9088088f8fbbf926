import type { Edit } from '../features/edit';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';

interface Line {
  readonly start: number;
  /** Where the blanks at the start end. */
  readonly text: number;
  /** Without the line break. */
  readonly end: number;
}

/** So many lines are one step. */
const LINES_IN_STEP = 5000;

/** The lines of a text and where each is to begin; what nobody says anything of stays as it is. */
export class TextLines {
  private readonly lines: Line[] = [];
  /** The new column of a line's first character. */
  private readonly columns = new Map<number, number>();
  /** Lines inside of a text: their blanks may count. */
  private readonly inside = new Set<number>();
  private readonly others: Edit[] = [];

  private constructor(private readonly text: string) {}

  /** The lines of a text, in steps. */
  static *of(text: string): Steps<TextLines> {
    const made = new TextLines(text);
    const { lines } = made;
    for (let start = 0; start <= text.length;) {
      let filled = start;
      while (isBlank(text.charCodeAt(filled))) filled++;
      let end = filled;
      while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
      lines.push({ start, text: filled, end });
      start = end + (text.startsWith('\r\n', end) ? 2 : 1);
      if (lines.length % LINES_IN_STEP === 0) yield;
    }
    return made;
  }

  columnOf(offset: number): number {
    return offset - this.at(offset).start;
  }

  /** The column where the line of the offset begins. */
  indentOf(offset: number): number {
    const { start, text } = this.at(offset);
    return text - start;
  }

  /** Whether nothing but blanks stands before it on its line. */
  beginsLine(offset: number): boolean {
    return this.at(offset).text === offset;
  }

  /** The start of the line behind the one of the offset. */
  nextLine(offset: number): number {
    return this.lines[this.indexOf(offset) + 1]?.start ?? this.text.length;
  }

  /** The range from the start of its first line to the end of its last; a last line of which nothing is taken is none. */
  whole({ start, end }: OffsetRange): OffsetRange {
    const last = this.at(end);
    const isOutside = end > start && end === last.start;
    return { start: this.at(start).start, end: isOutside ? end - 1 : last.end };
  }

  /** What stands at the offset begins its line at the column; if it does not begin a line, nothing is done. */
  place(offset: number, column: number): void {
    const index = this.indexOf(offset);
    if (this.lines[index]?.text === offset) this.columns.set(index, column);
  }

  /** Moves the lines behind the first one of a range by so many columns; `least`: no line begins before that. */
  shift(range: OffsetRange, by: number, least = 0, first: 'line' | 'text' = 'line'): void {
    const from = this.indexOf(range.start) + (first === 'line' ? 1 : 0);
    for (let index = from; index <= this.indexOf(range.end - 1); index++) {
      const line = this.lines[index];
      if (!line) continue;
      this.inside.add(index);
      if (line.text < line.end) this.columns.set(index, Math.max(line.text - line.start + by, least));
    }
  }

  /** Moves the lines of a block so that the least indented begins at the column. */
  shiftTo(range: OffsetRange, column: number): void {
    if (range.end <= range.start) return;
    const [from, to] = [this.indexOf(range.start), this.indexOf(range.end - 1)];
    const own = this.lines.slice(from, to + 1);
    const filled = own.filter(({ text, end }) => text < end);
    const least = Math.min(...filled.map(({ start, text }) => text - start));
    for (const [at, { start, text, end }] of own.entries()) {
      this.inside.add(from + at);
      const isEmpty = text === end && text - start <= least;
      if (isEmpty) this.columns.set(from + at, 0);
      else if (filled.length > 0) this.columns.set(from + at, Math.max(0, text - start - least + column));
    }
  }

  /** Replaces the blanks at an offset, up to the next character of the line; not before what `except` matches. */
  replaceBlanks(offset: number, by: string, except?: RegExp): void {
    const rest = this.text.slice(offset, this.at(offset).end);
    const end = offset + (/^[ \t]*/.exec(rest)?.[0].length ?? 0);
    if (except?.test(rest.trimStart())) return;
    if (this.text.slice(offset, end) !== by) this.others.push({ start: offset, end, text: by });
  }

  /** Removes the blanks before an offset; those at the start of a line are not meant. */
  removeBlanksBefore(offset: number): void {
    if (this.beginsLine(offset)) return;
    const start = this.text.slice(0, offset).trimEnd().length;
    if (start < offset) this.others.push({ start, end: offset, text: '' });
  }

  /** The edits within a range, in steps. `finalNewline`: whether the text is to end with a line break. */
  *edits(range: OffsetRange, finalNewline: boolean | undefined): Steps<Edit[]> {
    const edits = this.others.filter(({ start, end }) => range.start <= start && end <= range.end);
    let empty = 0;
    for (const [index, line] of this.lines.entries()) {
      if (index % LINES_IN_STEP === LINES_IN_STEP - 1) yield;
      if (line.start < range.start || line.end > range.end) continue;
      const isInside = this.inside.has(index);
      const isEmpty = line.text === line.end && !isInside;
      empty = isEmpty ? empty + 1 : 0;
      const isLast = index === this.lines.length - 1;
      if (isEmpty && empty > 1 && !isLast) edits.push({ start: line.start, end: this.nextLine(line.start), text: '' });
      else edits.push(...this.lineEdits(line, isEmpty ? 0 : this.columns.get(index), isInside));
    }
    const { length } = this.text;
    if (finalNewline === true && !/(?:^|\n)$/.test(this.text) && range.end === length)
      edits.push({ start: length, end: length, text: '\n' });
    return edits;
  }

  private lineEdits({ start, text, end }: Line, column: number | undefined, isInside: boolean): Edit[] {
    const blanks = column === undefined ? undefined : ' '.repeat(column);
    const indent =
      blanks === undefined || this.text.slice(start, text) === blanks ? [] : [{ start, end: text, text: blanks }];
    const trimmed = start + this.text.slice(start, end).trimEnd().length;
    const tail = isInside || trimmed <= text || trimmed === end ? [] : [{ start: trimmed, end, text: '' }];
    return [...indent, ...tail];
  }

  private at(offset: number): Line {
    return this.lines[this.indexOf(offset)] ?? { start: 0, text: 0, end: 0 };
  }

  private indexOf(offset: number): number {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
