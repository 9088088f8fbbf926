import { SyntaxProblem } from './problem';

/** A token with its place. `value` is what the library puts into its messages for it. */
export type Token =
  | {
      readonly kind: 'name' | 'variable' | 'string';
      readonly value: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'number'; readonly value: number; readonly start: number; readonly end: number }
  | { readonly kind: 'constant'; readonly value: boolean | null; readonly start: number; readonly end: number }
  | { readonly kind: 'operator'; readonly value: string; readonly start: number; readonly end: number }
  | { readonly kind: 'regex'; readonly value: Regex; readonly start: number; readonly end: number }
  | { readonly kind: 'end'; readonly value: '(end)'; readonly start: number; readonly end: number };

/** Printed as `{}` in messages, as the library prints a regular expression. */
export class Regex {
  constructor(
    readonly pattern: string,
    readonly flags: string,
  ) {}

  toJSON(): object {
    return {};
  }
}

/** What may come before a token decides how `/` is read. */
export type SlashMeaning = 'division' | 'regex';

const BLANK = 1;
const OPERATOR = 2;
/** Kind of each ASCII character: blanks and operators end a name. */
const KINDS = new Uint8Array(128);
for (const blank of ' \t\n\r\v') KINDS[blank.charCodeAt(0)] = BLANK;
for (const operator of '.[]{}(),@#;:?+-*/%|=<>^&!~') KINDS[operator.charCodeAt(0)] = OPERATOR;

/** Operators of two characters, by the first one. `??` and `?:` came after the service's version 2.0.6 (digest F30). */
const PAIRS: Readonly<Record<string, string>> = {
  '.': '.',
  ':': '=',
  '!': '=',
  '>': '=',
  '<': '=',
  '*': '*',
  '~': '>',
};

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const NUMBER = /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[Ee][-+]?[0-9]+)?/y;
const HEX = /^[0-9a-fA-F]+$/;

/** Reads the tokens of an expression one after the other; throws a SyntaxProblem where there is none. */
export class Lexer {
  private index = 0;

  constructor(private readonly text: string) {}

  /** The next token; `end` when there are no more. */
  next(slash: SlashMeaning): Token {
    this.skipBlanks();
    const { text } = this;
    const start = this.index;
    if (start >= text.length) return { kind: 'end', value: '(end)', start: text.length, end: text.length };
    const code = text.charCodeAt(start);
    if (code === 47 && slash === 'regex') return this.regex();
    if (KINDS[code] === OPERATOR) return this.operator();
    if (code === 34 || code === 39) return this.string(code);
    if (code >= 48 && code <= 57) return this.number();
    if (code === 96) return this.quotedName();
    return this.name();
  }

  private skipBlanks(): void {
    const { text } = this;
    for (;;) {
      while (KINDS[text.charCodeAt(this.index)] === BLANK) this.index++;
      if (text.charCodeAt(this.index) !== 47 || text.charCodeAt(this.index + 1) !== 42) return;
      const close = text.indexOf('*/', this.index + 2);
      if (close === -1) throw new SyntaxProblem('S0106', this.index, text.length);
      this.index = close + 2;
    }
  }

  private operator(): Token {
    const start = this.index;
    const first = this.text.charAt(start);
    const second = PAIRS[first];
    const value = second !== undefined && this.text.charAt(start + 1) === second ? first + second : first;
    this.index = start + value.length;
    return { kind: 'operator', value, start, end: this.index };
  }

  private string(quote: number): Token {
    const { text } = this;
    const start = this.index;
    let value = '';
    let copied = start + 1;
    for (let i = start + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        this.index = i + 1;
        return { kind: 'string', value: value + text.slice(copied, i), start, end: i + 1 };
      }
      if (code !== 92) continue;
      value += text.slice(copied, i);
      i++;
      const letter = text.charAt(i);
      if (letter === 'u') {
        const digits = text.slice(i + 1, i + 5);
        if (!HEX.test(digits)) throw new SyntaxProblem('S0104', i - 1, Math.min(i + 5, text.length));
        value += String.fromCharCode(parseInt(digits, 16));
        i += 4;
      } else {
        const escaped = ESCAPES[letter];
        if (escaped === undefined) throw new SyntaxProblem('S0103', i - 1, Math.min(i + 1, text.length), letter);
        value += escaped;
      }
      copied = i + 1;
    }
    throw new SyntaxProblem('S0101', start, text.length);
  }

  private number(): Token {
    const start = this.index;
    NUMBER.lastIndex = start;
    const digits = NUMBER.exec(this.text)?.[0] ?? '';
    const value = parseFloat(digits);
    this.index = start + digits.length;
    if (!Number.isFinite(value)) throw new SyntaxProblem('S0102', start, this.index, digits);
    return { kind: 'number', value, start, end: this.index };
  }

  private quotedName(): Token {
    const start = this.index;
    const close = this.text.indexOf('`', start + 1);
    if (close === -1) throw new SyntaxProblem('S0105', start, this.text.length);
    this.index = close + 1;
    return { kind: 'name', value: this.text.slice(start + 1, close), start, end: close + 1 };
  }

  private name(): Token {
    const { text } = this;
    const start = this.index;
    let end = start;
    // Past ASCII the table answers undefined: such characters are part of the name.
    while (end < text.length && !KINDS[text.charCodeAt(end)]) end++;
    this.index = end;
    if (text.charCodeAt(start) === 36) return { kind: 'variable', value: text.slice(start + 1, end), start, end };
    const value = text.slice(start, end);
    switch (value) {
      case 'or':
      case 'in':
      case 'and':
        return { kind: 'operator', value, start, end };
      case 'true':
        return { kind: 'constant', value: true, start, end };
      case 'false':
        return { kind: 'constant', value: false, start, end };
      case 'null':
        return { kind: 'constant', value: null, start, end };
      default:
        return { kind: 'name', value, start, end };
    }
  }

  /** From `/` to the next `/` that is neither escaped nor within brackets of any kind. */
  private regex(): Token {
    const { text } = this;
    const start = this.index;
    let depth = 0;
    for (let i = start + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 47 && depth === 0 && !this.isEscaped(i)) return this.regexEnd(start, i);
      if (text.charCodeAt(i - 1) === 92) continue;
      if (code === 40 || code === 91 || code === 123) depth++;
      else if (code === 41 || code === 93 || code === 125) depth--;
    }
    throw new SyntaxProblem('S0302', start, text.length);
  }

  private isEscaped(index: number): boolean {
    let slashes = 0;
    while (this.text.charCodeAt(index - 1 - slashes) === 92) slashes++;
    return slashes % 2 === 1;
  }

  private regexEnd(start: number, close: number): Token {
    const { text } = this;
    const pattern = text.slice(start + 1, close);
    if (pattern === '') throw new SyntaxProblem('S0301', start, close + 1);
    let end = close + 1;
    while (text.charCodeAt(end) === 105 || text.charCodeAt(end) === 109) end++;
    const flags = text.slice(close + 1, end);
    this.index = end;
    const refusal = refusedBy(pattern, flags);
    if (refusal !== undefined) throw new SyntaxProblem({ message: refusal }, start, end);
    return { kind: 'regex', value: new Regex(pattern, flags), start, end };
  }
}

function refusedBy(pattern: string, flags: string): string | undefined {
  try {
    new RegExp(pattern, `${flags}g`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
