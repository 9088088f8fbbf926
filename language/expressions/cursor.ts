import type { ExpressionFault } from './fault';

/** A place in an expression's text, moved forward by the parsers. The first fault ends a parse and is kept. */
export class Cursor {
  fault: ExpressionFault | undefined;

  constructor(
    readonly text: string,
    public index = 0,
  ) {}

  /** The character here; the empty string at the end of the text. */
  peek(ahead = 0): string {
    return this.text.charAt(this.index + ahead);
  }

  code(ahead = 0): number {
    return this.text.charCodeAt(this.index + ahead);
  }

  atEnd(): boolean {
    return this.index >= this.text.length;
  }

  /** Moves behind `expected` if it stands here. */
  eat(expected: string): boolean {
    if (!this.text.startsWith(expected, this.index)) return false;
    this.index += expected.length;
    return true;
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.index++;
  }

  /** Keeps the fault if it is the first; positions are moved into the text. Always undefined, so that parsers can return it. */
  fail(message: string, start: number, end: number): undefined {
    const length = this.text.length;
    const from = Math.min(Math.max(start, 0), length);
    this.fault ??= { message, start: from, end: Math.min(Math.max(end, from), length) };
    return undefined;
  }

  /** A fault at the character here, or at the last character where the text is over. */
  failHere(message: string): undefined {
    if (this.atEnd()) return this.fail(message, this.text.length - 1, this.text.length);
    const width = (this.text.codePointAt(this.index) ?? 0) > 0xffff ? 2 : 1;
    return this.fail(message, this.index, this.index + width);
  }

  /** How a message names what stands here. */
  describeHere(): string {
    const code = this.text.codePointAt(this.index);
    return code === undefined ? 'the end of the text' : `"${String.fromCodePoint(code)}"`;
  }
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads a JSON-like number (digest F51: leading zeros are let pass) if one stands here. */
export function readNumber(cursor: Cursor): number | undefined {
  NUMBER.lastIndex = cursor.index;
  const match = NUMBER.exec(cursor.text);
  if (!match) return undefined;
  cursor.index += match[0].length;
  return Number(match[0]);
}
