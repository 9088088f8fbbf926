import type { Alias } from 'yaml';
import type { OffsetRange } from '../text/line-index';
import {
  MAX_DEPTH,
  offsetInSource,
  type ArrayNode,
  type Node,
  type ObjectNode,
  type Property,
  type StringNode,
  type StringOffsets,
  type SyntaxFaultCode,
} from './node';
import { TOO_DEEP } from './yaml-faults';

/** Copies that aliases may make, in nodes: more than a definition of the greatest allowed length can hold. */
const MAX_ALIAS_NODES = 100_000;

/** The anchors of a YAML document, and the copies of their nodes that aliases and merge keys stand for. */
export class YamlAnchors {
  private readonly nodes = new Map<string, Node | 'open'>();
  private copied = 0;
  private aliasesCutOff = false;

  constructor(private readonly report: (code: SyntaxFaultCode, message: string, start: number, end: number) => void) {}

  /** The node of an anchor; `open` while it is being read. */
  set(name: string, node: Node | 'open'): void {
    this.nodes.set(name, node);
  }

  /** What an alias stands for, in its place in the tree. */
  alias(source: Alias, parent: Node['parent'], depth: number): Node {
    const [start, end] = source.range ?? [0, 0];
    const target = this.target(source);
    return target.kind === 'placeholder'
      ? { ...target, start, end, parent }
      : this.copy(target, parent, depth, { start, end });
  }

  /** The node that an alias stands for; where there is none a placeholder, since what it would be is unknown. */
  target(source: Alias): Node {
    const [start, end] = source.range ?? [0, 0];
    const target = this.nodes.get(source.source);
    if (target === undefined)
      this.report('invalid-yaml', `No anchor &${source.source} stands before this alias.`, start, end);
    else if (target === 'open')
      this.report('invalid-yaml', `The anchor &${source.source} would contain itself.`, start, end);
    else if (this.copied < MAX_ALIAS_NODES) return target;
    else this.tooManyAliases(start, end);
    return { kind: 'placeholder', start, end, parent: undefined, name: source.source };
  }

  private tooManyAliases(start: number, end: number): void {
    if (this.aliasesCutOff) return;
    this.aliasesCutOff = true;
    this.report(
      'too-many-aliases',
      `The aliases of this document stand for more than ${String(MAX_ALIAS_NODES)} values: the rest is not read.`,
      start,
      end,
    );
  }

  /** Copies a node; the copy itself stands at `place`, its parts stand where the original's do. */
  private copy(node: Node, parent: Node['parent'], depth: number, { start, end }: OffsetRange = node): Node {
    this.copied++;
    if (node.kind === 'string') return { ...node, start, end, parent, offsets: new AnchorOffsets(node) };
    if (node.kind !== 'object' && node.kind !== 'array') return { ...node, start, end, parent };
    const tooMany = this.copied > MAX_ALIAS_NODES;
    const tooDeep = depth >= MAX_DEPTH;
    if (tooMany) this.tooManyAliases(start, end);
    else if (tooDeep) this.report('too-deeply-nested', TOO_DEEP, start, end);
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

  /** https://yaml.org/type/merge.html: keys written out win, then those of earlier sources. */
  merge(
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
}

/** The characters of a string that came through an alias stand at the anchor. */
class AnchorOffsets implements StringOffsets {
  constructor(private readonly anchored: StringNode) {}

  offsetInSource(indexInValue: number): number {
    return offsetInSource(this.anchored, indexInValue);
  }
}
