import { compareIterations } from './iteration-order';
import type { Iteration, RunState, Visit } from './run-state';
import type { IterationRow } from './view-messages';

/** The iterations of a Map state as rows of a table. What has been given is known, so that only changes are sent again. */
export class IterationRows {
  private readonly given = new Map<number, IterationRow>();
  /** By the index of the iteration: the state in it that failed, or the first one. */
  private readonly within = new Map<number, Visit>();

  constructor(
    private readonly map: Visit,
    private readonly state: RunState,
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

  /** The rows that are others than those that were given before, failures first. */
  changes(): IterationRow[] {
    const changed: IterationRow[] = [];
    for (const iteration of this.map.iterations.values()) {
      if (this.isGiven(iteration)) continue;
      const row = this.rowOf(iteration);
      this.given.set(iteration.index, row);
      changed.push(row);
    }
    return changed.sort(compareIterations);
  }

  private isGiven({ index, status }: Iteration): boolean {
    const row = this.given.get(index);
    if (row?.status !== status) return false;
    const inner = this.within.get(index);
    return row.key === inner?.key && (status !== 'failed' || row.error === inner?.error);
  }

  private rowOf({ index, status, startedAt: start, endedAt }: Iteration): IterationRow {
    const startedAt = this.state.startedAt ?? 0;
    const inner = this.within.get(index);
    return {
      index,
      status,
      time: { start: start - startedAt, ...(endedAt !== undefined && { end: endedAt - startedAt }) },
      ...(inner && { key: inner.key, name: inner.name }),
      ...(status === 'failed' && inner?.error !== undefined && { error: inner.error }),
    };
  }
}

function indexOf({ lane }: Visit): number | undefined {
  const number = lane === undefined ? undefined : /^item (\d+)$/.exec(lane)?.[1];
  return number === undefined ? undefined : Number(number) - 1;
}
