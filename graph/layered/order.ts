import { renumber, type Cell, type Net } from './net';

/** So often the rows are gone through without fewer crossings before it is left at that. */
const PATIENCE = 4;
const MOST_SWEEPS = 16;

/** Orders the cells of each row so that few lines cross; where it makes no difference, as they are: as they were met. */
export function orderRows({ rows }: Net): void {
  const met = snapshot(rows);
  let best = met;
  let fewest = countCrossings(rows);
  let patience = PATIENCE;
  for (let sweep = 0; sweep < MOST_SWEEPS && fewest > 0 && patience > 0; sweep++) {
    const down = sweep % 2 === 0;
    const path = down ? rows.slice(1) : rows.slice(0, -1).reverse();
    // What is equal is turned around in every other pair of sweeps: it could not get past each other else.
    for (const row of path) sortByNeighbours(row, down, sweep % 4 > 1);
    swapNeighbours(rows, (left, right) => crossingsOf(right, left) < crossingsOf(left, right));
    const crossings = countCrossings(rows);
    patience--;
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = snapshot(rows);
    patience = PATIENCE;
  }
  // What was met first stands left, and errors right: the other way round there are as many crossings.
  const isTurned = turnedOf(met, best) > 0;
  rows.forEach((row, index) => {
    row.splice(0, row.length, ...(best[index] ?? []));
    if (isTurned) row.reverse();
    renumber(row);
  });
  const places = new Map(met.flatMap((row) => row.map((cell, at) => [cell, at] as const)));
  const placeOf = (cell: Cell): number => places.get(cell) ?? 0;
  // Where nothing crosses by it, what was met first stands first after all.
  swapNeighbours(
    rows,
    (left, right) => placeOf(left) > placeOf(right) && crossingsOf(right, left) <= crossingsOf(left, right),
  );
}

/** How many more pairs of cells stand in another order than before than in the same. */
function turnedOf(before: readonly (readonly Cell[])[], now: readonly (readonly Cell[])[]): number {
  return now.reduce((sum, row, index) => {
    const places = new Map(before[index]?.map((cell, at) => [cell, at]));
    const ats = row.map((cell) => places.get(cell) ?? 0);
    const pairs = (ats.length * (ats.length - 1)) / 2;
    return sum + 2 * inversions(ats) - pairs;
  }, 0);
}

function snapshot(rows: readonly Cell[][]): readonly (readonly Cell[])[] {
  return rows.map((row) => [...row]);
}

/** Each cell goes where the middle of its neighbours is in the row before; one that has none stays behind its neighbour. */
function sortByNeighbours(row: Cell[], down: boolean, turnsEquals: boolean): void {
  let last = -1;
  const keys = new Map<Cell, number>();
  for (const cell of row) {
    const ats = down ? cell.ups.map(({ upper }) => upper.at) : cell.downs.map(({ lower }) => lower.at);
    if (ats.length > 0) last = ats.reduce((sum, at) => sum + at, 0) / ats.length;
    keys.set(cell, last);
  }
  if (turnsEquals) row.reverse();
  row.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
  renumber(row);
}

/** Swaps cells beside each other as long as some are better the other way round. */
function swapNeighbours(rows: readonly Cell[][], isBetterSwapped: (left: Cell, right: Cell) => boolean): void {
  for (let round = 0, hasSwapped = true; hasSwapped && round < 8; round++) {
    hasSwapped = false;
    for (const row of rows)
      for (let at = 1; at < row.length; at++) {
        const [left, right] = [row[at - 1], row[at]];
        if (!left || !right || !isBetterSwapped(left, right)) continue;
        row[at - 1] = right;
        row[at] = left;
        right.at = at - 1;
        left.at = at;
        hasSwapped = true;
      }
  }
}

/** How many of the lines of two cells cross when the first stands left of the second. */
function crossingsOf(left: Cell, right: Cell): number {
  let count = 0;
  for (const one of left.ups) for (const other of right.ups) if (one.upper.at > other.upper.at) count++;
  for (const one of left.downs) for (const other of right.downs) if (one.lower.at > other.lower.at) count++;
  return count;
}

function countCrossings(rows: readonly Cell[][]): number {
  return rows.reduce((sum, row) => sum + inversions(endsBelow(row)), 0);
}

/** Where the lines of a row end in the next one, from left to right. */
function endsBelow(row: readonly Cell[]): readonly number[] {
  return row.flatMap(({ downs }) => downs.map(({ lower }) => lower.at).sort((a, b) => a - b));
}

/** How many pairs stand the wrong way round. */
function inversions(numbers: readonly number[]): number {
  const sorted: number[] = [];
  let count = 0;
  for (const number of numbers) {
    let low = 0;
    for (let high = sorted.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) > number) high = middle;
      else low = middle + 1;
    }
    count += sorted.length - low;
    sorted.splice(low, 0, number);
  }
  return count;
}
