import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Scalar,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Steps } from '../steps';
import type {
  ArrayNode,
  Node,
  ObjectNode,
  PlaceholderNode,
  Property,
  StringNode,
  StringOffsets,
  SyntaxFault,
  SyntaxFaultCode,
} from './node';
import { PlainOffsets } from './plain-offsets';
import { nameInTemplate } from './template-names';
import { YamlAnchors } from './yaml-anchors';
import { MAX_FAULTS } from './yaml-faults';
import { ScalarOffsets, type ScalarStyle } from './yaml-offsets';

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

/** So many collections are one step. */
const COLLECTIONS_IN_STEP = 500;

/** Makes the tree of a document that the `yaml` package has composed. */
export class YamlTreeBuilder {
  private built = 0;
  private readonly anchors = new YamlAnchors((code, message, start, end) => {
    this.fault(code, message, start, end);
  });

  constructor(
    private readonly text: string,
    private readonly unmask: (value: string) => string,
    private readonly faults: SyntaxFault[],
  ) {}

  fault(code: SyntaxFaultCode, message: string, start: number, end: number): void {
    if (this.faults.length < MAX_FAULTS) this.faults.push({ code, message, start, end });
  }

  /** The root, in steps. */
  *build(document: Document.Parsed): Steps<Node | undefined> {
    if (isScalar(document.contents) && document.contents.value === null && document.contents.source === '')
      return undefined;
    return yield* this.node(document.contents, undefined, 0, 0);
  }

  /** `at`: where a value without any text stands. */
  private *node(source: unknown, parent: Parent, depth: number, at: number): Steps<Node | undefined> {
    if (isMap(source) || isSeq(source)) return yield* this.collection(source, parent, depth, at);
    return this.leaf(source, parent, depth, at);
  }

  private leaf(source: unknown, parent: Parent, depth: number, at: number): Node | undefined {
    if (isAlias(source)) return this.anchors.alias(source, parent, depth);
    if (!isScalar(source)) return undefined;
    const start = source.range?.[0] ?? at;
    const end = this.trimmedEnd(start, Math.min(source.range?.[1] ?? at, this.text.length));
    const call = deployTimeCall(source);
    const node = this.scalar(source, parent, start, end);
    const leaf = call === undefined ? node : placeholderFor(call, node, { start, end, parent });
    if (source.anchor !== undefined && leaf) this.anchors.set(source.anchor, leaf);
    return leaf;
  }

  private *collection(source: YAMLSeq | YAMLMap, parent: Parent, depth: number, at: number): Steps<Node | undefined> {
    if (++this.built % COLLECTIONS_IN_STEP === 0) yield;
    const start = source.range?.[0] ?? at;
    const end = Math.min(source.range?.[1] ?? at, this.text.length);
    const { anchor } = source;
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const call = deployTimeCall(source);
    const content = isSeq(source)
      ? yield* this.array(source, parent, depth, start, end)
      : yield* this.object(source, parent, depth, start, end);
    const node = call === undefined ? content : placeholderFor(call, content, { start, end, parent });
    if (anchor !== undefined && node) this.anchors.set(anchor, node);
    return node;
  }

  private *array(source: YAMLSeq, parent: Parent, depth: number, start: number, end: number): Steps<Node | undefined> {
    // `!Sub [text, {values}]`: the text is what the definition will hold.
    if (source.tag === '!Sub' && isScalar(source.items[0])) return this.leaf(source.items[0], parent, depth, start);
    const array: ArrayNode = { kind: 'array', start, end, parent, items: [] };
    for (const item of source.items) {
      const node = isPair(item)
        ? yield* this.lonePair(item, array, depth + 1)
        : yield* this.node(item, array, depth + 1, end);
      if (node) array.items.push(node);
    }
    this.closeBlock(array, source.flow === true);
    return array;
  }

  private *object(source: YAMLMap, parent: Parent, depth: number, start: number, end: number): Steps<ObjectNode> {
    const object: ObjectNode = { kind: 'object', start, end, parent, properties: [] };
    yield* this.properties(object, source.items, depth);
    this.closeBlock(object, source.flow === true);
    return object;
  }

  /** A pair that stands in a sequence without a mapping around it. */
  private *lonePair(pair: Pair, parent: ArrayNode, depth: number): Steps<Node> {
    const start = rangeOf(pair.key)?.[0] ?? parent.start;
    const end = rangeOf(pair.value)?.[1] ?? rangeOf(pair.key)?.[1] ?? start;
    const object: ObjectNode = { kind: 'object', start, end: this.trimmedEnd(start, end), parent, properties: [] };
    yield* this.properties(object, [pair], depth);
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

  private *properties(object: ObjectNode, pairs: readonly unknown[], depth: number): Steps<void> {
    const explicit = new Map<string, Property>();
    const merges: { at: number; sources: ObjectNode[] }[] = [];
    const reported = new Set<Property>();
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      if (isMergeKey(pair.key)) {
        merges.push({ at: object.properties.length, sources: yield* this.mergeSources(pair, object, depth) });
        continue;
      }
      const key = this.key(this.halfTypedLines(pair.key, object), object);
      if (!key) continue;
      const property: Property = { kind: 'property', key, value: undefined, parent: object };
      key.parent = property;
      const { value } = pair;
      property.value =
        isMap(value) || isSeq(value)
          ? yield* this.collection(value, property, depth + 1, key.end)
          : this.leaf(value, property, depth + 1, key.end);
      object.properties.push(property);
      const earlier = explicit.get(key.value);
      if (earlier) {
        for (const twin of [earlier, property]) if (!reported.has(twin)) this.duplicate(twin);
        reported.add(earlier).add(property);
      }
      explicit.set(key.value, property);
    }
    if (merges.length > 0) this.anchors.merge(object, merges, explicit, depth);
  }

  /**
   * A key over several lines is a half-typed key (or more of them) before a whole one: `Ne` on a line, then `End: true`.
   * Puts the half-typed ones into the object and answers the whole one. (The fault is reported already.)
   */
  private halfTypedLines(key: unknown, object: ObjectNode): unknown {
    if (!isScalar(key) || key.type !== 'PLAIN' || !key.range || key.anchor !== undefined) return key;
    const [start, end] = key.range;
    // Within the key: before it the line may be as long as the text.
    const breakInKey = this.text.slice(start, end).lastIndexOf('\n');
    if (breakInKey < 0) return key;
    const lastBreak = start + breakInKey;
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
      const node = this.anchors.alias(source, undefined, 0);
      if (node?.kind === 'string') return node;
    }
    const range = rangeOf(source);
    this.fault('invalid-yaml', 'A key must be a text.', range?.[0] ?? object.start, range?.[1] ?? object.start);
    return undefined;
  }

  /** What a merge key names: mappings whose properties are copied later. */
  private *mergeSources(pair: Pair, object: ObjectNode, depth: number): Steps<ObjectNode[]> {
    const sources: ObjectNode[] = [];
    for (const item of isSeq(pair.value) ? pair.value.items : [pair.value]) {
      const node = isAlias(item) ? this.anchors.target(item) : yield* this.node(item, undefined, depth, object.start);
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
}

/** The name of the function of a template whose value is known when it is deployed. */
function deployTimeCall({ tag }: Scalar | YAMLSeq | YAMLMap): string | undefined {
  return tag !== undefined && DEPLOY_TIME_TAG.test(tag) ? tag.slice(1) : undefined;
}

function placeholderFor(
  call: string,
  argument: Node | undefined,
  place: Pick<Node, 'start' | 'end' | 'parent'>,
): PlaceholderNode {
  return { kind: 'placeholder', ...place, name: nameInTemplate(argument) ?? call, call: { name: call, argument } };
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range ?? undefined) : undefined;
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}
