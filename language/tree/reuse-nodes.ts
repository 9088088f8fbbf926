import type { ArrayNode, Node, ObjectNode, ParsedDocument, Property } from './node';

/**
 * The tree of a text with what it has in common with the tree of the text before: what is the same, wherever it stands
 * now, is the very same node as before, at its new place. Whoever knows something of a node knows it still.
 *
 * The tree before is used up by that, its nodes belong to the new one. A container is the same where all that is in it
 * is, at the same distance from its beginning. Linear in the size of the tree.
 */
export function reuseNodes(fresh: ParsedDocument, before: ParsedDocument): ParsedDocument {
  if (!fresh.root || !before.root) return fresh;
  return { ...fresh, root: new Comparison().reuse(fresh.root, before.root) };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

class Comparison {
  /** How far the node has moved that was last found to be the same. */
  private moved = 0;

  /** The node before, if it is the same; else the fresh one, with all of its parts that are. The caller sets its parent. */
  reuse(fresh: Node, before: Node): Node {
    const moved = fresh.start - before.start;
    // All parts are compared, also where a part before them is another one.
    const isSame = this.hasSameParts(fresh, before, moved) && fresh.end - before.end === moved;
    if (!isSame) return withOwnParts(fresh);
    this.moved = moved;
    return place(before, fresh);
  }

  private hasSameParts(fresh: Node, before: Node, moved: number): boolean {
    switch (fresh.kind) {
      case 'object':
        return before.kind === 'object' && this.reuseMembers(fresh, before, moved);
      case 'array':
        return before.kind === 'array' && this.reuseItems(fresh, before, moved);
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

  private reuseMembers(fresh: ObjectNode, before: ObjectNode, moved: number): boolean {
    let isSame = fresh.properties.length === before.properties.length;
    let byName: Map<string, Property> | undefined;
    for (let i = 0; i < fresh.properties.length; i++) {
      const own = fresh.properties[i];
      if (!own) break;
      let twin = byName ? byName.get(own.key.value) : before.properties[i];
      if (!byName && twin?.key.value !== own.key.value) {
        byName = new Map(before.properties.slice(i).map((other) => [other.key.value, other]));
        twin = byName.get(own.key.value);
      }
      byName?.delete(own.key.value);
      const known = twin && this.reuseMember(own, twin);
      isSame &&= known === before.properties[i] && known !== undefined && this.moved === moved;
      if (known) fresh.properties[i] = known;
    }
    return isSame;
  }

  private reuseMember(fresh: Property, before: Property): Property {
    const key = this.reuse(fresh.key, before.key);
    if (key !== before.key) return fresh;
    const { moved } = this;
    const value = fresh.value && before.value ? this.reuse(fresh.value, before.value) : fresh.value;
    if (value === before.value && (!value || this.moved === moved)) {
      this.moved = moved;
      return before;
    }
    const member: Mutable<Property> = fresh;
    member.key = before.key;
    member.key.parent = fresh;
    member.value = value;
    if (value) value.parent = fresh;
    return fresh;
  }

  private reuseItems(fresh: ArrayNode, before: ArrayNode, moved: number): boolean {
    let isSame = fresh.items.length === before.items.length;
    for (let i = 0; i < fresh.items.length; i++) {
      const own = fresh.items[i];
      const twin = before.items[i];
      if (!own) break;
      const item = twin ? this.reuse(own, twin) : own;
      isSame &&= item === twin && this.moved === moved;
      fresh.items[i] = item;
    }
    return isSame;
  }
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
