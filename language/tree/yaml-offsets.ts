import type { StringOffsets } from './node';

/** How a YAML scalar is written (YAML 1.2.2, chapters 7.3 and 8.1). */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** Where a scalar stands: `[start, end)` with its quotes or its block header. */
export interface ScalarPlace {
  readonly style: ScalarStyle;
  readonly start: number;
  readonly end: number;
  /** Block scalars with an indentation indicator: the indentation that the indicator counts from. */
  readonly parentIndent: number;
}

/** A scalar with escapes, folded lines or indentation. The map is made when somebody asks for the first time. */
export class ScalarOffsets implements StringOffsets {
  private map: readonly number[] | undefined;

  constructor(
    private readonly text: string,
    private readonly place: ScalarPlace,
    private readonly length: number,
  ) {}

  offsetInSource(indexInValue: number): number {
    this.map ??= this.build();
    const index = Math.max(0, Math.min(indexInValue, this.map.length - 1));
    return this.map[index] ?? this.place.start;
  }

  private build(): readonly number[] {
    const { value, offsets } = decodeScalar(this.text, this.place);
    if (value.length === this.length) return offsets;
    // A scalar with a fault inside decodes to something else: all of it is then meant by each of its characters.
    return [this.place.start];
  }
}

/** The decoded value of a scalar and the offset of each of its characters, then the offset behind the last one. */
export function decodeScalar(text: string, place: ScalarPlace): { value: string; offsets: number[] } {
  const decoded = new Decoded();
  switch (place.style) {
    case 'plain':
      foldLines(text, place.start, place.end, decoded);
      break;
    case 'single':
      singleQuoted(text, place, decoded);
      break;
    case 'double':
      doubleQuoted(text, place, decoded);
      break;
    case 'literal':
    case 'folded':
      blockScalar(text, place, decoded);
      break;
  }
  return { value: decoded.value, offsets: decoded.offsets };
}

class Decoded {
  value = '';
  readonly offsets: number[] = [];

  /** Adds characters that stand as they are in the text from `offset` on. */
  copy(text: string, offset: number, end: number): void {
    for (let i = offset; i < end; i++) this.offsets.push(i);
    this.value += text.slice(offset, end);
  }

  /** Adds characters that what stands at `offset` means. */
  add(characters: string, offset: number): void {
    for (let i = 0; i < characters.length; i++) this.offsets.push(offset);
    this.value += characters;
  }

  /** Notes where the text behind the last character goes on. */
  finish(offset: number): void {
    this.offsets.push(offset);
  }
}

interface Line {
  readonly start: number;
  /** End of the content, before the line break. */
  readonly end: number;
}

function splitLines(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  let from = start;
  for (let i = start; i < end; i++) {
    if (text.charCodeAt(i) !== 10) continue;
    const stop = i > from && text.charCodeAt(i - 1) === 13 ? i - 1 : i;
    lines.push({ start: from, end: stop });
    from = i + 1;
  }
  lines.push({ start: from, end });
  return lines;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/** Flow folding (YAML 6.5): one line break is a blank, n + 1 of them are n line breaks, blanks around them are dropped. */
function foldLines(text: string, start: number, end: number, into: Decoded): void {
  const lines = splitLines(text, start, end);
  const last = lines.length - 1;
  let brokenAt: number | undefined;
  lines.forEach((line, index) => {
    let from = line.start;
    let to = line.end;
    if (index > 0) while (from < to && isBlank(text.charCodeAt(from))) from++;
    if (index < last) while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (index > 0 && from === to && index < last) {
      // An empty line is a line break of the value; the break before it is what folding drops.
      into.add('\n', line.end);
      brokenAt = undefined;
      return;
    }
    if (brokenAt !== undefined) into.add(' ', brokenAt);
    into.copy(text, from, to);
    brokenAt = line.end;
  });
  into.finish(end);
}

function singleQuoted(text: string, { start, end }: ScalarPlace, into: Decoded): void {
  const folded = new Decoded();
  foldLines(text, start + 1, closedEnd(text, start, end, "'"), folded);
  for (let i = 0; i < folded.value.length; i++) {
    into.add(folded.value.charAt(i), folded.offsets[i] ?? start);
    if (folded.value.charAt(i) === "'" && folded.value.charAt(i + 1) === "'") i++;
  }
  into.finish(folded.offsets[folded.offsets.length - 1] ?? end);
}

function closedEnd(text: string, start: number, end: number, quote: string): number {
  return end > start + 1 && text.charAt(end - 1) === quote ? end - 1 : end;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};

const HEX_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function doubleQuoted(text: string, place: ScalarPlace, into: Decoded): void {
  const end = closedEnd(text, place.start, place.end, '"');
  let i = place.start + 1;
  while (i < end) {
    const character = text.charAt(i);
    if (character === '\\') i = escape(text, i, end, into);
    else if (isBlank(text.charCodeAt(i)) || lineBreakAt(text, i) > 0) i = blanks(text, i, end, into);
    else {
      into.copy(text, i, i + 1);
      i++;
    }
  }
  into.finish(end);
}

/** The length of the line break at `offset`, 0 if there is none. */
function lineBreakAt(text: string, offset: number): number {
  if (text.charCodeAt(offset) === 10) return 1;
  return text.charCodeAt(offset) === 13 && text.charCodeAt(offset + 1) === 10 ? 2 : 0;
}

function skipBlanks(text: string, offset: number, end: number): number {
  let i = offset;
  while (i < end && isBlank(text.charCodeAt(i))) i++;
  return i;
}

/** Blanks, and line breaks among them, which fold. Answers the offset behind. */
function blanks(text: string, offset: number, end: number, into: Decoded): number {
  const afterBlanks = skipBlanks(text, offset, end);
  const firstBreak = lineBreakAt(text, afterBlanks);
  if (firstBreak === 0 || afterBlanks >= end) {
    into.copy(text, offset, afterBlanks);
    return afterBlanks;
  }
  let i = skipBlanks(text, afterBlanks + firstBreak, end);
  let emptyLines = 0;
  for (let length = lineBreakAt(text, i); length > 0 && i < end; length = lineBreakAt(text, i)) {
    into.add('\n', i);
    emptyLines++;
    i = skipBlanks(text, i + length, end);
  }
  if (emptyLines === 0) into.add(' ', afterBlanks);
  return i;
}

function escape(text: string, offset: number, end: number, into: Decoded): number {
  const letter = text.charAt(offset + 1);
  const simple = ESCAPES[letter];
  if (simple !== undefined) {
    into.add(simple, offset);
    return offset + 2;
  }
  const lineBreak = lineBreakAt(text, offset + 1);
  if (lineBreak > 0) return skipBlanks(text, offset + 1 + lineBreak, end);
  const length = HEX_LENGTH[letter];
  const digits = length === undefined ? '' : text.slice(offset + 2, offset + 2 + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? parseInt(digits, 16) : Infinity;
  const stop = Math.min(offset + 2 + (length ?? 0), end);
  if (code <= 0x10ffff) into.add(String.fromCodePoint(code), offset);
  else into.copy(text, offset, stop);
  return stop;
}

/** Literal and folded block scalars (YAML 8.1): header, indentation, folding, chomping of the last line breaks. */
function blockScalar(text: string, place: ScalarPlace, into: Decoded): void {
  const headerEnd = text.indexOf('\n', place.start);
  if (headerEnd < 0 || headerEnd + 1 >= place.end) {
    into.finish(place.end);
    return;
  }
  const header = /^[|>]([0-9+-]*)/.exec(text.slice(place.start, headerEnd))?.[1] ?? '';
  const lines = splitLines(text, headerEnd + 1, place.end);
  // What stands behind the last line break is no line of the scalar unless it holds text.
  const indents = lines.map((line) => indentOf(text, line));
  let contentEnd = lines.length;
  while (contentEnd > 0 && isEmptyLine(lines, indents, contentEnd - 1)) contentEnd--;
  const explicit = Number(/[1-9]/.exec(header)?.[0] ?? '0');
  const first = indents.findIndex((_, index) => !isEmptyLine(lines, indents, index));
  const trim = explicit > 0 ? place.parentIndent + explicit : first >= 0 ? (indents[first] ?? 0) : 0;
  if (contentEnd === 0) {
    if (header.includes('+')) keepEmptyLines(lines, into);
    into.finish(place.end);
    return;
  }
  for (let i = lines.length - 1; i >= contentEnd; i--) if ((indents[i] ?? 0) > trim) contentEnd = i + 1;
  if (place.style === 'literal') literalLines(text, lines.slice(0, contentEnd), trim, into);
  else foldedLines(text, lines.slice(0, contentEnd), indents, trim, into);
  chomp(text, lines, contentEnd, { keep: header.includes('+'), strip: header.includes('-'), trim }, into);
}

function indentOf(text: string, line: Line): number {
  let i = line.start;
  while (i < line.end && text.charCodeAt(i) === 32) i++;
  return i - line.start;
}

function isEmptyLine(lines: readonly Line[], indents: readonly number[], index: number): boolean {
  const line = lines[index];
  return line === undefined || line.end - line.start === (indents[index] ?? 0);
}

function keepEmptyLines(lines: readonly Line[], into: Decoded): void {
  const count = Math.max(1, lines.length - 1);
  for (let i = 0; i < count; i++) into.add('\n', lines[i]?.end ?? 0);
}

function literalLines(text: string, lines: readonly Line[], trim: number, into: Decoded): void {
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before) into.add('\n', before.end);
    into.copy(text, Math.min(line.start + trim, line.end), line.end);
  });
}

/** Block folding (YAML 8.1.3): lines of text are joined by blanks; empty and more indented lines keep their breaks. */
function foldedLines(
  text: string,
  lines: readonly Line[],
  indents: readonly number[],
  trim: number,
  into: Decoded,
): void {
  const first = lines.findIndex((_, index) => !isEmptyLine(lines, indents, index));
  lines.slice(0, Math.max(0, first)).forEach((line) => {
    into.copy(text, Math.min(line.start + trim, line.end), line.end);
    into.add('\n', line.end);
  });
  let separator = '';
  let moreIndentedBefore = false;
  for (let i = Math.max(0, first); i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    const brokenAt = lines[i - 1]?.end ?? line.start;
    const content = Math.min(line.start + trim, line.end);
    const indent = indents[i] ?? 0;
    if (indent > trim || text.charCodeAt(line.start + indent) === 9) {
      if (separator === ' ') separator = '\n';
      else if (!moreIndentedBefore && separator === '\n') separator = '\n\n';
      into.add(separator, brokenAt);
      into.copy(text, content, line.end);
      separator = '\n';
      moreIndentedBefore = true;
    } else if (isEmptyLine(lines, indents, i)) {
      if (separator === '\n') into.add('\n', brokenAt);
      else separator = '\n';
    } else {
      into.add(separator, brokenAt);
      into.copy(text, content, line.end);
      separator = ' ';
      moreIndentedBefore = false;
    }
  }
}

interface Chomping {
  readonly keep: boolean;
  readonly strip: boolean;
  readonly trim: number;
}

function chomp(text: string, lines: readonly Line[], contentEnd: number, how: Chomping, into: Decoded): void {
  const end = lines[contentEnd - 1]?.end ?? 0;
  if (how.strip) {
    into.finish(end);
    return;
  }
  if (!how.keep) {
    into.add('\n', end);
    into.finish(lines[contentEnd]?.start ?? end);
    return;
  }
  for (let i = contentEnd; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    into.add('\n', lines[i - 1]?.end ?? end);
    into.copy(text, Math.min(line.start + how.trim, line.end), line.end);
  }
  if (!into.value.endsWith('\n')) into.add('\n', end);
  into.finish(lines[lines.length - 1]?.end ?? end);
}
