/** A line across, between two rows: where it comes from above, and where it goes on to below. */
export interface Across {
  /** Places of the lines that come to it from above. */
  readonly tops: readonly number[];
  /** Places of those that go on from it downwards. */
  readonly bottoms: readonly number[];
}

/** Lines nearer than this to each other are not drawn at one height. */
const APART = 10;

/** Lines upon each other are worse than any that cross. */
const UPON = 50;

/** The height of each line, as the number of its track from above: such that few lines cross and none lies upon another. */
export function tracksOf(lines: readonly Across[]): readonly number[] {
  const all = lines.map((line): Waiting => ({ line, range: rangeOf(line), track: 0, cost: 0, near: [] }));
  for (const one of all)
    for (const other of all) {
      if (other === one || !areNear(one, other)) continue;
      const cost = costOf(one, other) - costOf(other, one);
      one.near.push({ other, cost });
      one.cost += cost;
    }
  const waiting = new Set(all);
  while (waiting.size > 0) {
    let uppermost: Waiting | undefined;
    for (const one of waiting) if (!uppermost || one.cost < uppermost.cost) uppermost = one;
    if (!uppermost) break;
    waiting.delete(uppermost);
    for (const { other, cost } of uppermost.near) {
      if (!waiting.has(other)) continue;
      other.cost += cost;
      other.track = Math.max(other.track, uppermost.track + 1);
    }
  }
  return all.map(({ track }) => track);
}

interface Waiting {
  readonly line: Across;
  readonly range: Range;
  track: number;
  /** What it costs that it lies above all others that wait. */
  cost: number;
  /** The lines that it may not share a track with, and what it costs to lie above each of them. */
  readonly near: { readonly other: Waiting; readonly cost: number }[];
}

type Range = readonly [number, number];

/** What it costs that one line lies above another. */
function costOf({ line: upper, range: [upperFrom, upperTo] }: Waiting, { line: lower, range }: Waiting): number {
  const [lowerFrom, lowerTo] = range;
  let cost = 0;
  for (const x of upper.bottoms) {
    if (x > lowerFrom && x < lowerTo) cost++;
    if (lower.tops.some((top) => Math.abs(top - x) < 1)) cost += UPON;
  }
  for (const x of lower.tops) if (x > upperFrom && x < upperTo) cost++;
  return cost;
}

function areNear({ range: [from, to] }: Waiting, { range: [otherFrom, otherTo] }: Waiting): boolean {
  return from < otherTo + APART && otherFrom < to + APART;
}

function rangeOf({ tops, bottoms }: Across): Range {
  const all = [...tops, ...bottoms];
  return [Math.min(...all), Math.max(...all)];
}
