import { finish, type Steps } from '../steps';
import type { ArrayNode, Node, ObjectNode, ParsedDocument, Property, StringNode } from './node';

/**
 * The tree of a text with what it has in common with the tree of the text before: what is the same, wherever it stands
 * now, is the very same node as before, at its new place. Whoever knows something of a node knows it still.
 *
 * The tree before is used up by that, its nodes belong to the new one. A container is the same where all that is in it
 * is, at the same distance from its beginning. Linear in the size of the tree.
 */
export function reuseNodes(fresh: ParsedDocument, before: ParsedDocument): ParsedDocument {
  return finish(reuseNodesInSteps(fresh, before));
}

/** The same in steps. Neither of the two trees is sound until all of them are done. */
export function* reuseNodesInSteps(fresh: ParsedDocument, before: ParsedDocument): Steps<ParsedDocument> {
  if (!fresh.root || !before.root) return fresh;
  return { ...fresh, root: yield* new Comparison().reuse(fresh.root, before.root) };
}

/** So many nodes are one step. */
const NODES_IN_STEP = 10_000;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Compares two trees container by container. All parts are compared, also where a part before them is another one. */
class Comparison {
  /** The containers that are being compared, innermost last. */
  private readonly open: (Members | Items)[] = [];
  /** How far the node has moved that was last found to be the same. */
  private moved = 0;

  /** The node before, if it is the same; else the fresh one, with all of its parts that are. The caller sets its parent. */
  *reuse(fresh: Node, before: Node): Steps<Node> {
    let left = NODES_IN_STEP;
    let result = this.compare(fresh, before);
    for (let pair = this.open.at(-1); pair; pair = this.open.at(-1)) {
      if (result) pair.take(result, this.moved);
      if (pair.next() && pair.part && pair.partBefore) result = this.compare(pair.part, pair.partBefore);
      else {
        this.open.pop();
        result = this.decide(pair.fresh, pair.before, pair.isSame);
      }
      if (--left > 0) continue;
      left = NODES_IN_STEP;
      yield;
    }
    return result ?? fresh;
  }

  /** What a node is that has no parts; undefined for a container, whose parts come first. */
  private compare(fresh: Node, before: Node): Node | undefined {
    if (fresh.kind === 'object' && before.kind === 'object') this.open.push(new Members(fresh, before));
    else if (fresh.kind === 'array' && before.kind === 'array') this.open.push(new Items(fresh, before));
    else return this.decide(fresh, before, isSameLeaf(fresh, before));
    return undefined;
  }

  private decide(fresh: Node, before: Node, hasSameParts: boolean): Node {
    const moved = fresh.start - before.start;
    if (!hasSameParts || fresh.end - before.end !== moved) return withOwnParts(fresh);
    this.moved = moved;
    return place(before, fresh);
  }
}

/** The members of two objects, one after the other. */
class Members {
  /** Whether all members so far are the same. */
  isSame: boolean;
  /** The two values that are to be compared next. */
  part: Node | undefined;
  partBefore: Node | undefined;
  private index = -1;
  private twin: Property | undefined;
  private readonly moved: number;
  private keyMoved = 0;
  /** The members before by name, once the order is another one. */
  private byName: Map<string, Property> | undefined;

  constructor(
    readonly fresh: ObjectNode,
    readonly before: ObjectNode,
  ) {
    this.moved = fresh.start - before.start;
    this.isSame = fresh.properties.length === before.properties.length;
  }

  /** Goes on to the next two values; false when there are no more. */
  next(): boolean {
    const { properties } = this.fresh;
    for (let own = properties[++this.index]; own; own = properties[++this.index]) {
      this.twin = this.twinOf(own);
      if (!this.twin || !isSameText(own.key, this.twin.key)) {
        this.isSame = false;
        continue;
      }
      this.keyMoved = own.key.start - this.twin.key.start;
      place(this.twin.key, own.key);
      this.part = own.value;
      this.partBefore = this.twin.value;
      if (this.part && this.partBefore) return true;
      this.take(own.value, this.keyMoved);
    }
    return false;
  }

  /** Takes what the value of the member is, and how far it has moved. */
  take(value: Node | undefined, moved: number): void {
    const { index, twin } = this;
    const own: Mutable<Property> | undefined = this.fresh.properties[index];
    if (!own || !twin) return;
    if (value === twin.value && moved === this.keyMoved) {
      this.fresh.properties[index] = twin;
      this.isSame &&= twin === this.before.properties[index] && moved === this.moved;
      return;
    }
    this.isSame = false;
    own.key = twin.key;
    own.key.parent = own;
    own.value = value;
    if (value) value.parent = own;
  }

  private twinOf({ key: { value: name } }: Property): Property | undefined {
    if (!this.byName) {
      const twin = this.before.properties[this.index];
      if (twin?.key.value === name) return twin;
      this.byName = new Map(this.before.properties.slice(this.index).map((other) => [other.key.value, other]));
    }
    const twin = this.byName.get(name);
    this.byName.delete(name);
    return twin;
  }
}

/** The items of two arrays, one after the other. */
class Items {
  isSame: boolean;
  part: Node | undefined;
  partBefore: Node | undefined;
  private index = -1;
  private readonly moved: number;

  constructor(
    readonly fresh: ArrayNode,
    readonly before: ArrayNode,
  ) {
    this.moved = fresh.start - before.start;
    this.isSame = fresh.items.length === before.items.length;
  }

  next(): boolean {
    this.index++;
    this.part = this.fresh.items[this.index];
    this.partBefore = this.before.items[this.index];
    return this.part !== undefined && this.partBefore !== undefined;
  }

  take(item: Node, moved: number): void {
    this.isSame &&= item === this.partBefore && moved === this.moved;
    this.fresh.items[this.index] = item;
  }
}

/** Whether two nodes without parts say the same. */
function isSameLeaf(fresh: Node, before: Node): boolean {
  switch (fresh.kind) {
    case 'object':
    case 'array':
      return false;
    case 'null':
      return before.kind === 'null';
    case 'placeholder':
      return before.kind === 'placeholder' && before.name === fresh.name && !before.call && !fresh.call;
    case 'string':
    case 'number':
    case 'boolean':
      return before.kind === fresh.kind && before.value === fresh.value;
  }
}

/** Whether two texts say the same and are written in as many characters. */
function isSameText(fresh: StringNode, before: StringNode): boolean {
  return fresh.value === before.value && fresh.end - fresh.start === before.end - before.start;
}

function withOwnParts(fresh: Node): Node {
  if (fresh.kind === 'array') for (const item of fresh.items) item.parent = fresh;
  if (fresh.kind === 'object') {
    for (const property of fresh.properties) {
      const own: Mutable<Property> = property;
      own.parent = fresh;
    }
  }
  return fresh;
}

/** Puts a node where its twin in the fresh tree stands. Texts are parts of the document's text: none of the one before is kept. */
function place(before: Node, fresh: Node): Node {
  const node: Mutable<Node> = before;
  node.start = fresh.start;
  node.end = fresh.end;
  if (node.kind === 'string' && fresh.kind === 'string') {
    const text: Mutable<typeof node> = node;
    text.value = fresh.value;
    text.offsets = fresh.offsets;
  } else if (node.kind === 'placeholder' && fresh.kind === 'placeholder') {
    const placeholder: Mutable<typeof node> = node;
    placeholder.name = fresh.name;
  }
  return before;
}
