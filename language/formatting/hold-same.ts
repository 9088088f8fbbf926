import type { Steps } from '../steps';
import { toJson, type Node, type ObjectNode, type ParsedDocument } from '../tree/node';

/** So many nodes, or comments, are compared in one step. */
const IN_STEP = 2000;

/** Whether two documents hold the same data and the same comments, both in any order, in steps. */
export function* holdSame(a: ParsedDocument, b: ParsedDocument): Steps<boolean> {
  return (yield* holdSameData(a.root, b.root)) && (yield* holdSameComments(a, b));
}

function* holdSameData(a: Node | undefined, b: Node | undefined): Steps<boolean> {
  const pending: Pair[] = [[a, b]];
  let left = IN_STEP;
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    if (--left < 0) {
      left = IN_STEP;
      yield;
    }
    const [one, other] = pair;
    if (one?.kind === 'object') {
      if (other?.kind !== 'object' || !(yield* pairMembers(one, other, pending))) return false;
    } else if (one?.kind === 'array') {
      if (other?.kind !== 'array' || one.items.length !== other.items.length) return false;
      for (const [i, item] of one.items.entries()) {
        if (i % IN_STEP === IN_STEP - 1) yield;
        pending.push([item, other.items[i]]);
      }
    } else if (other?.kind === 'object' || other?.kind === 'array' || toJson(one) !== toJson(other)) return false;
  }
  return true;
}

type Pair = readonly [Node | undefined, Node | undefined];

/** Puts the values of the same names together; false where one has names that the other has not. */
function* pairMembers(a: ObjectNode, b: ObjectNode, pairs: Pair[]): Steps<boolean> {
  if (a.properties.length !== b.properties.length) return false;
  let byName: Map<string, Node | undefined> | undefined;
  for (const [i, { key, value }] of a.properties.entries()) {
    if (i % IN_STEP === IN_STEP - 1) yield;
    const there = b.properties[i];
    if (there?.key.value === key.value) pairs.push([value, there.value]);
    else {
      byName ??= yield* valuesByName(b);
      if (!byName.has(key.value)) return false;
      pairs.push([value, byName.get(key.value)]);
    }
  }
  return true;
}

function* valuesByName({ properties }: ObjectNode): Steps<Map<string, Node | undefined>> {
  const byName = new Map<string, Node | undefined>();
  for (const [i, { key, value }] of properties.entries()) {
    if (i % IN_STEP === IN_STEP - 1) yield;
    byName.set(key.value, value);
  }
  return byName;
}

function* holdSameComments(a: ParsedDocument, b: ParsedDocument): Steps<boolean> {
  if (a.comments.length !== b.comments.length) return false;
  /** How often each comes in the one and not in the other. */
  const counts = new Map<string, number>();
  for (const [document, by] of [
    [a, 1],
    [b, -1],
  ] as const) {
    for (const [i, { start, end }] of document.comments.entries()) {
      if (i % IN_STEP === IN_STEP - 1) yield;
      const comment = document.text.slice(start, end).trim();
      counts.set(comment, (counts.get(comment) ?? 0) + by);
    }
  }
  return [...counts.values()].every((count) => count === 0);
}
