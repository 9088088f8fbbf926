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
  const waiting = new Set(lines.map((_, index) => index));
  const tracks = lines.map(() => 0);
  const placed: number[] = [];
  while (waiting.size > 0) {
    const next = uppermost(lines, waiting);
    waiting.delete(next);
    const line = lines[next];
    if (!line) continue;
    tracks[next] = placed.reduce((track, index) => {
      const other = lines[index];
      return other && areNear(line, other) ? Math.max(track, (tracks[index] ?? 0) + 1) : track;
    }, 0);
    placed.push(next);
  }
  return tracks;
}

/** The line that costs least when all the others are below it. */
function uppermost(lines: readonly Across[], waiting: ReadonlySet<number>): number {
  let best = -1;
  let least = Infinity;
  for (const index of waiting) {
    let cost = 0;
    for (const other of waiting) {
      const [one, two] = [lines[index], lines[other]];
      if (other !== index && one && two && areNear(one, two)) cost += costOf(one, two) - costOf(two, one);
    }
    if (cost >= least) continue;
    least = cost;
    best = index;
  }
  return best;
}

/** What it costs that one line lies above another. */
function costOf(upper: Across, lower: Across): number {
  const [upperFrom, upperTo] = rangeOf(upper);
  const [lowerFrom, lowerTo] = rangeOf(lower);
  let cost = 0;
  for (const x of upper.bottoms) {
    if (x > lowerFrom && x < lowerTo) cost++;
    if (lower.tops.some((top) => Math.abs(top - x) < 1)) cost += UPON;
  }
  for (const x of lower.tops) if (x > upperFrom && x < upperTo) cost++;
  return cost;
}

function areNear(one: Across, other: Across): boolean {
  const [from, to] = rangeOf(one);
  const [otherFrom, otherTo] = rangeOf(other);
  return from < otherTo + APART && otherFrom < to + APART;
}

function rangeOf({ tops, bottoms }: Across): readonly [number, number] {
  const all = [...tops, ...bottoms];
  return [Math.min(...all), Math.max(...all)];
}
