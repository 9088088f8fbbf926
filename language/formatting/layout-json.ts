import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Edit } from '../features/edit';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { ParsedDocument } from '../tree/node';
import { JSON_TOKEN, NO_FAULT } from './json-tokens';
import type { Layout } from './layout';

/** So many tokens are laid out in one step. */
const TOKENS_IN_STEP = 2000;

/**
 * The edits that lay a JSON text out anew, or a stretch of it, in steps; comments stay. It is the layout of jsonc-parser,
 * which VS Code has for JSON; the package itself lays a text out in one go, however long it is.
 */
export function* layOutJson({ text }: ParsedDocument, layout: Layout, range?: OffsetRange): Steps<Edit[]> {
  const writer = new JsonLayout(text, layout, range);
  for (let left = TOKENS_IN_STEP; writer.next(); left--) {
    if (left > 0) continue;
    left = TOKENS_IN_STEP;
    yield;
  }
  return writer.edits;
}

class JsonLayout {
  readonly edits: Edit[] = [];
  private readonly scanner: JSONScanner;
  /** Where the text of the scanner begins: at the start of a line. */
  private readonly from: number;
  private readonly indents: Indents;
  private readonly eol: string;
  private readonly atEnd: string;
  private level = 0;
  private token: number;
  /** Whether a line break stands before the token. */
  private isOnNewLine = false;
  /** Around what is no JSON nothing is changed. */
  private isBroken = false;

  constructor(
    private readonly text: string,
    layout: Layout,
    private readonly range: OffsetRange | undefined,
  ) {
    const lines = range && linesOf(text, range);
    this.from = lines?.start ?? 0;
    const taken = lines ? text.slice(lines.start, lines.end) : text;
    this.scanner = createScanner(taken, false);
    this.eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
    this.atEnd = layout.insertFinalNewline === true ? this.eol : '';
    this.indents = new Indents(layout, lines ? taken : '');
    this.token = this.scan();
    if (this.token !== JSON_TOKEN.end) this.replace(this.from, this.start(), this.indents.at(0));
  }

  /** Lays out what stands between the token and the next one; false at the end. */
  next(): boolean {
    if (this.token === JSON_TOKEN.end) return false;
    const first = this.token;
    let firstEnd = this.end();
    let second = this.scan();
    let between = '';
    let isLineComment = false;
    while (!this.isOnNewLine && isComment(second)) {
      this.replace(firstEnd, this.start(), ' ');
      firstEnd = this.end();
      isLineComment = second === JSON_TOKEN.lineComment;
      between = isLineComment ? this.newLine() : '';
      second = this.scan();
    }
    const opening = OPENING.get(second);
    if (opening !== undefined) {
      if (first !== opening) {
        this.level--;
        between = this.newLine();
      }
    } else between = this.behind(first, second, isLineComment) ?? between;
    if (second === JSON_TOKEN.end) between = this.atEnd;
    this.replace(firstEnd, this.start(), between);
    this.token = second;
    return true;
  }

  /** What is to stand behind the first of two tokens; undefined where nothing is said of it. */
  private behind(first: number, second: number, isLineComment: boolean): string | undefined {
    const between = this.byFirst(first, second, isLineComment);
    return this.isOnNewLine && isComment(second) ? this.newLine() : between;
  }

  private byFirst(first: number, second: number, isLineComment: boolean): string | undefined {
    switch (first) {
      case JSON_TOKEN.openBrace:
      case JSON_TOKEN.openBracket:
        this.level++;
        return this.newLine();
      case JSON_TOKEN.comma:
      case JSON_TOKEN.lineComment:
        return this.newLine();
      case JSON_TOKEN.blockComment:
        if (this.isOnNewLine) return this.newLine();
        return isLineComment ? undefined : ' ';
      case JSON_TOKEN.colon:
        return isLineComment ? undefined : ' ';
      case JSON_TOKEN.string:
        return second === JSON_TOKEN.colon && !isLineComment ? '' : undefined;
      case JSON_TOKEN.unknown:
        this.isBroken = true;
        return undefined;
      default:
        if (isComment(second) && !isLineComment) return ' ';
        if (second !== JSON_TOKEN.comma && second !== JSON_TOKEN.end) this.isBroken = true;
        return undefined;
    }
  }

  private scan(): number {
    this.isOnNewLine = false;
    let token = this.scanner.scan();
    for (; token === JSON_TOKEN.blanks || token === JSON_TOKEN.lineBreak; token = this.scanner.scan())
      if (token === JSON_TOKEN.lineBreak) this.isOnNewLine = true;
    this.isBroken = token === JSON_TOKEN.unknown || this.scanner.getTokenError() !== NO_FAULT;
    return token;
  }

  private start(): number {
    return this.from + this.scanner.getTokenOffset();
  }

  private end(): number {
    return this.start() + this.scanner.getTokenLength();
  }

  private newLine(): string {
    return this.eol + this.indents.at(this.level);
  }

  private replace(start: number, end: number, by: string): void {
    if (this.isBroken || (this.range && (start >= this.range.end || end <= this.range.start))) return;
    if (this.text.slice(start, end) !== by) this.edits.push({ start, end, text: by });
  }
}

/** The blanks at the start of lines: by how deep these are below the first one, which stays where it is. */
class Indents {
  private readonly made: string[] = [];
  private readonly unit: string;
  private readonly first: number;

  constructor({ tabSize, insertSpaces }: Layout, text: string) {
    const width = tabSize || 4;
    this.unit = insertSpaces ? ' '.repeat(width) : '\t';
    const blanks = /^[ \t]*/.exec(text)?.[0] ?? '';
    this.first = Math.floor(blanks.replaceAll('\t', ' '.repeat(width)).length / width);
  }

  at(level: number): string {
    const units = Math.max(0, this.first + level);
    return (this.made[units] ??= this.unit.repeat(units));
  }
}

/** What a bracket closes. */
const OPENING: ReadonlyMap<number, number> = new Map([
  [JSON_TOKEN.closeBrace, JSON_TOKEN.openBrace],
  [JSON_TOKEN.closeBracket, JSON_TOKEN.openBracket],
]);

function isComment(token: number): boolean {
  return token === JSON_TOKEN.lineComment || token === JSON_TOKEN.blockComment;
}

/** The lines that a stretch touches, as a whole. */
function linesOf(text: string, { start, end }: OffsetRange): OffsetRange {
  let first = start;
  while (first > 0 && !isLineBreak(text, first - 1)) first--;
  let last = end;
  while (last < text.length && !isLineBreak(text, last)) last++;
  return { start: first, end: last };
}

function isLineBreak(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 10 || code === 13;
}
