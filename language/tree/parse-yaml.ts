import {
  Composer,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Parser,
  Scalar,
  type Alias,
  type CST,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { OffsetRange } from '../text/line-index';
import {
  MAX_DEPTH,
  offsetInSource,
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
import { PlainOffsets } from './plain-offsets';
import { maskPlaceholders } from './mask-placeholders';
import { nameInTemplate } from './template-names';
import { describeYamlError } from './yaml-faults';
import { ScalarOffsets, type ScalarStyle } from './yaml-offsets';

/** Copies that aliases may make, in nodes: more than a definition of the greatest allowed length can hold. */
const MAX_ALIAS_NODES = 100_000;
/** A text of another kind, read as YAML, must not flood the reader. */
const MAX_FAULTS = 1000;
const TOO_DEEP = `Nesting stops being read here: it is deeper than ${String(MAX_DEPTH)} levels.`;

/**
 * Parses YAML 1.2 (core schema) into the same tree as JSON. Never fails. What YAML has and JSON has not:
 *
 * - An alias becomes a copy of its anchor's node: the copy itself stands at the alias, its parts stand where the
 *   anchor's text is, so that a diagnostic inside is shown where it can be mended. Parents are those of the alias's place.
 * - Merge keys (`<<`) become the properties they stand for; a key written out wins, then the earlier source.
 * - A key without a value (`End:`) is null, as for every YAML reader: a null node of no length behind the colon. Only a
 *   key without a colon is half-typed (no value).
 * - `${Name}` alone is a placeholder node, also within brackets; `!Ref` and the like become placeholders too, `!Sub`
 *   keeps its text, other tags are ignored.
 */
export function parseYaml(text: string): ParsedDocument {
  const mask = maskPlaceholders(text);
  const faults: SyntaxFault[] = [];
  const comments: OffsetRange[] = [];
  const tokens: CST.Token[] = [...new Parser().parse(mask.text)];
  tokens.forEach((token) => {
    prepare(token, comments, faults);
  });
  const documents = [
    ...new Composer({ schema: 'core', uniqueKeys: false, keepSourceTokens: true, merge: false }).compose(
      tokens,
      true,
      text.length,
    ),
  ];
  const document = documents[0];
  for (const error of document?.errors.slice(0, MAX_FAULTS) ?? []) {
    if (!UNCLOSED.test(error.message)) faults.push(describeYamlError(error, text));
  }
  const builder = new TreeBuilder(text, mask.unmask, faults);
  const root = document && builder.build(document);
  if (documents.length > 1)
    builder.fault(
      'invalid-yaml',
      'Only one document may stand in a definition: remove what follows.',
      startOfSecond(tokens, text),
      text.length,
    );
  if (!root && faults.length === 0)
    builder.fault('invalid-yaml', 'The document is empty: a state machine is a mapping.', 0, 0);
  faults.splice(MAX_FAULTS);
  faults.sort((a, b) => a.start - b.start);
  return { text, format: 'yaml', root, faults, comments };
}

function startOfSecond(tokens: readonly CST.Token[], text: string): number {
  return tokens.filter((token) => token.type === 'document')[1]?.offset ?? text.length;
}

/** Collects the comments below a token and cuts off what is nested too deeply, since the composer works by recursion. */
function prepare(root: CST.Token, comments: OffsetRange[], faults: SyntaxFault[]): void {
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let current = open.pop(); current; current = open.pop()) {
    const { token, depth } = current;
    const later = (children: readonly (CST.Token | undefined | null)[] | undefined, childDepth: number): void => {
      children?.forEach((child) => {
        if (child) open.push({ token: child, depth: childDepth });
      });
    };
    if (token.type === 'comment') comments.push({ start: token.offset, end: token.offset + token.source.length });
    if (token.type === 'flow-collection') checkClosed(token, faults);
    if (token.type === 'document') later([...token.start, token.value, ...(token.end ?? [])], depth);
    if (token.type === 'block-scalar') later(token.props, depth);
    if ('end' in token && Array.isArray(token.end)) later(token.end, depth);
    if (!('items' in token)) continue;
    if (depth >= MAX_DEPTH) {
      faults.push({ code: 'too-deeply-nested', message: TOO_DEEP, start: token.offset, end: token.offset + 1 });
      token.items.length = 0;
      continue;
    }
    for (const item of token.items) later([...item.start, item.key, ...(item.sep ?? []), item.value], depth + 1);
  }
  comments.sort((a, b) => a.start - b.start);
}

/** The package's words for a bracket without its twin, which checkClosed reports at the bracket. */
const UNCLOSED = /end with a [}\]]/;

function checkClosed({ start, end, offset }: CST.FlowCollection, faults: SyntaxFault[]): void {
  const [what, wanted, closing] =
    start.source === '{' ? ['brace', '}', 'flow-map-end'] : ['bracket', ']', 'flow-seq-end'];
  if (end.some(({ type }) => type === closing)) return;
  faults.push({
    code: 'invalid-yaml',
    message: `This ${what} is not closed: a ${wanted} is missing.`,
    start: offset,
    end: offset + 1,
  });
}

type Parent = Node['parent'];

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** CloudFormation's short functions whose value is known when the template is deployed, not before. */
const DEPLOY_TIME_TAG =
  /^!(Ref|GetAtt|ImportValue|FindInMap|Select|Join|Split|If|GetAZs|Base64|Cidr|Transform|Length|ToJsonString)$/;

class TreeBuilder {
  private readonly anchors = new Map<string, Node | 'open'>();
  private copied = 0;
  private aliasesCutOff = false;

  constructor(
    private readonly text: string,
    private readonly unmask: (value: string) => string,
    private readonly faults: SyntaxFault[],
  ) {}

  fault(code: SyntaxFaultCode, message: string, start: number, end: number): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ code, message, start, end });
  }

  build(document: Document.Parsed): Node | undefined {
    if (isScalar(document.contents) && document.contents.value === null && document.contents.source === '')
      return undefined;
    return this.node(document.contents, undefined, 0, 0);
  }

  /** `at`: where a value without any text stands. */
  private node(source: unknown, parent: Parent, depth: number, at: number): Node | undefined {
    if (isAlias(source)) return this.alias(source, parent, depth);
    const anchor = isScalar(source) || isMap(source) || isSeq(source) ? source.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const node = this.own(source, parent, depth, at);
    if (anchor !== undefined && node) this.anchors.set(anchor, node);
    return node;
  }

  private own(source: unknown, parent: Parent, depth: number, at: number): Node | undefined {
    if (!isScalar(source) && !isMap(source) && !isSeq(source)) return undefined;
    const start = source.range?.[0] ?? at;
    const rawEnd = Math.min(source.range?.[1] ?? at, this.text.length);
    const end = isScalar(source) ? this.trimmedEnd(start, rawEnd) : rawEnd;
    if (source.tag !== undefined && DEPLOY_TIME_TAG.test(source.tag)) {
      const argument = this.content(source, parent, depth, start, end);
      const name = nameInTemplate(argument) ?? source.tag.slice(1);
      return { kind: 'placeholder', start, end, parent, name, call: { name: source.tag.slice(1), argument } };
    }
    return this.content(source, parent, depth, start, end);
  }

  private content(
    source: Scalar | YAMLSeq | YAMLMap,
    parent: Parent,
    depth: number,
    start: number,
    end: number,
  ): Node | undefined {
    if (isScalar(source)) return this.scalar(source, parent, start, end);
    if (isSeq(source)) {
      // `!Sub [text, {values}]`: the text is what the definition will hold.
      if (source.tag === '!Sub' && isScalar(source.items[0])) return this.node(source.items[0], parent, depth, start);
      const array: ArrayNode = { kind: 'array', start, end, parent, items: [] };
      for (const item of source.items) {
        const node = isPair(item) ? this.lonePair(item, array, depth + 1) : this.node(item, array, depth + 1, end);
        if (node) array.items.push(node);
      }
      this.closeBlock(array, source.flow === true);
      return array;
    }
    const object: ObjectNode = { kind: 'object', start, end, parent, properties: [] };
    this.properties(object, source.items, depth);
    this.closeBlock(object, source.flow === true);
    return object;
  }

  /** A pair that stands in a sequence without a mapping around it. */
  private lonePair(pair: Pair, parent: ArrayNode, depth: number): Node {
    const start = rangeOf(pair.key)?.[0] ?? parent.start;
    const end = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1] ?? start;
    const object: ObjectNode = { kind: 'object', start, end: this.trimmedEnd(start, end), parent, properties: [] };
    this.properties(object, [pair], depth);
    return object;
  }

  private trimmedEnd(start: number, end: number): number {
    let i = Math.min(end, this.text.length);
    while (i > start && /\s/.test(this.text.charAt(i - 1))) i--;
    return i;
  }

  /** A block collection ends where its last part ends, not behind the blank lines and comments that follow. */
  private closeBlock(container: ObjectNode | ArrayNode, flow: boolean): void {
    if (flow) return;
    let end = container.start;
    if (container.kind === 'array') for (const item of container.items) end = Math.max(end, item.end);
    else for (const { key, value } of container.properties) end = Math.max(end, key.end, value?.end ?? 0);
    // Merged properties stand elsewhere: they may end behind this collection.
    container.end = Math.min(Math.max(end, container.start), container.end);
  }

  private scalar(source: Scalar, parent: Parent, start: number, end: number): Node | undefined {
    const style = STYLES[source.type ?? 'PLAIN'] ?? 'plain';
    const { value } = source;
    if (style === 'plain') {
      if (value === null) return { kind: 'null', start, end, parent };
      if (typeof value === 'boolean') return { kind: 'boolean', start, end, parent, value };
      if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', start, end, parent, value };
      const word = this.text.slice(start, end);
      if (typeof value === 'number' && /^[-+]?\d/.test(word)) return { kind: 'number', start, end, parent, value };
      const placeholder = /^\$\{([^}\s"]*)\}$/.exec(word);
      if (placeholder) return { kind: 'placeholder', start, end, parent, name: placeholder[1] ?? '' };
      if (typeof value === 'number')
        this.fault('invalid-yaml', `JSON has no number ${word}: the service could not read it.`, start, end);
    }
    return this.string(source, style, parent, start, end);
  }

  private string(source: Scalar, style: ScalarStyle, parent: Parent, start: number, end: number): StringNode {
    const value = this.unmask(typeof source.value === 'string' ? source.value : (source.source ?? ''));
    return { kind: 'string', start, end, parent, value, offsets: this.offsets(source, style, value, start, end) };
  }

  private offsets(
    source: Scalar,
    style: ScalarStyle,
    value: string,
    start: number,
    end: number,
  ): StringOffsets | undefined {
    if (style === 'plain' && value.length === end - start) return new PlainOffsets(start);
    if ((style === 'single' || style === 'double') && value.length === end - start - 2) return undefined;
    const parentIndent = source.srcToken && 'indent' in source.srcToken ? source.srcToken.indent : 0;
    return new ScalarOffsets(this.text, { style, start, end: source.range?.[1] ?? end, parentIndent }, value.length);
  }

  private properties(object: ObjectNode, pairs: readonly unknown[], depth: number): void {
    const explicit = new Map<string, Property>();
    const merges: { at: number; sources: ObjectNode[] }[] = [];
    const reported = new Set<Property>();
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      if (isMergeKey(pair.key)) {
        merges.push({ at: object.properties.length, sources: this.mergeSources(pair, object, depth) });
        continue;
      }
      const key = this.key(this.halfTypedLines(pair.key, object), object);
      if (!key) continue;
      const property: Property = { kind: 'property', key, value: undefined, parent: object };
      key.parent = property;
      property.value = this.node(pair.value, property, depth + 1, key.end);
      object.properties.push(property);
      const earlier = explicit.get(key.value);
      if (earlier) {
        for (const twin of [earlier, property]) if (!reported.has(twin)) this.duplicate(twin);
        reported.add(earlier).add(property);
      }
      explicit.set(key.value, property);
    }
    if (merges.length > 0) this.merge(object, merges, explicit, depth);
  }

  /**
   * A key over several lines is a half-typed key (or more of them) before a whole one: `Ne` on a line, then `End: true`.
   * Puts the half-typed ones into the object and answers the whole one. (The fault is reported already.)
   */
  private halfTypedLines(key: unknown, object: ObjectNode): unknown {
    if (!isScalar(key) || key.type !== 'PLAIN' || !key.range || key.anchor !== undefined) return key;
    const [start, end] = key.range;
    const lastBreak = this.text.lastIndexOf('\n', end - 1);
    if (lastBreak < start) return key;
    for (const match of this.text.slice(start, lastBreak).matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)) {
      const at = start + match.index;
      const value = this.unmask(match[0]);
      const half: StringNode = {
        kind: 'string',
        start: at,
        end: at + value.length,
        parent: undefined,
        value,
        offsets: new PlainOffsets(at),
      };
      const property: Property = { kind: 'property', key: half, value: undefined, parent: object };
      half.parent = property;
      object.properties.push(property);
    }
    const last = this.text.slice(lastBreak + 1, end);
    const whole = new Scalar(last.trim());
    whole.type = 'PLAIN';
    whole.range = [lastBreak + 1 + (last.length - last.trimStart().length), end, end];
    return whole;
  }

  private duplicate({ key }: Property): void {
    const name = key.value.length > 40 ? key.value.slice(0, 39) + '…' : key.value;
    this.fault(
      'duplicate-key',
      `"${name}" stands more than once in this object: only one of them would count.`,
      key.start,
      key.end,
    );
  }

  private key(source: unknown, object: ObjectNode): StringNode | undefined {
    if (isScalar(source)) {
      const start = source.range?.[0] ?? object.start;
      const end = this.trimmedEnd(start, source.range?.[1] ?? start);
      const style = STYLES[source.type ?? 'PLAIN'] ?? 'plain';
      const key = this.string(source, style, undefined, start, end);
      if (source.anchor !== undefined) this.anchors.set(source.anchor, key);
      return key;
    }
    if (isAlias(source)) {
      const node = this.alias(source, undefined, 0);
      if (node?.kind === 'string') return node;
    }
    const range = rangeOf(source);
    this.fault('invalid-yaml', 'A key must be a text.', range?.[0] ?? object.start, range?.[1] ?? object.start);
    return undefined;
  }

  /** What a merge key names: mappings whose properties are copied later. */
  private mergeSources(pair: Pair, object: ObjectNode, depth: number): ObjectNode[] {
    const sources: ObjectNode[] = [];
    for (const item of isSeq(pair.value) ? pair.value.items : [pair.value]) {
      const node = isAlias(item) ? this.target(item) : this.node(item, undefined, depth, object.start);
      if (node?.kind === 'object') sources.push(node);
      else if (node?.kind !== 'placeholder') {
        const range = rangeOf(item) ?? rangeOf(pair.key);
        this.fault(
          'invalid-yaml',
          'A merge key (<<) takes a mapping or a list of mappings.',
          range?.[0] ?? object.start,
          range?.[1] ?? object.start,
        );
      }
    }
    return sources;
  }

  /** https://yaml.org/type/merge.html: keys written out win, then those of earlier sources. */
  private merge(
    object: ObjectNode,
    merges: readonly { at: number; sources: ObjectNode[] }[],
    explicit: ReadonlyMap<string, Property>,
    depth: number,
  ): void {
    const taken = new Set(explicit.keys());
    const own = object.properties.splice(0);
    let next = 0;
    for (const { at, sources } of merges) {
      object.properties.push(...own.slice(next, at));
      next = at;
      for (const source of sources) {
        if (this.copied > MAX_ALIAS_NODES) continue;
        const added = source.properties.filter(({ key }) => !taken.has(key.value));
        for (const property of added) {
          this.copyProperty(property, object, depth);
          taken.add(property.key.value);
        }
      }
    }
    object.properties.push(...own.slice(next));
  }

  private alias(source: Alias, parent: Parent, depth: number): Node {
    const [start, end] = source.range ?? [0, 0];
    const target = this.target(source);
    return target.kind === 'placeholder'
      ? { ...target, start, end, parent }
      : this.copy(target, parent, depth, { start, end });
  }

  /** The node that an alias stands for; where there is none a placeholder, since what it would be is unknown. */
  private target(source: Alias): Node {
    const [start, end] = source.range ?? [0, 0];
    const target = this.anchors.get(source.source);
    if (target === undefined)
      this.fault('invalid-yaml', `No anchor &${source.source} stands before this alias.`, start, end);
    else if (target === 'open')
      this.fault('invalid-yaml', `The anchor &${source.source} would contain itself.`, start, end);
    else if (this.copied < MAX_ALIAS_NODES) return target;
    else this.tooManyAliases(start, end);
    return { kind: 'placeholder', start, end, parent: undefined, name: source.source };
  }

  private tooManyAliases(start: number, end: number): void {
    if (this.aliasesCutOff) return;
    this.aliasesCutOff = true;
    this.fault(
      'too-many-aliases',
      `The aliases of this document stand for more than ${String(MAX_ALIAS_NODES)} values: the rest is not read.`,
      start,
      end,
    );
  }

  /** Copies a node; the copy itself stands at `place`, its parts stand where the original's do. */
  private copy(node: Node, parent: Parent, depth: number, { start, end }: OffsetRange = node): Node {
    this.copied++;
    if (node.kind === 'string') return { ...node, start, end, parent, offsets: new AnchorOffsets(node) };
    if (node.kind !== 'object' && node.kind !== 'array') return { ...node, start, end, parent };
    const tooMany = this.copied > MAX_ALIAS_NODES;
    const tooDeep = depth >= MAX_DEPTH;
    if (tooMany) this.tooManyAliases(start, end);
    else if (tooDeep) this.tooDeep(start, end);
    const empty = tooMany || tooDeep;
    if (node.kind === 'array') {
      const array: ArrayNode = { kind: 'array', start, end, parent, items: [] };
      if (!empty) for (const item of node.items) array.items.push(this.copy(item, array, depth + 1));
      return array;
    }
    const object: ObjectNode = { kind: 'object', start, end, parent, properties: [] };
    if (!empty) for (const property of node.properties) this.copyProperty(property, object, depth);
    return object;
  }

  private copyProperty({ key, value }: Property, object: ObjectNode, depth: number): void {
    const property: Property = { kind: 'property', key: { ...key }, value: undefined, parent: object };
    property.key.parent = property;
    property.value = value && this.copy(value, property, depth + 1);
    object.properties.push(property);
  }

  private tooDeep(start: number, end: number): void {
    this.fault('too-deeply-nested', TOO_DEEP, start, end);
  }
}

/** The characters of a string that came through an alias stand at the anchor. */
class AnchorOffsets implements StringOffsets {
  constructor(private readonly anchored: StringNode) {}

  offsetInSource(indexInValue: number): number {
    return offsetInSource(this.anchored, indexInValue);
  }
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range ?? undefined) : undefined;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}
