import type { StringOffsets } from './node';

/** The tokens of a JSON text, with what is often written though JSON has it not. */
export type JsonToken =
  | 'open-brace'
  | 'close-brace'
  | 'open-bracket'
  | 'close-bracket'
  | 'comma'
  | 'colon'
  | 'null'
  | 'true'
  | 'false'
  | 'string'
  | 'number'
  | 'comment'
  | 'placeholder'
  /** A word that is no JSON: unquoted, or in single quotes. */
  | 'word'
  | 'end';

const PLACEHOLDER = /\$\{([^{}\r\n]*)\}/y;
const WORD = /[^\s{}[\],:"]+/y;
const SINGLE_QUOTED = /'[^'\r\n"]*'/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/**
 * Cuts a text into tokens, one `scan()` after the other; blanks are skipped. Made for speed (one pass by character
 * codes) and for texts that are being typed: it stops nowhere, a fault is a message beside the token.
 */
export class JsonScanner {
  start = 0;
  end = 0;
  /** What is wrong with the token, or undefined. */
  fault: string | undefined;
  /** The decoded text of a string; the name of a placeholder. */
  value = '';

  constructor(private readonly text: string) {
    if (text.charCodeAt(0) === 0xfeff) this.end = 1;
  }

  scan(): JsonToken {
    const { text } = this;
    let i = this.end;
    let code = text.charCodeAt(i);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++i);
    this.start = i;
    this.fault = undefined;
    this.end = i + 1;
    switch (code) {
      case 34:
        return this.string();
      case 44:
        return 'comma';
      case 58:
        return 'colon';
      case 91:
        return 'open-bracket';
      case 93:
        return 'close-bracket';
      case 123:
        return 'open-brace';
      case 125:
        return 'close-brace';
      case 47:
        return this.comment();
      case 116:
        return this.keyword('true');
      case 102:
        return this.keyword('false');
      case 110:
        return this.keyword('null');
      default:
        if (i >= text.length) {
          this.end = text.length;
          return 'end';
        }
        return (code >= 48 && code <= 57) || code === 45 ? this.number() : this.word();
    }
  }

  private string(): JsonToken {
    const { text } = this;
    let i = this.end;
    let from = i;
    let value = '';
    for (;;) {
      const code = text.charCodeAt(i);
      if (code === 34) break;
      if (code === 92) {
        const step = escapeAt(text, i);
        value += text.slice(from, i) + step.character;
        i += step.length;
        from = i;
        if (step.fault) this.fault ??= step.fault;
        continue;
      }
      if (code < 32 || i >= text.length) {
        if (i >= text.length || code === 10 || code === 13) {
          this.fault = 'This text is not closed: add a double quote at its end.';
          this.value = value + text.slice(from, i);
          this.end = i;
          return 'string';
        }
        this.fault ??= 'A control character cannot stand in a JSON text: write it as an escape, for example \\n.';
      }
      i++;
    }
    this.value = value === '' ? text.slice(from, i) : value + text.slice(from, i);
    this.end = i + 1;
    return 'string';
  }

  private comment(): JsonToken {
    const { text, start } = this;
    const second = text.charCodeAt(start + 1);
    if (second !== 47 && second !== 42) return this.word();
    if (second === 47) {
      const found = text.slice(start).search(/[\r\n]/);
      this.end = found < 0 ? text.length : start + found;
      return 'comment';
    }
    const close = text.indexOf('*/', start + 2);
    if (close < 0) this.fault = 'This comment is not closed: add */.';
    this.end = close < 0 ? text.length : close + 2;
    return 'comment';
  }

  private keyword(word: 'true' | 'false' | 'null'): JsonToken {
    const stop = this.start + word.length;
    WORD.lastIndex = stop;
    if (!this.text.startsWith(word, this.start) || WORD.test(this.text)) return this.word();
    this.end = stop;
    return word;
  }

  private number(): JsonToken {
    const { text, start } = this;
    NUMBER.lastIndex = start;
    const digits = NUMBER.exec(text)?.[0];
    if (digits === undefined) return this.word();
    const stop = start + digits.length;
    WORD.lastIndex = stop;
    const rest = WORD.exec(text)?.[0];
    if (rest === undefined) {
      this.end = stop;
      if (/^-?0\d/.test(digits)) this.fault = 'A JSON number has no zeros in front.';
      return 'number';
    }
    if (!/^(\.|[eE][+-]?)$/.test(rest)) return this.word();
    this.fault = 'This number is not complete.';
    this.end = stop + rest.length;
    return 'number';
  }

  private word(): JsonToken {
    const { text, start } = this;
    PLACEHOLDER.lastIndex = start;
    const placeholder = PLACEHOLDER.exec(text);
    if (placeholder) {
      this.end = start + placeholder[0].length;
      this.value = placeholder[1] ?? '';
      return 'placeholder';
    }
    SINGLE_QUOTED.lastIndex = start;
    const quoted = SINGLE_QUOTED.exec(text)?.[0];
    if (quoted !== undefined) {
      this.end = start + quoted.length;
      this.value = quoted.slice(1, -1);
      this.fault = 'JSON texts stand in double quotes.';
      return 'word';
    }
    WORD.lastIndex = start;
    const word = WORD.exec(text)?.[0] ?? text.charAt(start);
    this.end = start + word.length;
    this.value = word;
    this.fault = `"${shorten(word)}" is not JSON: ${instead(word)}.`;
    return 'word';
  }
}

/** What was probably meant by a word without quotes. */
function instead(word: string): string {
  const literal = ['true', 'false', 'null'].find((known) => known === word.toLowerCase());
  if (literal !== undefined) return `write ${literal}`;
  if (/^(?:none|nil|undefined)$/i.test(word)) return 'write null';
  return /^[-+]?(?:nan|infinity)$/i.test(word) ? 'numbers are finite' : 'put texts in double quotes';
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

interface Escape {
  readonly character: string;
  readonly length: number;
  readonly fault?: string;
}

/** The escape at `offset`, where a backslash stands. One that does not exist means no character. */
function escapeAt(text: string, offset: number): Escape {
  const letter = text.charAt(offset + 1);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { character: simple, length: 2 };
  if (letter === 'u') {
    const digits = /^[0-9a-fA-F]{0,4}/.exec(text.slice(offset + 2, offset + 6))?.[0] ?? '';
    if (digits.length === 4) return { character: String.fromCharCode(parseInt(digits, 16)), length: 6 };
    return { character: '', length: 2 + digits.length, fault: 'A \\u escape needs four hexadecimal digits.' };
  }
  // A backslash at the end of a line belongs to a text that is not closed.
  const length = letter === '' || letter === '\n' || letter === '\r' ? 1 : 2;
  return { character: '', length, fault: 'This escape does not exist in JSON: write \\\\ for a backslash.' };
}

/** Where the characters of a string literal with escapes stand. The map is made when somebody asks for the first time. */
export class JsonStringOffsets implements StringOffsets {
  private map: Uint32Array | undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly length: number,
  ) {}

  offsetInSource(indexInValue: number): number {
    this.map ??= this.build();
    return this.map[Math.max(0, Math.min(indexInValue, this.length))] ?? this.start;
  }

  private build(): Uint32Array {
    const map = new Uint32Array(this.length + 1);
    let offset = this.start + 1;
    for (let i = 0; i <= this.length; i++) {
      let step = this.text.charCodeAt(offset) === 92 ? escapeAt(this.text, offset) : undefined;
      for (
        ;
        step?.character === '' && i < this.length;
        step = this.text.charCodeAt(offset) === 92 ? escapeAt(this.text, offset) : undefined
      )
        offset += step.length;
      map[i] = offset;
      offset += step ? step.length : 1;
    }
    return map;
  }
}

/** The beginning of a text, for messages. */
export function shorten(text: string): string {
  return text.length > 40 ? text.slice(0, 39) + '…' : text;
}
