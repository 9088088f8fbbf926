import type { OffsetRange } from '../text/line-index';
import { callOf, placeholderName, textOfSub } from './template-call';
import { offsetInSource, type Node, type StringNode, type TemplateCall } from '../tree/node';

/** A definition that is the content of strings in another document, and how the two texts hang together. */
export interface EmbeddedText {
  /** The definition's own text. */
  readonly text: string;
  /** Whether it has lines of its own: a block of YAML or a heredoc, not a text in quotes. */
  readonly isBlock: boolean;
  /** Where a character of the definition stands in the document. */
  toOuter(index: number): number;
  /** Where a stretch that ends before `index` ends in the document. */
  toOuterEnd(index: number): number;
  /** Whether one string of the document holds the whole stretch: only then it can be replaced by a text. */
  isInOneString(range: OffsetRange): boolean;
  /** The character of the definition at an offset of the document; the nearest one outside of it. */
  toInner(offset: number): number;
  /** A piece of the definition as it must be written into the document. */
  write(piece: string): string;
  /** The same for LSP snippets, whose lines editors indent themselves. */
  writeSnippet(source: string): string;
}

/** Where a stretch of the definition stands in the document. */
export function outerRange(text: EmbeddedText, { start, end }: OffsetRange): OffsetRange {
  const from = text.toOuter(start);
  return { start: from, end: end > start ? Math.max(from, text.toOuterEnd(end)) : from };
}

interface Piece {
  /** Index of the piece's first character in the definition. */
  readonly at: number;
  readonly length: number;
  /** What the piece was made of; nothing where a placeholder stands for it. */
  readonly string: StringNode | undefined;
  toOuter(index: number): number;
}

/** The content of one string: JSON in a JSON string, or in any of YAML's. */
export function textOfString(node: StringNode, source: string): EmbeddedText {
  return makeText(node.value, [pieceOf(node, 0)], node, source);
}

/**
 * What `Fn::Join` makes of its parts. A part that is known only at deployment becomes a `${placeholder}`, as people write
 * it themselves. Undefined where there is no string at all.
 */
export function textOfJoin(delimiter: string, parts: readonly Node[], source: string): EmbeddedText | undefined {
  const pieces: Piece[] = [];
  let text = '';
  let first: StringNode | undefined;
  for (const [i, part] of parts.entries()) {
    if (i > 0) text += delimiter;
    const written = part.kind === 'string' ? part : textOfSub(callOf(part) ?? NO_CALL);
    if (written) {
      first ??= written;
      pieces.push(pieceOf(written, text.length));
      text += written.value;
      continue;
    }
    const placeholder = '${' + placeholderName(part) + '}';
    const { start, end } = part;
    const { length } = placeholder;
    pieces.push({ at: text.length, length, string: undefined, toOuter: (index) => (index < length ? start : end) });
    text += placeholder;
  }
  return first && makeText(text, pieces, first, source);
}

const NO_CALL: TemplateCall = { name: '', argument: undefined };

function pieceOf(node: StringNode, at: number): Piece {
  return { at, length: node.value.length, string: node, toOuter: (index) => offsetInSource(node, index) };
}

function makeText(text: string, pieces: readonly Piece[], sample: StringNode, source: string): EmbeddedText {
  const outerIn = (piece: Piece | undefined, index: number): number =>
    piece ? piece.toOuter(Math.max(0, Math.min(index - piece.at, piece.length))) : 0;
  const pieceAt = (index: number): Piece | undefined => pieces.findLast(({ at }) => at <= index) ?? pieces[0];
  /** The piece that holds the character before the index. */
  const pieceBefore = (index: number): Piece | undefined => pieces.findLast(({ at }) => at < index) ?? pieces[0];
  const toOuter = (index: number): number => outerIn(pieceAt(index), index);
  const quote = source.charAt(sample.start);
  const write = writerFor(quote, columnOf(source, toOuter(0)));
  return {
    text,
    isBlock: quote !== '"' && quote !== "'",
    toOuter,
    toOuterEnd: (index) => outerIn(pieceBefore(index), index),
    isInOneString({ start, end }) {
      const piece = start === end ? pieceAt(start) : pieceBefore(end);
      return piece?.string !== undefined && piece.at <= start;
    },
    toInner(offset) {
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (toOuter(middle) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    write,
    writeSnippet: (snippet) => (quote === '"' ? escapeSnippet(snippet) : quote === "'" ? write(snippet) : snippet),
  };
}

function writerFor(quote: string, column: number): (piece: string) => string {
  if (quote === '"') return (piece) => JSON.stringify(piece).slice(1, -1);
  if (quote === "'") return (piece) => piece.replace(/'/g, "''").replace(/\n\s*/g, ' ');
  const indent = ' '.repeat(column);
  return (piece) => piece.replace(/\n/g, `\n${indent}`);
}

/** Snippet syntax inside of a JSON string: what JSON escapes gets its backslash, which a snippet must escape again. */
function escapeSnippet(snippet: string): string {
  return snippet.replace(/\\([\\$}])|["\\\n\r\t]/g, (found, literal: string | undefined) => {
    if (literal === '\\') return '\\\\\\\\';
    if (literal !== undefined) return found;
    return JSON.stringify(found).slice(1, -1).replace(/\\/g, '\\\\');
  });
}

function columnOf(source: string, offset: number): number {
  return offset - (source.lastIndexOf('\n', offset - 1) + 1);
}
