/** A zero-based position; `character` counts UTF-16 code units, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open stretch of a text between two zero-based positions. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A half-open stretch of a text in UTF-16 offsets. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Converts between offsets and line/character positions of one text. Line ends are `\n`, `\r\n` and a lone `\r`. */
export class LineIndex {
  private readonly lineStarts: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) this.lineStarts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.lineStarts.length;
  }

  /** The position of `offset`; offsets outside of the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.lineStarts[middle] ?? 0) > bounded) high = middle;
      else low = middle + 1;
    }
    const line = low - 1;
    return { line, character: bounded - (this.lineStarts[line] ?? 0) };
  }

  /** The offset of `position`; a character past its line's end is moved to that end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineStarts.length) return this.text.length;
    const start = this.lineStarts[position.line] ?? 0;
    return Math.max(start, Math.min(start + position.character, this.endOfLine(position.line)));
  }

  /** The offset of the end of a line, before its line break. */
  private endOfLine(line: number): number {
    const next = this.lineStarts[line + 1];
    if (next === undefined) return this.text.length;
    return this.text.charCodeAt(next - 1) === 10 && this.text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1;
  }

  rangeOf(range: OffsetRange): Range {
    return { start: this.positionAt(range.start), end: this.positionAt(range.end) };
  }
}
