import { partOf } from '../features/meaning';
import { flowOrder } from '../features/sort-states';
import { FIELD_ORDER } from '../fields/order';
import type { MachineModel, Scope } from '../model/model';
import type { Steps } from '../steps';
import type { Node, ObjectNode, Property } from '../tree/node';
import { bracedMembers } from './braced-members';
import { lineMembers } from './line-members';
import { MEMBERS_IN_STEP, withRewritten, type Rewritten } from './members';

const RANKS: ReadonlyMap<string, number> = new Map(FIELD_ORDER.map((name, rank) => [name, rank]));

/**
 * The text of a machine with the fields of its objects in the order of FIELD_ORDER and its states in the order of the
 * flow. Fields that the table does not know come last; data keep their order. Comments go with the member that they stand
 * above or behind. An object stays as it is where that is not clear. In steps.
 */
export function* inStableOrder(model: MachineModel): Steps<string> {
  const { node, document } = model;
  const whole = { start: 0, end: document.text.length };
  const writer = new StableOrder(model);
  return withRewritten(document.text, whole, node ? [yield* writer.rewrite(node)] : []);
}

class StableOrder {
  private readonly scopes: ReadonlyMap<Node | undefined, Scope>;

  constructor(private readonly model: MachineModel) {
    this.scopes = new Map(model.scopes.map((scope) => [scope.statesProperty?.value, scope]));
  }

  *rewrite(node: Node): Steps<Rewritten> {
    if (node.kind === 'array') return yield* this.inside(node, node.items);
    if (node.kind !== 'object') return yield* this.inside(node, []);
    yield;
    const { document } = this.model;
    const order = yield* this.orderOf(node);
    const isBraced = document.text.charAt(node.start) === '{';
    const members = order && (yield* (isBraced ? bracedMembers : lineMembers)(document, node));
    if (!members) {
      return yield* this.inside(
        node,
        node.properties.flatMap(({ value }) => value ?? []),
      );
    }
    return yield* members.inOrder(order, (property) => this.rewriteValue(property));
  }

  private *rewriteValue({ value }: Property): Steps<Rewritten | undefined> {
    return value && (yield* this.rewrite(value));
  }

  private *inside(node: Node, nodes: readonly Node[]): Steps<Rewritten> {
    // What stands elsewhere, as the copies that aliases make do, is none of the node's own.
    let { start, end } = node;
    const parts: Rewritten[] = [];
    for (const one of nodes) {
      if (one.start < node.start || one.end > node.end) continue;
      // What holds nothing has no order.
      if (one.kind !== 'object' && one.kind !== 'array') continue;
      const part = yield* this.rewrite(one);
      parts.push(part);
      start = Math.min(start, part.start);
      end = Math.max(end, part.end);
    }
    return { start, end, text: withRewritten(this.model.document.text, { start, end }, parts) };
  }

  /** The members' indexes in their new order; undefined where they are in it already, or have no order of ours. */
  private *orderOf(object: ObjectNode): Steps<number[] | undefined> {
    const scope = this.scopes.get(object);
    const ranks = scope ? yield* ranksInFlow(scope, object) : this.ranksOfFields(object);
    if (!ranks || ranks.every((rank, index) => index === 0 || (ranks[index - 1] ?? 0) <= rank)) return undefined;
    return ranks.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  }

  private ranksOfFields(object: ObjectNode): number[] | undefined {
    return partOf(this.model, object) && object.properties.map(({ key }) => RANKS.get(key.value) ?? RANKS.size);
  }
}

function* ranksInFlow(scope: Scope, { properties }: ObjectNode): Steps<number[]> {
  const places = new Map<Property, number>();
  for (const [place, { property }] of (yield* flowOrder(scope)).entries()) {
    if (place % MEMBERS_IN_STEP === MEMBERS_IN_STEP - 1) yield;
    places.set(property, place);
  }
  const ranks: number[] = [];
  for (const property of properties) {
    if (ranks.push(places.get(property) ?? places.size) % MEMBERS_IN_STEP === 0) yield;
  }
  return ranks;
}
