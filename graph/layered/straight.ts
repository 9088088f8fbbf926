import type { Cell, Link, Net } from './net';

/** Lines within a long edge are straight rather than those at its ends, and the main line rather than all others. */
const INNER = 1.5;
const MAIN = 3;

/** What speaks for a link: the first point counts more than all others, and so on. */
type Merits = readonly number[];

/**
 * Chooses the links that are drawn as straight lines: no two of them cross, and a cell has one above and one below at
 * most. The main line comes first, then what weighs most; of equals that after which much more comes, then the one in the
 * middle.
 */
export function chooseStraight(net: Net): void {
  const far = linksAhead(net);
  const main = mainLine(net, far);
  const meritsOf = (link: Link): Merits => [
    link.weight + (isInner(link) ? INNER : 0) + (main.has(link) ? MAIN : 0),
    far.get(link) ?? 0,
    -offside(link, link.upper.downs, ({ lower }) => lower.at) - offside(link, link.lower.ups, ({ upper }) => upper.at),
    -link.upper.row,
  ];
  const ranked = net.ways.flatMap(({ links }) => links.map((link) => ({ link, merits: meritsOf(link) })));
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
function mainLine({ nodes }: Net, far: ReadonlyMap<Link, number>): ReadonlySet<Link> {
  const line = new Set<Link>();
  for (let cell = nodes[0]; cell;) {
    const { downs } = cell;
    const meritsOf = (link: Link): Merits => [
      link.weight,
      far.get(link) ?? 0,
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

/** How much comes after the edge of each link, in powers of two: so many nodes one can go on through from its target. */
function linksAhead({ rows, ways }: Net): ReadonlyMap<Link, number> {
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
      const far = Math.floor(Math.log2(1 + ((target && ahead.get(target)) ?? 0)));
      return links.map((link) => [link, far] as const);
    }),
  );
}

function isInner({ upper, lower }: Link): boolean {
  return upper.kind !== 'node' && lower.kind !== 'node';
}

/** How far a link is from the middle of those at one of its ends. */
function offside(link: Link, links: readonly Link[], end: (link: Link) => number): number {
  const before = links.filter((other) => end(other) < end(link)).length;
  return Math.abs(before - (links.length - 1) / 2);
}
