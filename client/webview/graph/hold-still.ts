import type { Box, PlacedNode, Point } from '../../../graph/layout';

type Places = ReadonlyMap<string, PlacedNode>;

/**
 * How far a new drawing is moved so that the eye does not lose its place: the state `anchor` stays, else as many as can of
 * those that lie in `seen`, a box of the old drawing. Undefined where the two drawings have no state in common.
 */
export function shiftThatHolds(before: Places, now: Places, seen: Box, anchor?: string): Point | undefined {
  const shiftOf = ({ node, box }: PlacedNode): Point | undefined => {
    const there = now.get(node.id)?.box;
    return there && { x: box.x - there.x, y: box.y - there.y };
  };
  const held = anchor === undefined ? undefined : before.get(anchor);
  const shift = held && shiftOf(held);
  if (shift) return shift;
  const common = [...before.values()].filter(({ node }) => now.has(node.id));
  const inSight = common.filter(({ box }) => touch(box, seen));
  return mostFrequent(
    (inSight.length > 0 ? inSight : common)
      .sort((one, other) => distance(one.box, seen) - distance(other.box, seen))
      .flatMap((one) => shiftOf(one) ?? []),
  );
}

/** The shift that most have, to the pixel; of equals the first. */
function mostFrequent(shifts: readonly Point[]): Point | undefined {
  const counts = new Map<string, { readonly shift: Point; count: number }>();
  for (const shift of shifts) {
    const key = `${String(Math.round(shift.x))} ${String(Math.round(shift.y))}`;
    const counted = counts.get(key);
    if (counted) counted.count++;
    else counts.set(key, { shift, count: 1 });
  }
  let best: { readonly shift: Point; readonly count: number } | undefined;
  for (const one of counts.values()) if (!best || one.count > best.count) best = one;
  return best?.shift;
}

function touch(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** Between the middles of two boxes. */
function distance(one: Box, other: Box): number {
  return Math.hypot(
    one.x + one.width / 2 - other.x - other.width / 2,
    one.y + one.height / 2 - other.y - other.height / 2,
  );
}
