import type { Cell, Link, Net } from './net';

/** Lines within a long edge are straight rather than those at its ends, and the main line rather than all others. */
const INNER = 1.5;
const MAIN = 3;
/** What happens on errors weighs as much. */
const LEAST = 1;

/** What speaks for a link: the first point counts more than all others, and so on. */
type Merits = readonly number[];

/**
 * Chooses the links that are drawn as straight lines: no two of them cross, and a cell has one above and one below at
 * most. The main line comes first, then what weighs most; of equals that after which much more comes, then the one in the
 * middle.
 */
export function chooseStraight(net: Net): void {
  const prospects = prospectsOf(net);
  const main = mainLine(net, prospects);
  const meritsOf = (link: Link): Merits => [
    link.weight + (isInner(link) ? INNER : 0) + (main.has(link) ? MAIN : 0),
    ...(prospects.get(link) ?? []),
    -offside(link, link.upper.downs, ({ lower }) => lower.at) - offside(link, link.lower.ups, ({ upper }) => upper.at),
    -link.upper.row,
  ];
  const ranked = net.ways.flatMap(({ links }) =>
    links.filter(mayBeStraight).map((link) => ({ link, merits: meritsOf(link) })),
  );
  ranked.sort((one, other) => compare(other.merits, one.merits));
  const chosen = net.rows.map((): Link[] => []);
  const hasBelow = new Set<Cell>();
  const hasAbove = new Set<Cell>();
  for (const { link } of ranked) {
    const { upper, lower } = link;
    if (hasBelow.has(upper) || hasAbove.has(lower)) continue;
    const beside = chosen[upper.row] ?? [];
    if (beside.some((other) => upper.at < other.upper.at !== lower.at < other.lower.at)) continue;
    link.isStraight = true;
    hasBelow.add(upper);
    hasAbove.add(lower);
    beside.push(link);
  }
}

/** The way from the first node on that one would call the usual one. */
function mainLine({ nodes }: Net, prospects: ReadonlyMap<Link, Merits>): ReadonlySet<Link> {
  const line = new Set<Link>();
  for (let cell = nodes[0]; cell;) {
    const { downs } = cell;
    const meritsOf = (link: Link): Merits => [
      link.weight,
      ...(prospects.get(link) ?? []),
      -offside(link, downs, ({ lower }) => lower.at),
    ];
    const [first, ...others] = downs;
    const next = others.reduce(
      (best, link) => (best && compare(meritsOf(link), meritsOf(best)) > 0 ? link : best),
      first,
    );
    if (next) line.add(next);
    cell = next?.lower;
  }
  return line;
}

function compare(one: Merits, other: Merits): number {
  for (let index = 0; index < one.length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * What comes after the edge of each link: so many nodes one can go on through from its target, in powers of two; of equals
 * the shorter edge, since the longer one leaves something out.
 */
function prospectsOf({ rows, ways }: Net): ReadonlyMap<Link, Merits> {
  const ahead = new Map<Cell, number>();
  for (const row of [...rows].reverse())
    for (const cell of row)
      ahead.set(
        cell,
        cell.downs.reduce(
          (most, { lower }) => Math.max(most, (lower.kind === 'node' ? 1 : 0) + (ahead.get(lower) ?? 0)),
          0,
        ),
      );
  return new Map(
    ways.flatMap(({ links }) => {
      const target = links.at(-1)?.lower;
      const merits = [Math.floor(Math.log2(1 + ((target && ahead.get(target)) ?? 0))), -links.length];
      return links.map((link) => [link, merits] as const);
    }),
  );
}

/** A long way to what happens on errors is no reason for a node to stand aside, where that line goes down. */
function mayBeStraight({ upper, lower, weight }: Link): boolean {
  return weight > LEAST || upper.kind !== 'node' || lower.kind === 'node';
}

function isInner({ upper, lower }: Link): boolean {
  return upper.kind !== 'node' && lower.kind !== 'node';
}

/** How far a link is from the middle of those at one of its ends. */
function offside(link: Link, links: readonly Link[], end: (link: Link) => number): number {
  const before = links.filter((other) => end(other) < end(link)).length;
  return Math.abs(before - (links.length - 1) / 2);
}
