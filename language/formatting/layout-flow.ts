import type { CST } from 'yaml';
import { putOff, type LeftWork } from './left-work';
import type { TextLines } from './text-lines';

/** Lays out collections in brackets. `left` takes what is to be done after what is done now. */
export class FlowLayout {
  constructor(
    private readonly lines: TextLines,
    private readonly unit: number,
    private readonly left: LeftWork,
  ) {}

  /**
   * What begins a line stands one unit deeper than the line with its bracket, a closing bracket below that line; one blank
   * behind a comma and a colon, none before. Line breaks and quotes stay the author's.
   * `base`: the column of what the collection belongs to, unless its bracket begins a line itself.
   */
  collection(collection: CST.FlowCollection, base: number): void {
    const { lines, unit, left } = this;
    const inner = base + unit;
    left.push(() => {
      placeAll(lines, collection.end, inner);
      const closing = closingOf(collection);
      if (closing) lines.place(closing.offset, base);
    });
    putOff(left, collection.items, ({ start, key, sep, value }) => {
      placeAll(lines, start, inner);
      if (key) this.part(key, inner);
      placeAll(lines, sep ?? [], inner + unit);
      const colon = sep?.find(({ type }) => type === 'map-value-ind');
      // A value on a line of its own is deeper than its key.
      if (value) this.part(value, key && lines.beginsLine(value.offset) ? inner + unit : inner);
      const comma = start.find(({ type }) => type === 'comma');
      if (comma && (key ?? sep ?? value)) blankBehind(lines, comma);
      if (comma) lines.removeBlanksBefore(comma.offset);
      if (colon && key) lines.removeBlanksBefore(colon.offset);
      if (colon && value) blankBehind(lines, colon);
    });
  }

  private part(token: CST.Token, column: number): void {
    const { lines } = this;
    const old = lines.indentOf(token.offset);
    lines.place(token.offset, column);
    if (token.type === 'flow-collection') this.collection(token, column);
    else if ('source' in token)
      lines.shift({ start: token.offset, end: token.offset + token.source.length }, column - old, column + 1);
  }
}

/** The closing bracket, if it is there. */
export function closingOf({ end }: CST.FlowCollection): CST.SourceToken | undefined {
  return end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
}

function placeAll(lines: TextLines, tokens: readonly CST.SourceToken[], column: number): void {
  for (const { type, offset } of tokens) if (type !== 'space' && type !== 'newline') lines.place(offset, column);
}

/** One blank, unless the line or a comment follows. */
function blankBehind(lines: TextLines, { offset, source }: CST.SourceToken): void {
  lines.replaceBlanks(offset + source.length, ' ', /^(?:$|#)/);
}
