import type { IterationRow } from './view-messages';

const rank = { failed: 0, aborted: 1, caught: 2, running: 3, succeeded: 4 } as const;

/** Failures first, then by index. */
export function compareIterations(a: IterationRow, b: IterationRow): number {
  return rank[a.status] - rank[b.status] || a.index - b.index;
}

/** Puts rows that are new or changed among the others; both lists and the result are in order. */
export function mergeIterations(rows: readonly IterationRow[], changed: readonly IterationRow[]): IterationRow[] {
  const replaced = new Set(changed.map(({ index }) => index));
  const merged: IterationRow[] = [];
  let next = 0;
  for (const row of rows) {
    if (replaced.has(row.index)) continue;
    for (let one = changed[next]; one && compareIterations(one, row) < 0; one = changed[++next]) merged.push(one);
    merged.push(row);
  }
  for (const one of changed.slice(next)) merged.push(one);
  return merged;
}
