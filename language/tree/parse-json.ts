import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { OffsetRange } from '../text/line-index';
import {
  MAX_DEPTH,
  type ArrayNode,
  type Node,
  type ObjectNode,
  type ParsedDocument,
  type Property,
  type StringNode,
  type StringOffsets,
  type SyntaxFault,
  type SyntaxFaultCode,
} from './node';

// The scanner's SyntaxKind and ScanError are const enums of a declaration file, which isolated modules cannot read.
const enum Token {
  OpenBrace = 1,
  CloseBrace = 2,
  OpenBracket = 3,
  CloseBracket = 4,
  Comma = 5,
  Colon = 6,
  Null = 7,
  True = 8,
  False = 9,
  String = 10,
  Number = 11,
  LineComment = 12,
  BlockComment = 13,
  LineBreak = 14,
  Trivia = 15,
  Unknown = 16,
  EndOfFile = 17,
}

const SCAN_ERRORS: Readonly<Record<number, string>> = {
  1: 'This comment is not closed: add */.',
  2: 'This text is not closed: add a double quote at its end.',
  3: 'This number is not complete.',
  4: 'A \\u escape needs four hexadecimal digits.',
  5: 'This escape does not exist in JSON: write \\\\ for a backslash.',
  6: 'A control character cannot stand in a JSON text: write it as an escape, for example \\n.',
};

const PLACEHOLDER = /\$\{([^}\s"]*)\}/y;

/**
 * Parses JSON (RFC 8259) into the tree. Never fails: after a fault it goes on with what it can read. Comments and
 * trailing commas are read and reported, since the service refuses them. An unquoted `${Name}` is a placeholder node.
 * Works without recursion, so that no depth of nesting can exhaust the stack; what is deeper than MAX_DEPTH is skipped.
 */
export function parseJson(text: string): ParsedDocument {
  return new JsonParser(text).parse();
}

type Expecting = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

class JsonParser {
  private readonly scanner: JSONScanner;
  private readonly faults: SyntaxFault[] = [];
  private readonly comments: OffsetRange[] = [];
  /** The open containers, innermost last. */
  private readonly open: (ObjectNode | ArrayNode)[] = [];
  /** The keys seen in each open object, parallel to `open`. */
  private readonly keys: (Map<string, Property> | undefined)[] = [];
  private readonly reportedDuplicates = new Set<Property>();
  private pending: Property | undefined;
  private lastComma: OffsetRange | undefined;
  private expecting: Expecting = 'value';
  private root: Node | undefined;

  constructor(private readonly text: string) {
    this.scanner = createScanner(text, false);
    if (text.charCodeAt(0) === 0xfeff) this.scanner.setPosition(1);
  }

  parse(): ParsedDocument {
    const { scanner } = this;
    for (let token = scanner.scan() as number; token !== Token.EndOfFile; token = scanner.scan()) {
      if (token === Token.Trivia || token === Token.LineBreak) continue;
      this.take(token);
    }
    this.finish();
    return { text: this.text, format: 'json', root: this.root, faults: this.faults, comments: this.comments };
  }

  private take(token: number): void {
    const { scanner } = this;
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const scanError = scanner.getTokenError() as number;
    if (scanError !== 0) this.fault('invalid-json', SCAN_ERRORS[scanError] ?? 'This is not valid JSON.', start, end);
    switch (token) {
      case Token.LineComment:
      case Token.BlockComment:
        this.comments.push({ start, end });
        this.fault(
          'comment-in-json',
          'JSON has no comments, and the service refuses them: use a Comment field.',
          start,
          end,
        );
        return;
      case Token.OpenBrace:
        return this.openContainer({ kind: 'object', start, end, parent: undefined, properties: [] });
      case Token.OpenBracket:
        return this.openContainer({ kind: 'array', start, end, parent: undefined, items: [] });
      case Token.CloseBrace:
        return this.close('object', start, end);
      case Token.CloseBracket:
        return this.close('array', start, end);
      case Token.Comma:
        return this.comma(start, end);
      case Token.Colon:
        return this.colon(start, end);
      case Token.String:
        return this.string(start, end);
      case Token.Number:
        return this.value({
          kind: 'number',
          start,
          end,
          parent: undefined,
          value: Number(this.text.slice(start, end)),
        });
      case Token.True:
      case Token.False:
        return this.value({ kind: 'boolean', start, end, parent: undefined, value: token === Token.True });
      case Token.Null:
        return this.value({ kind: 'null', start, end, parent: undefined });
      default:
        return this.unknown(start, end);
    }
  }

  private fault(code: SyntaxFaultCode, message: string, start: number, end: number): void {
    this.faults.push({ code, message, start, end: Math.max(end, start) });
  }

  private unknown(start: number, end: number): void {
    PLACEHOLDER.lastIndex = start;
    const match = PLACEHOLDER.exec(this.text);
    if (match) {
      const stop = start + match[0].length;
      this.scanner.setPosition(stop);
      this.value({ kind: 'placeholder', start, end: stop, parent: undefined, name: match[1] ?? '' });
      return;
    }
    const word = this.text.slice(start, end);
    const hint = word.startsWith("'")
      ? 'JSON texts stand in double quotes.'
      : `"${shorten(word)}" is not JSON: put texts in double quotes.`;
    this.fault('invalid-json', hint, start, end);
  }

  private openContainer(node: ObjectNode | ArrayNode): void {
    if (this.open.length >= MAX_DEPTH) {
      this.skipTooDeep(node);
      return;
    }
    if (!this.attach(node)) return;
    this.open.push(node);
    this.keys.push(node.kind === 'object' ? new Map() : undefined);
    this.expecting = node.kind === 'object' ? 'key-or-close' : 'value-or-close';
  }

  /** Leaves out a container that is nested too deeply, to its closing bracket; its place holds an empty container. */
  private skipTooDeep(node: ObjectNode | ArrayNode): void {
    this.fault(
      'too-deeply-nested',
      `Nesting stops being read here: it is deeper than ${String(MAX_DEPTH)} levels.`,
      node.start,
      node.end,
    );
    let depth = 1;
    while (depth > 0) {
      const token = this.scanner.scan() as number;
      if (token === Token.EndOfFile) break;
      if (token === Token.OpenBrace || token === Token.OpenBracket) depth++;
      else if (token === Token.CloseBrace || token === Token.CloseBracket) depth--;
    }
    node.end = this.scanner.getPosition();
    this.value(node);
  }

  private string(start: number, end: number): void {
    const value = this.scanner.getTokenValue();
    const plain = value.length === end - start - 2;
    const node: StringNode = {
      kind: 'string',
      start,
      end,
      parent: undefined,
      value,
      offsets: plain ? undefined : new JsonStringOffsets(this.text, start, end),
    };
    const container = this.open[this.open.length - 1];
    const beginsProperty =
      this.expecting === 'key' ||
      this.expecting === 'key-or-close' ||
      (this.expecting === 'comma-or-close' && container?.kind === 'object');
    if (container?.kind === 'object' && beginsProperty) {
      if (this.expecting === 'comma-or-close') this.missingComma(start);
      this.key(container, node);
      return;
    }
    // A key where a value should stand: `"Next": "End": true` was half-typed; the colon behind it tells.
    if (container?.kind === 'object' && this.pending && this.expecting === 'value' && this.followedByColon()) {
      this.missingValue();
      this.key(container, node);
      return;
    }
    this.value(node);
  }

  private followedByColon(): boolean {
    for (let i = this.scanner.getPosition(); i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code !== 32 && code !== 9 && code !== 10 && code !== 13) return code === 58;
    }
    return false;
  }

  private key(container: ObjectNode, key: StringNode): void {
    const property: Property = { kind: 'property', key, value: undefined, parent: container };
    key.parent = property;
    container.properties.push(property);
    container.end = key.end;
    const seen = this.keys[this.keys.length - 1];
    const earlier = seen?.get(key.value);
    if (earlier) {
      if (!this.reportedDuplicates.has(earlier)) this.duplicate(earlier);
      this.duplicate(property);
    }
    seen?.set(key.value, property);
    this.pending = property;
    this.expecting = 'colon';
  }

  private duplicate(property: Property): void {
    const { key } = property;
    this.reportedDuplicates.add(property);
    this.fault(
      'duplicate-key',
      `"${shorten(key.value)}" stands more than once in this object: only one of them would count.`,
      key.start,
      key.end,
    );
  }

  private colon(start: number, end: number): void {
    if (this.expecting === 'colon') {
      this.expecting = 'value';
      if (this.pending) this.pending.parent.end = end;
    } else this.fault('invalid-json', 'A colon does not belong here.', start, end);
  }

  private comma(start: number, end: number): void {
    const container = this.open[this.open.length - 1];
    if (!container) {
      this.fault('invalid-json', 'A comma does not belong here.', start, end);
      return;
    }
    if (this.expecting === 'colon' || this.expecting === 'value') this.missingValue(start);
    else if (this.expecting !== 'comma-or-close')
      this.fault('invalid-json', 'Something is missing before this comma.', start, end);
    this.pending = undefined;
    container.end = end;
    this.lastComma = { start, end };
    this.expecting = container.kind === 'object' ? 'key' : 'value';
  }

  private missingValue(at?: number): void {
    const { pending } = this;
    if (pending) {
      const what =
        this.expecting === 'colon'
          ? `A colon and a value are missing after "${shorten(pending.key.value)}".`
          : `The value of "${shorten(pending.key.value)}" is missing.`;
      this.fault('invalid-json', what, pending.key.start, pending.key.end);
    } else if (at !== undefined) this.fault('invalid-json', 'A value is missing here.', at, at + 1);
    this.pending = undefined;
  }

  private missingComma(at: number): void {
    const container = this.open[this.open.length - 1];
    const from = Math.max(container?.end ?? at - 1, (container?.start ?? 0) + 1) - 1;
    this.fault('invalid-json', 'A comma is missing after this.', Math.max(0, from), Math.max(1, from + 1));
  }

  private value(node: Node): void {
    if (this.attach(node)) this.expecting = this.open.length > 0 ? 'comma-or-close' : 'end';
  }

  /** Puts a node where it belongs. Answers false where none belongs there (the fault is reported). */
  private attach(node: Node): boolean {
    const container = this.open[this.open.length - 1];
    if (!container) {
      if (this.root) {
        this.fault(
          'invalid-json',
          'Only one value may stand in a JSON document: this one is too many.',
          node.start,
          node.end,
        );
        return false;
      }
      this.root = node;
      return true;
    }
    if (container.kind === 'array') {
      if (this.expecting === 'comma-or-close') this.missingComma(node.start);
      node.parent = container;
      container.items.push(node);
      container.end = node.end;
      return true;
    }
    const { pending } = this;
    if (!pending) {
      this.fault('invalid-json', 'The name of a field in double quotes is missing here.', node.start, node.end);
      return node.kind === 'object' || node.kind === 'array' ? this.orphan(node) : false;
    }
    if (this.expecting === 'colon')
      this.fault('invalid-json', 'A colon is missing before this value.', node.start, node.end);
    node.parent = pending;
    pending.value = node;
    container.end = node.end;
    this.pending = undefined;
    return true;
  }

  /** A container without a place in the tree is still walked, so that its brackets pair up. */
  private orphan(node: Node): boolean {
    node.parent = undefined;
    return true;
  }

  private close(kind: 'object' | 'array', start: number, end: number): void {
    const at = this.matching(kind);
    if (at < 0) {
      this.fault('invalid-json', `This ${kind === 'object' ? 'brace' : 'bracket'} closes nothing.`, start, end);
      return;
    }
    while (this.open.length - 1 > at) this.leaveUnclosed(start);
    if (this.pending) this.missingValue();
    else if ((this.expecting === 'key' || this.expecting === 'value') && this.lastComma) {
      this.fault(
        'trailing-comma',
        'A comma cannot stand before a closing bracket in JSON.',
        this.lastComma.start,
        this.lastComma.end,
      );
    }
    this.leave(end);
  }

  /** The index in `open` of the container that a closing bracket means, or -1. */
  private matching(kind: 'object' | 'array'): number {
    for (let i = this.open.length - 1; i >= 0; i--) if (this.open[i]?.kind === kind) return i;
    return -1;
  }

  private leaveUnclosed(at: number): void {
    const container = this.open[this.open.length - 1];
    if (!container) return;
    if (this.pending) this.missingValue();
    const wanted = container.kind === 'object' ? '}' : ']';
    this.fault(
      'invalid-json',
      `This ${container.kind === 'object' ? 'brace' : 'bracket'} is not closed: a ${wanted} is missing.`,
      container.start,
      container.start + 1,
    );
    this.leave(at);
  }

  private leave(end: number): void {
    const container = this.open.pop();
    this.keys.pop();
    this.pending = undefined;
    if (container) container.end = end;
    const outer = this.open[this.open.length - 1];
    if (outer) outer.end = end;
    this.expecting = outer ? 'comma-or-close' : 'end';
  }

  private finish(): void {
    const end = this.text.trimEnd().length;
    while (this.open.length > 0) this.leaveUnclosed(end);
    if (!this.root && this.faults.length === 0)
      this.fault('invalid-json', 'The document is empty: a state machine is a JSON object.', 0, 0);
  }
}

/** Walks the escapes of one string literal of the source. */
class JsonStringOffsets implements StringOffsets {
  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
  ) {}

  offsetInSource(indexInValue: number): number {
    let offset = this.start + 1;
    for (let i = 0; i < indexInValue && offset < this.end; i++) {
      if (this.text.charCodeAt(offset) !== 92) offset++;
      else offset += this.text.charCodeAt(offset + 1) === 117 ? 6 : 2;
    }
    return Math.min(offset, this.end);
  }
}

function shorten(text: string): string {
  return text.length > 40 ? text.slice(0, 39) + '…' : text;
}
