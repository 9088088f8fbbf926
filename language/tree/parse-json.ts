import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { JsonScanner, JsonStringOffsets, shorten, type JsonToken } from './json-scanner';
import { PlainOffsets } from './plain-offsets';
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

/** A text of another kind, read as JSON, must not flood the reader. */
const MAX_FAULTS = 1000;
const FEW = 12;

/**
 * Parses JSON (RFC 8259) into the tree. Never fails: after a fault it goes on with what it can read. Comments and
 * trailing commas are read and reported, since the service refuses them. An unquoted `${Name}` is a placeholder node.
 * Works without recursion, so that no depth of nesting can exhaust the stack; what is deeper than MAX_DEPTH is skipped.
 */
export function parseJson(text: string): ParsedDocument {
  return finish(parseJsonInSteps(text));
}

/** The same in steps. */
export function parseJsonInSteps(text: string): Steps<ParsedDocument> {
  return new JsonParser(text).parse();
}

/** So many tokens are one step. */
const TOKENS_IN_STEP = 5000;

type Expecting = 'value' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end';

class JsonParser {
  private readonly scanner: JsonScanner;
  private readonly faults: SyntaxFault[] = [];
  private readonly comments: OffsetRange[] = [];
  /** The open containers, innermost last. */
  private readonly open: (ObjectNode | ArrayNode)[] = [];
  /** The keys seen in each open object of many members, parallel to `open`. */
  private readonly keys: (Map<string, Property> | undefined)[] = [];
  private readonly reportedDuplicates = new Set<Property>();
  private pending: Property | undefined;
  private lastComma: OffsetRange | undefined;
  private expecting: Expecting = 'value';
  private root: Node | undefined;

  constructor(private readonly text: string) {
    this.scanner = new JsonScanner(text);
  }

  *parse(): Steps<ParsedDocument> {
    let left = TOKENS_IN_STEP;
    for (let token = this.scanner.scan(); token !== 'end'; token = this.scanner.scan()) {
      this.take(token);
      if (--left > 0) continue;
      left = TOKENS_IN_STEP;
      yield;
    }
    this.finish();
    return { text: this.text, format: 'json', root: this.root, faults: this.faults, comments: this.comments };
  }

  private take(token: JsonToken): void {
    const { start, end, fault, value } = this.scanner;
    if (fault !== undefined) this.fault('invalid-json', fault, start, end);
    switch (token) {
      case 'comment':
        this.comments.push({ start, end });
        return this.fault(
          'comment-in-json',
          'JSON has no comments, and the service refuses them: use a Comment field.',
          start,
          end,
        );
      case 'open-brace':
        return this.openContainer({ kind: 'object', start, end, parent: undefined, properties: [] });
      case 'open-bracket':
        return this.openContainer({ kind: 'array', start, end, parent: undefined, items: [] });
      case 'close-brace':
        return this.close('object', start, end);
      case 'close-bracket':
        return this.close('array', start, end);
      case 'comma':
        return this.comma(start, end);
      case 'colon':
        return this.colon(start, end);
      case 'string':
        return this.string(value, start, end);
      case 'number':
        return this.value({
          kind: 'number',
          start,
          end,
          parent: undefined,
          value: Number.parseFloat(this.text.slice(start, end)),
        });
      case 'true':
      case 'false':
        return this.value({ kind: 'boolean', start, end, parent: undefined, value: token === 'true' });
      case 'null':
        return this.value({ kind: 'null', start, end, parent: undefined });
      case 'placeholder':
        return this.value({ kind: 'placeholder', start, end, parent: undefined, name: value });
      case 'word':
        return this.word(value, start, end);
      case 'end':
        return;
    }
  }

  private fault(code: SyntaxFaultCode, message: string, start: number, end: number): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ code, message, start, end: Math.max(end, start) });
  }

  /** A word without double quotes (reported by the scanner): a key is read all the same, a value stays missing. */
  private word(value: string, start: number, end: number): void {
    const quoted = this.text.charCodeAt(start) === 39;
    if (quoted || this.expecting === 'key' || this.expecting === 'key-or-close') {
      // A single quote that nothing closes is a character of the word.
      const closed = end - start > value.length;
      this.stringNode(value, start, end, closed ? undefined : new PlainOffsets(start));
      return;
    }
    this.pending = undefined;
    if (this.open.length > 0) this.expecting = 'comma-or-close';
  }

  private openContainer(node: ObjectNode | ArrayNode): void {
    if (this.open.length >= MAX_DEPTH) {
      this.skipTooDeep(node);
      return;
    }
    if (!this.attach(node)) return;
    this.open.push(node);
    this.keys.push(undefined);
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
    for (let depth = 1; depth > 0;) {
      const token = this.scanner.scan();
      if (token === 'end') break;
      if (token === 'open-brace' || token === 'open-bracket') depth++;
      else if (token === 'close-brace' || token === 'close-bracket') depth--;
    }
    node.end = this.scanner.end;
    this.value(node);
  }

  private string(value: string, start: number, end: number): void {
    const plain = value.length === end - start - 2;
    this.stringNode(value, start, end, plain ? undefined : new JsonStringOffsets(this.text, start, value.length));
  }

  private stringNode(value: string, start: number, end: number, offsets: StringOffsets | undefined): void {
    const node: StringNode = { kind: 'string', start, end, parent: undefined, value, offsets };
    const container = this.open[this.open.length - 1];
    if (container?.kind === 'object') {
      if (this.expecting === 'key' || this.expecting === 'key-or-close') return this.key(container, node);
      if (this.expecting === 'comma-or-close') {
        this.missingComma(start);
        return this.key(container, node);
      }
      // A key where a value should stand: `"Next": "End": true` was half-typed; the colon behind it tells.
      if (this.pending && this.followedByColon()) {
        this.missingValue();
        return this.key(container, node);
      }
    }
    this.value(node);
  }

  private followedByColon(): boolean {
    for (let i = this.scanner.end; i < this.text.length; i++) {
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
    const earlier = this.earlierTwin(container, property);
    if (earlier) {
      if (!this.reportedDuplicates.has(earlier)) this.duplicate(earlier);
      this.duplicate(property);
    }
    this.pending = property;
    this.expecting = 'colon';
  }

  /** The last property of that name before this one. Objects get an index only when they have many members. */
  private earlierTwin({ properties }: ObjectNode, property: Property): Property | undefined {
    const name = property.key.value;
    const at = this.keys.length - 1;
    let index = this.keys[at];
    if (properties.length > FEW) {
      if (!index) {
        index = new Map(properties.slice(0, -1).map((other) => [other.key.value, other]));
        this.keys[at] = index;
      }
      const earlier = index.get(name);
      index.set(name, property);
      return earlier;
    }
    for (let i = properties.length - 2; i >= 0; i--) if (properties[i]?.key.value === name) return properties[i];
    return undefined;
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
        return this.orphan(node);
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
      return this.orphan(node);
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
    return node.kind === 'object' || node.kind === 'array';
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
