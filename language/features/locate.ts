import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { ArrayNode, Node, ObjectNode, ParsedDocument, Property, StringNode } from '../tree/node';
import type { Gap } from './gap';
import { gapInBrackets } from './gap-in-brackets';
import { gapInBlock } from './gap-in-block';
import { asPart, MACHINE, meaningOf, meaningOfItem, meaningOfValue, type Meaning, type Part } from './meaning';

/** What stands, or could stand, at an offset of the text. Every feature of the editor starts from here. */
export type Place = KeyPlace | ValuePlace | { readonly kind: 'nothing' };

/** A key of an object, or a gap where one may be written. */
export interface KeyPlace {
  readonly kind: 'key';
  /** The object around; where YAML has only its first key half-typed an object of no members. */
  readonly object: ObjectNode;
  /** The object as a part of the definition; none for free data and for `States`. */
  readonly part: Part | undefined;
  /** What the object is. */
  readonly meaning: Meaning;
  /** The property whose key stands here; none in a gap. */
  readonly property: Property | undefined;
  /** What is typed here already, quotes included. */
  readonly word: OffsetRange;
}

/** A value, or a gap where one may be written. */
export interface ValuePlace {
  readonly kind: 'value';
  readonly meaning: Meaning;
  /** The innermost value here; none in a gap. */
  readonly node: Node | undefined;
  /** What holds the value; none for the document itself. */
  readonly holder: Property | ArrayNode | undefined;
  readonly word: OffsetRange;
}

const NOTHING: Place = { kind: 'nothing' };

/** Finds what stands at `offset`. Works in half-typed texts; answers `nothing` in comments and outside of the machine. */
export function locate(model: MachineModel, offset: number): Place {
  const { document } = model;
  if (document.comments.some(({ start, end }) => start < offset && offset <= end)) return NOTHING;
  const root = model.node ?? document.root;
  const empty = { start: offset, end: offset };
  if (!root) return { kind: 'value', meaning: MACHINE, node: undefined, holder: undefined, word: empty };
  const place = within(model, root, offset);
  return place.kind === 'value' && document.format === 'yaml' ? firstKey(model, place) : place;
}

/** The key or string at the offset as a node, for features that point at things (definition, hover). */
export function stringAt(place: Place): StringNode | undefined {
  if (place.kind === 'key') return place.property?.key;
  return place.kind === 'value' && place.node?.kind === 'string' ? place.node : undefined;
}

function within(model: MachineModel, root: Node, offset: number): Place {
  const { text, format } = model.document;
  let node = root;
  if (!covers(node, text, offset)) {
    const gap = format === 'yaml' && !isFlow(root, text) ? gapInBlock(root, text, offset) : undefined;
    return gap ? fromGap(model, gap) : NOTHING;
  }
  for (;;) {
    if (node.kind !== 'object' && node.kind !== 'array')
      return { kind: 'value', meaning: meaningOf(model, node), node, holder: holderOf(node), word: rangeOf(node) };
    const next = childAt(node, model.document, offset);
    if (!next) break;
    if (next.kind === 'property') return keyPlace(model, next);
    node = next;
  }
  const gap = isFlow(node, text) ? gapInBrackets(node, text, offset) : gapInBlock(root, text, offset);
  if (gap) return fromGap(model, gap);
  return isFlow(node, text) || offset > node.start
    ? NOTHING
    : { kind: 'value', meaning: meaningOf(model, node), node, holder: holderOf(node), word: rangeOf(node) };
}

/** The child that covers the offset; a property stands for its key. */
function childAt(
  node: ObjectNode | ArrayNode,
  { text, format }: ParsedDocument,
  offset: number,
): Node | Property | undefined {
  // In YAML what an alias stands for is somewhere else.
  const isInOrder = format === 'json';
  if (node.kind === 'array') {
    const from = isInOrder ? lastBefore(node.items, (item) => item.start, offset) - 1 : 0;
    return node.items.slice(Math.max(0, from)).find((item) => covers(item, text, offset));
  }
  const { properties } = node;
  const from = isInOrder ? lastBefore(properties, ({ key }) => key.start, offset) - 1 : 0;
  for (let i = Math.max(0, from); i < properties.length; i++) {
    const property = properties[i];
    if (!property || (isInOrder && property.key.start > offset)) break;
    if (property.key.start <= offset && offset <= property.key.end) return property;
    if (property.value && covers(property.value, text, offset)) return property.value;
  }
  return undefined;
}

/** The index of the last part that begins at the offset or before it; the parts are in order of the text. */
function lastBefore<Part>(parts: readonly Part[], startOf: (part: Part) => number, offset: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part === undefined || startOf(part) > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}

/** Whether the offset lies in the node: a container in brackets is left right behind them, others include their ends. */
function covers(node: Node, text: string, offset: number): boolean {
  const isContainer = node.kind === 'object' || node.kind === 'array';
  if (!isContainer || !isFlow(node, text)) {
    const isMissing = node.start === node.end;
    return !isMissing && node.start <= offset && offset <= node.end;
  }
  if (offset <= node.start) return false;
  if (isClosed(node, text)) return offset < node.end;
  return offset <= node.end || text.slice(node.end, offset).trim() === '';
}

/** Whether the container is written in brackets, as always in JSON. */
function isFlow(node: Node, text: string): boolean {
  const first = text.charAt(node.start);
  return first === '{' || first === '[';
}

function isClosed(node: ObjectNode | ArrayNode, text: string): boolean {
  if (text.charAt(node.end - 1) !== (node.kind === 'object' ? '}' : ']')) return false;
  if (node.kind === 'array') return (node.items.at(-1)?.end ?? 0) < node.end;
  const last = node.properties.at(-1);
  return (last?.value?.end ?? last?.key.end ?? 0) < node.end;
}

function keyPlace(model: MachineModel, property: Property): KeyPlace {
  const object = property.parent;
  const meaning = meaningOf(model, object);
  const word = rangeOf(property.key);
  return { kind: 'key', object, part: asPart(model, object, meaning), meaning, property, word };
}

function fromGap(model: MachineModel, gap: Gap): Place {
  if (gap.kind === 'key') {
    const meaning = meaningOf(model, gap.object);
    return { ...gap, part: asPart(model, gap.object, meaning), meaning, property: undefined };
  }
  const { holder, word } = gap;
  const meaning = holder.kind === 'property' ? meaningOfValue(model, holder) : meaningOfItem(meaningOf(model, holder));
  return { kind: 'value', meaning, node: undefined, holder, word };
}

/** In YAML an object begins with its first key, which is a text or nothing at all while it is typed. */
function firstKey(model: MachineModel, place: ValuePlace): Place {
  const { node, meaning, holder, word } = place;
  const { shape } = meaning;
  const wantsObject = shape?.kind === 'object' || shape?.kind === 'state' || shape?.kind === 'states';
  if (!wantsObject || (node && node.kind !== 'string' && node.kind !== 'null')) return place;
  const object: ObjectNode = { kind: 'object', ...word, parent: holder, properties: [] };
  return { kind: 'key', object, part: asPart(model, object, meaning), meaning, property: undefined, word };
}

function holderOf(node: Node): Property | ArrayNode | undefined {
  return node.parent;
}

function rangeOf(node: Node): OffsetRange {
  return { start: node.start, end: node.end };
}
