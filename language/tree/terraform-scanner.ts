import type { OffsetRange } from '../text/line-index';

/** A resource of the wanted type, or a module; the scanner stands behind its opening brace. */
export interface TerraformBlock {
  readonly kind: 'resource' | 'module';
  readonly name: string;
  readonly nameRange: OffsetRange;
}

export interface TerraformHeredoc extends OffsetRange {
  /** The text, with interpolations made into what a JSON text can hold. As long as its source. */
  readonly value: string;
}

export interface TerraformCall extends OffsetRange {
  readonly name: string;
  readonly argument: OffsetRange;
  /** The first argument, where it is a plain string. */
  readonly text: string | undefined;
}

const SPACE = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/y;
const WORD = /[A-Za-z_][\w-]*/y;
const HEREDOC = /<<-?([A-Za-z_]\w*)[ \t]*\r?\n/y;

/** Finds its way through HCL as far as it must: blocks, attributes, strings, heredocs, comments, brackets. */
export class TerraformScanner {
  private at = 0;

  constructor(private readonly text: string) {}

  /** The next `resource "TYPE" "NAME" {` of the type, or `module "NAME" {`. */
  nextBlock(type: string): TerraformBlock | undefined {
    while (this.at < this.text.length) {
      this.take(SPACE);
      const kind = this.take(WORD);
      if (kind !== 'resource' && kind !== 'module') {
        this.skipValue();
        continue;
      }
      this.take(SPACE);
      const given = kind === 'resource' ? this.quoted() : type;
      this.take(SPACE);
      const start = this.at + 1;
      const name = this.quoted();
      const end = this.at - 1;
      this.take(SPACE);
      if (given !== type || name === undefined || this.text.charAt(this.at) !== '{') continue;
      this.at++;
      return { kind, name, nameRange: { start, end } };
    }
    return undefined;
  }

  /** The next `name =` of the block that the scanner is in; it then stands before the value. Undefined at its end. */
  nextAttribute(): { readonly name: string; readonly nameRange: OffsetRange } | undefined {
    while (this.at < this.text.length) {
      this.take(SPACE);
      if (this.text.charAt(this.at) === '}') {
        this.at++;
        return undefined;
      }
      const start = this.at;
      const name = this.take(WORD);
      const end = this.at;
      this.take(SPACE);
      if (name !== '' && this.text.charAt(this.at) === '=' && this.text.charAt(this.at + 1) !== '=') {
        this.at++;
        this.take(SPACE);
        return { name, nameRange: { start, end } };
      }
      if (name === '') this.skipValue();
    }
    return undefined;
  }

  /** A heredoc right here: what stands between its two words. */
  heredoc(): TerraformHeredoc | undefined {
    HEREDOC.lastIndex = this.at;
    const found = HEREDOC.exec(this.text);
    if (!found) return undefined;
    const start = HEREDOC.lastIndex;
    const last = new RegExp(`^[ \\t]*${found[1] ?? ''}[ \\t]*\\r?$`, 'gm');
    last.lastIndex = start;
    const end = last.exec(this.text)?.index ?? this.text.length;
    this.at = Math.max(start, last.lastIndex);
    return { start, end, value: withoutInterpolations(this.text.slice(start, end)) };
  }

  /** A call right here, `templatefile("flow.asl.json", {…})`. */
  call(): TerraformCall | undefined {
    const start = this.at;
    const name = this.take(WORD);
    if (name === '' || this.text.charAt(this.at) !== '(') return undefined;
    const open = this.at++;
    this.take(SPACE);
    const from = this.at;
    const text = this.quoted();
    const argument = { start: from, end: this.at };
    this.at = open;
    this.skipValue();
    return { name, start, end: this.at, argument, text };
  }

  /** Skips a string, a heredoc, a pair of brackets with all in it, or a character. */
  private skipValue(): void {
    let depth = 0;
    do {
      this.take(SPACE);
      const sign = this.text.charAt(this.at);
      if (sign === '"') this.quoted();
      else if (sign === '<' && this.heredoc()) continue;
      else {
        if (/[{[(]/.test(sign)) depth++;
        else if (/[}\])]/.test(sign)) depth--;
        if (this.take(WORD) === '') this.at++;
      }
    } while (depth > 0 && this.at < this.text.length);
  }

  /** A string in quotes right here; what `${…}` holds may have quotes of its own. */
  private quoted(): string | undefined {
    if (this.text.charAt(this.at) !== '"') return undefined;
    const start = ++this.at;
    let depth = 0;
    while (this.at < this.text.length) {
      const sign = this.text.charAt(this.at);
      if (sign === '\\') this.at++;
      else if (sign === '$' && this.text.charAt(this.at + 1) === '{') depth++;
      else if (sign === '}' && depth > 0) depth--;
      else if ((sign === '"' && depth === 0) || sign === '\n') break;
      this.at++;
    }
    return this.text.slice(start, this.at++);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}

/** `${var.names["a"]}` in a text becomes `${var.names['a']}`: no quotes, braces or line breaks within. */
function withoutInterpolations(text: string): string {
  let result = '';
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i);
    if (sign === '$' && text.charAt(i + 1) === '{') {
      result += depth === 0 ? '${' : '((';
      depth++;
      i++;
    } else if (depth === 0) result += sign;
    else if (sign === '}') result += --depth === 0 ? '}' : ')';
    else if (sign === '{') {
      depth++;
      result += '(';
    } else result += sign === '"' || sign === '\\' ? "'" : /[\r\n]/.test(sign) ? ' ' : sign;
  }
  return result;
}
