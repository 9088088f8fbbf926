import { offsetInSource, type Node, type StringNode } from '../tree/node';

/** A definition that is the content of strings in another document, and how the two texts hang together. */
export interface EmbeddedText {
  /** The definition's own text. */
  readonly text: string;
  /** Where a character of the definition stands in the document. */
  toOuter(index: number): number;
  /** The character of the definition at an offset of the document; the nearest one outside of it. */
  toInner(offset: number): number;
  /** A piece of the definition as it must be written into the document. */
  write(piece: string): string;
  /** The same for LSP snippets, whose lines editors indent themselves. */
  writeSnippet(source: string): string;
}

interface Piece {
  /** Index of the piece's first character in the definition. */
  readonly at: number;
  readonly length: number;
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
    if (part.kind === 'string') {
      first ??= part;
      pieces.push(pieceOf(part, text.length));
      text += part.value;
      continue;
    }
    const placeholder = '${' + placeholderName(part) + '}';
    pieces.push({ at: text.length, length: placeholder.length, toOuter: () => part.start });
    text += placeholder;
  }
  return first && makeText(text, pieces, first, source);
}

function pieceOf(node: StringNode, at: number): Piece {
  return { at, length: node.value.length, toOuter: (index) => offsetInSource(node, index) };
}

/** `{"Ref": "AWS::Partition"}` is `${AWS::Partition}`, `{"Fn::GetAtt": ["Fn", "Arn"]}` is `${Fn.Arn}`. */
function placeholderName(node: Node): string {
  if (node.kind === 'placeholder') return node.name;
  if (node.kind !== 'object') return 'value';
  const value = node.properties[0]?.value;
  if (value?.kind === 'string') return value.value;
  if (value?.kind !== 'array') return 'value';
  const names = value.items.map((item) => (item.kind === 'string' ? item.value : ''));
  return names.every((name) => name !== '') ? names.join('.') : 'value';
}

function makeText(text: string, pieces: readonly Piece[], sample: StringNode, source: string): EmbeddedText {
  const toOuter = (index: number): number => {
    const piece = pieces.findLast(({ at }) => at <= index) ?? pieces[0];
    return piece ? piece.toOuter(Math.max(0, Math.min(index - piece.at, piece.length))) : 0;
  };
  const quote = source.charAt(sample.start);
  const write = writerFor(quote, columnOf(source, toOuter(0)));
  return {
    text,
    toOuter,
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
