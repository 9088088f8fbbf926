import { linkAll, makeBend, renumber, type Cell, type Net, type Turn, type Way } from './net';
import type { Shape, Size } from './shape';
import type { Walk } from './walk';

/** What a step aside costs, in crossings: near is better than far, and right better than left. */
const ASIDE = 0.05;
const LEFT = 0.01;

/**
 * So many pairs of places are compared for all ways back of a drawing. With more, the rest of them lead around everything:
 * nobody follows a line among hundreds.
 */
const MOST_COMPARED = 2_000_000;

/**
 * Puts the ways back into the rows that have been ordered: beside the nodes between which they lead, where they cross
 * least. The short ones come first, so that the longer ones lead around them; then each is put in again, since it is known
 * now where the others are.
 */
export function addWaysBack(net: Net, shape: Shape, { back }: Walk): void {
  const waysBack = [...back].flatMap((edge): WayBack[] => {
    const { from = -1, to = -1, weight = 0, label } = shape.edges[edge] ?? {};
    const source = net.nodes[from];
    const target = net.nodes[to];
    return source && target ? [{ edge, weight, label, source, target }] : [];
  });
  waysBack.sort((a, b) => a.source.row - a.target.row - (b.source.row - b.target.row));
  const ways = new Map<WayBack, Way>();
  const budget = { left: MOST_COMPARED };
  const place = (one: WayBack): void => {
    const before = ways.get(one);
    if (before) takeOut(net.rows, before);
    ways.delete(one);
    const way = putIn(net.rows, one, [...ways.values()], budget);
    if (way) ways.set(one, way);
  };
  waysBack.forEach(place);
  if (waysBack.length > 1 && budget.left > MOST_COMPARED / 2) waysBack.forEach(place);
  net.ways.push(...ways.values());
}

interface WayBack {
  readonly edge: number;
  readonly weight: number;
  readonly label: Size | undefined;
  readonly source: Cell;
  readonly target: Cell;
}

function putIn(
  rows: readonly Cell[][],
  { edge, weight, label, source, target }: WayBack,
  others: readonly Way[],
  budget: { left: number },
): Way | undefined {
  const passed = rows.slice(target.row, source.row + 1);
  budget.left -= passed.reduce((sum, row, index) => sum + row.length * (passed[index + 1]?.length ?? 0), 0);
  const turns = others.flatMap((way) => (way.turns ? [way.turns.above, way.turns.below] : []));
  const slots = budget.left < 0 ? passed.map((row) => row.length) : bestSlots(rows, target, source, turns);
  const cells = slots.map((slot, index) => {
    const row = target.row + index;
    const cell = makeBend(row, row === source.row ? label : undefined);
    const cells = rows[row] ?? [];
    cells.splice(slot, 0, cell);
    renumber(cells);
    return cell;
  });
  const [first] = cells;
  const last = cells.at(-1);
  if (!first || !last) return undefined;
  const above: Turn = { node: target, bend: first, isAbove: true, port: 0 };
  const below: Turn = { node: source, bend: last, isAbove: false, port: 0 };
  return { edge, links: linkAll(cells, weight), label: label && last, turns: { above, below } };
}

function takeOut(rows: readonly Cell[][], { links, turns }: Way): void {
  const cells = new Set([turns?.above.bend, ...links.map(({ lower }) => lower)]);
  for (const cell of cells) {
    const row = rows[cell?.row ?? -1];
    if (!row || !cell) continue;
    row.splice(cell.at, 1);
    renumber(row);
  }
}

interface Choice {
  readonly cost: number;
  readonly before: Choice | undefined;
  readonly slot: number;
}

/** Before which cell the way goes through each row from that of the target on to that of the source. */
function bestSlots(rows: readonly Cell[][], target: Cell, source: Cell, turns: readonly Turn[]): readonly number[] {
  let choices = slotsOf(rows[target.row]).map((slot): Choice => ({
    slot,
    before: undefined,
    cost: costAside(rows[target.row], target, slot, true),
  }));
  for (let row = target.row + 1; row <= source.row; row++) {
    const upper = rows[row - 1] ?? [];
    const known = choices;
    const crossings = crossingsBetween(upper, rows[row] ?? []);
    const above = turns.filter(({ node, isAbove }) => isAbove && node.row === row);
    const below = turns.filter(({ node, isAbove }) => !isAbove && node.row === row - 1);
    const turned = known.map(({ slot }) => crossedOf(below, slot));
    choices = slotsOf(rows[row]).map((slot): Choice => {
      let best: Choice | undefined;
      for (const before of known) {
        const cost = before.cost + crossings(before.slot, slot) + (turned[before.slot] ?? 0);
        if (!best || cost < best.cost) best = { slot, before, cost };
      }
      return best ? { ...best, cost: best.cost + crossedOf(above, slot) } : { slot, before: undefined, cost: 0 };
    });
  }
  let best: Choice | undefined;
  for (const choice of choices) {
    const cost = choice.cost + costAside(rows[source.row], source, choice.slot, false);
    if (!best || cost < best.cost) best = { ...choice, cost };
  }
  const slots: number[] = [];
  for (let choice = best; choice; choice = choice.before) slots.unshift(choice.slot);
  return slots;
}

function slotsOf(row: readonly Cell[] = []): readonly number[] {
  return Array.from({ length: row.length + 1 }, (_, index) => index);
}

/** What the way crosses between a node and the slot beside which it goes up. */
function costAside(row: readonly Cell[] = [], node: Cell, slot: number, isAbove: boolean): number {
  const between = slot > node.at ? row.slice(node.at + 1, slot) : row.slice(slot, node.at);
  const crossed = between.reduce((sum, { ups, downs }) => sum + (isAbove ? ups : downs).length + ASIDE, 0);
  return crossed + (slot > node.at ? 0 : LEFT);
}

/** Tells how many lines are crossed by one from before the cell `above` of a row to before the cell `below` of the next. */
function crossingsBetween(upper: readonly Cell[], lower: readonly Cell[]): (above: number, below: number) => number {
  const width = lower.length + 1;
  /** How many lines begin before one cell, and end before another: at `above * width + below`. */
  const before = new Float64Array((upper.length + 1) * width);
  upper.forEach(({ downs }, at) => {
    const ends = new Float64Array(width);
    for (const link of downs) ends[link.lower.at + 1] = (ends[link.lower.at + 1] ?? 0) + 1;
    let count = 0;
    ends.forEach((own, below) => {
      count += own;
      before[(at + 1) * width + below] = (before[at * width + below] ?? 0) + count;
    });
  });
  const all = upper.length * width;
  return (above, below) =>
    (before[above * width + lower.length] ?? 0) +
    (before[all + below] ?? 0) -
    2 * (before[above * width + below] ?? 0) +
    Math.abs(above - below) * 0.001;
}

/** How many of the turns of other ways back a line crosses that comes to the slot, or leaves it, between two rows. */
function crossedOf(turns: readonly Turn[], slot: number): number {
  return turns.filter(({ node, bend }) => slot > Math.min(node.at, bend.at) && slot <= Math.max(node.at, bend.at))
    .length;
}
