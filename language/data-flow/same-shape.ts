import type { ArrayShape, Member, ObjectShape, Shape, Source } from './shape';

/** More parts than this are not compared: the two count as different. */
const MAX_COMPARED = 500;
const MAX_DEPTH = 10;

let left = 0;

/** Whether two shapes say the same of a value, and of where it comes from. No answer but false for very big ones. */
export function isSameShape(a: Shape, b: Shape): boolean {
  const before = left;
  left = MAX_COMPARED;
  const isSame = sameAt(a, b, 0);
  left = before;
  return isSame;
}

function sameAt(a: Shape, b: Shape, depth: number): boolean {
  if (a === b) return true;
  if (depth > MAX_DEPTH || left-- <= 0 || a.types !== b.types) return false;
  return sameObjects(a.object, b.object, depth) && sameArrays(a.array, b.array, depth);
}

function sameObjects(a: ObjectShape | undefined, b: ObjectShape | undefined, depth: number): boolean {
  if (a === b) return true;
  if (!a || !b || a.open !== b.open || !sameSources(a.source, b.source, depth)) return false;
  const [left, right] = [a.members(), b.members()];
  if (left.size !== right.size) return false;
  // Their order is that in which messages name them.
  const others = right.entries();
  for (const [name, member] of left) {
    const { value } = others.next();
    if (!value || value[0] !== name || !sameMembers(member, value[1], depth)) return false;
  }
  return true;
}

function sameMembers(a: Member, b: Member, depth: number): boolean {
  return a.optional === b.optional && sameAt(a.shape, b.shape, depth + 1);
}

function sameSources(a: Source | undefined, b: Source | undefined, depth: number): boolean {
  if (a === b) return true;
  if (!a || !b || a.state !== b.state || a.what !== b.what) return false;
  if (!a.replaced || !b.replaced) return a.replaced === b.replaced;
  return sameAt(a.replaced, b.replaced, depth + 1);
}

function sameArrays(a: ArrayShape | undefined, b: ArrayShape | undefined, depth: number): boolean {
  if (a === b) return true;
  if (!a || !b || a.tuple?.length !== b.tuple?.length) return false;
  if (!a.tuple || !b.tuple) return sameAt(a.items(), b.items(), depth + 1);
  const others = b.tuple;
  return a.tuple.every((shape, i) => {
    const other = others[i];
    return other !== undefined && sameAt(shape, other, depth + 1);
  });
}
