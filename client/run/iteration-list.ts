import type { RunMachine } from './run-machine';
import type { RunState } from './run-state';
import type { IterationPage, IterationRow, RowStatus } from './view-messages';
import type { Iteration, Visit } from './visit';

/** What went wrong stands first. */
const order = ['failed', 'aborted', 'caught', 'running', 'succeeded'] as const satisfies readonly RowStatus[];

/**
 * The iterations of a Map state, failures first, given page by page. The work is in proportion to what changed: there may
 * be tens of thousands of them.
 */
export class IterationList {
  private read = 0;
  private readonly statuses = new Map<number, RowStatus>();
  /** The indexes of the iterations with each status, in order. */
  private readonly lists: Readonly<Record<RowStatus, number[]>> = {
    failed: [],
    aborted: [],
    caught: [],
    running: [],
    succeeded: [],
  };
  /** By the index of the iteration: the state in it that failed, or the first one. */
  private readonly within = new Map<number, Visit>();

  constructor(
    private readonly map: Visit,
    private readonly state: RunState,
    /** What Fail states end with. */
    private readonly failures: RunMachine['failures'] = new Map(),
  ) {
    this.note(state.visits);
  }

  /** Takes visits that are new or changed. */
  note(visits: Iterable<Visit>): void {
    for (const visit of visits) {
      const index = visit.parent === this.map ? indexOf(visit) : undefined;
      if (index === undefined) continue;
      const known = this.within.get(index);
      if (!known || visit.status === 'failed') this.within.set(index, visit);
    }
  }

  /** How many there are, and those from a place in the list to before another. */
  page(from: number, to: number): IterationPage {
    this.readOn();
    const rows: IterationRow[] = [];
    let skipped = 0;
    for (const status of order) {
      const list = this.lists[status];
      for (const index of list.slice(Math.max(0, from - skipped), Math.max(0, to - skipped))) {
        const iteration = this.map.iterations.get(index);
        if (iteration) rows.push(this.rowOf(iteration));
      }
      skipped += list.length;
    }
    const counts = order.flatMap((status) => {
      const count = this.lists[status].length;
      return count === 0 ? [] : [{ status, count }];
    });
    return { from, rows, counts };
  }

  private readOn(): void {
    const { iterationChanges } = this.map;
    for (; this.read < iterationChanges.length; this.read++) {
      const iteration = iterationChanges[this.read];
      if (iteration) this.place(iteration);
    }
  }

  private place({ index, status }: Iteration): void {
    const before = this.statuses.get(index);
    if (before === status) return;
    if (before) {
      const list = this.lists[before];
      list.splice(placeOf(index, list), 1);
    }
    const list = this.lists[status];
    list.splice(placeOf(index, list), 0, index);
    this.statuses.set(index, status);
  }

  private rowOf({ index, status, startedAt: start, endedAt }: Iteration): IterationRow {
    const startedAt = this.state.startedAt ?? 0;
    const inner = this.within.get(index);
    const error = inner && (inner.error ?? this.failures.get(inner.name)?.error);
    return {
      index,
      status,
      time: { start: start - startedAt, ...(endedAt !== undefined && { end: endedAt - startedAt }) },
      ...(inner && { key: inner.key, name: inner.name }),
      ...(status === 'failed' && error !== undefined && { error }),
    };
  }
}

/** Where the index stands in the list, or would stand. */
function placeOf(index: number, list: readonly number[]): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((list[middle] ?? 0) < index) from = middle + 1;
    else to = middle;
  }
  return from;
}

function indexOf({ lane }: Visit): number | undefined {
  const number = lane === undefined ? undefined : /^item (\d+)$/.exec(lane)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}
