import { linkAll, makeBend, renumber, type Cell, type Net, type Turn, type Way } from './net';
import type { Shape, Size } from './shape';
import type { Walk } from './walk';

/** What a step aside costs, in crossings: near is better than far, and right better than left. */
const ASIDE = 0.05;
const LEFT = 0.01;

/** With more ways back, each is put in once. */
const MOST_AGAIN = 60;

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
  const place = (one: WayBack): void => {
    const before = ways.get(one);
    if (before) takeOut(net.rows, before);
    ways.delete(one);
    const way = putIn(net.rows, one, [...ways.values()]);
    if (way) ways.set(one, way);
  };
  waysBack.forEach(place);
  if (waysBack.length > 1 && waysBack.length <= MOST_AGAIN) waysBack.forEach(place);
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
): Way | undefined {
  const slots = bestSlots(
    rows,
    target,
    source,
    others.flatMap(({ turns }) => (turns ? [turns.above, turns.below] : [])),
  );
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
    const above = turns.filter(({ node, isAbove }) => isAbove && node.row === row);
    const below = turns.filter(({ node, isAbove }) => !isAbove && node.row === row - 1);
    choices = slotsOf(rows[row]).map((slot): Choice => {
      let best: Choice | undefined;
      for (const before of known) {
        const cost = before.cost + crossingsBetween(upper, before.slot, slot) + crossedOf(below, before.slot);
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

/** The lines that are crossed by one from before the cell `above` of a row to before the cell `below` of the next. */
function crossingsBetween(upper: readonly Cell[], above: number, below: number): number {
  let count = Math.abs(above - below) * 0.001;
  for (const { at, downs } of upper) for (const { lower } of downs) if (at < above !== lower.at < below) count++;
  return count;
}

/** How many of the turns of other ways back a line crosses that comes to the slot, or leaves it, between two rows. */
function crossedOf(turns: readonly Turn[], slot: number): number {
  return turns.filter(({ node, bend }) => slot > Math.min(node.at, bend.at) && slot <= Math.max(node.at, bend.at))
    .length;
}
