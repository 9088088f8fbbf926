import { partOf } from '../features/meaning';
import { flowOrder } from '../features/sort-states';
import { FIELD_ORDER } from '../fields/order';
import type { MachineModel } from '../model/model';
import type { Node, ObjectNode, Property } from '../tree/node';
import { bracedMembers } from './braced-members';
import { lineMembers } from './line-members';
import { withRewritten, type Rewritten } from './members';

const RANKS: ReadonlyMap<string, number> = new Map(FIELD_ORDER.map((name, rank) => [name, rank]));

/**
 * The text of a machine with the fields of its objects in the order of FIELD_ORDER and its states in the order of the
 * flow. Fields that the table does not know come last; data keep their order. Comments go with the member that they stand
 * above or behind. An object stays as it is where that is not clear.
 */
export function inStableOrder(model: MachineModel): string {
  const { node, document } = model;
  const whole = { start: 0, end: document.text.length };
  return withRewritten(document.text, whole, node ? [rewrite(model, node)] : []);
}

function rewrite(model: MachineModel, node: Node): Rewritten {
  const { text } = model.document;
  const inner = (nodes: readonly Node[]): Rewritten => {
    // What stands elsewhere, as the copies that aliases make do, is none of the node's own.
    const own = nodes.filter(({ start, end }) => node.start <= start && end <= node.end);
    const parts = own.map((one) => rewrite(model, one));
    const start = Math.min(node.start, ...parts.map((part) => part.start));
    const end = Math.max(node.end, ...parts.map((part) => part.end));
    return { start, end, text: withRewritten(text, { start, end }, parts) };
  };
  if (node.kind === 'array') return inner(node.items);
  if (node.kind !== 'object') return inner([]);
  const order = orderOf(model, node);
  const isBraced = text.charAt(node.start) === '{';
  const members = order && (isBraced ? bracedMembers : lineMembers)(model.document, node);
  if (!members) return inner(node.properties.flatMap(({ value }) => value ?? []));
  return members.inOrder(order, ({ value }) => value && rewrite(model, value));
}

/** The members' indexes in their new order; undefined where they are in it already, or have no order of ours. */
function orderOf(model: MachineModel, object: ObjectNode): number[] | undefined {
  const rank = rankIn(model, object);
  if (!rank) return undefined;
  const ranks = object.properties.map(rank);
  const order = ranks.map((_, index) => index).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
  return order.every((index, place) => index === place) ? undefined : order;
}

function rankIn(model: MachineModel, object: ObjectNode): ((property: Property) => number) | undefined {
  const scope = model.scopes.find(({ statesProperty }) => statesProperty?.value === object);
  if (scope) {
    const places = new Map(flowOrder(scope).map(({ property }, place) => [property, place]));
    return (property) => places.get(property) ?? places.size;
  }
  return partOf(model, object) && (({ key }) => RANKS.get(key.value) ?? RANKS.size);
}
