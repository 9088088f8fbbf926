import type { OffsetRange } from '../../text/line-index';
import type { ParsedDocument } from '../../tree/node';

/** A comment without its signs, one text for each line. */
export interface Comment extends OffsetRange {
  readonly lines: readonly string[];
  /** Something stands before it on its line. */
  readonly trails: boolean;
}

/** The comments of a document in order of the text, handed out once each. */
export class CommentReader {
  private readonly comments: readonly Comment[];
  private at = 0;

  constructor({ text, comments }: ParsedDocument) {
    this.comments = [...comments]
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => ({
        start,
        end,
        lines: linesOf(text.slice(start, end)),
        trails: text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() !== '',
      }));
  }

  /** Those that stand before the offset and were not handed out yet. */
  before(offset: number): readonly Comment[] {
    const from = this.at;
    while ((this.comments[this.at]?.start ?? Infinity) < offset) this.at++;
    return this.comments.slice(from, this.at);
  }

  /** The one behind the offset on its line, where the line holds nothing else there. */
  trailing(text: string, offset: number): Comment | undefined {
    const next = this.comments[this.at];
    if (!next || next.start < offset || !/^[ \t,]*$/.test(text.slice(offset, next.start))) return undefined;
    if (next.lines.length > 1) return undefined;
    this.at++;
    return next;
  }
}

function linesOf(source: string): string[] {
  if (source.startsWith('#')) return [source.slice(1).trim()];
  if (source.startsWith('//')) return [source.slice(2).trim()];
  const inside = source.replace(/^\/\*+|\*+\/$/g, '');
  const lines = inside.split(/\r?\n/).map((line) => line.replace(/^\s*\*?\s?/, '').trimEnd());
  return lines.filter((line, index) => line !== '' || (index > 0 && index < lines.length - 1));
}
