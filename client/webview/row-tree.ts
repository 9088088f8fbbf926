import type { Row } from '../run/view-messages';

/** A row where it is shown: how deep, and whether it can be opened. */
export interface ShownRow {
  readonly row: Row;
  readonly depth: number;
  readonly state: 'leaf' | 'open' | 'closed';
}

/** A state with more visits inside of it starts closed. */
const manyInside = 200;

/** The rows of a run as a tree: which stand inside of which, and which of them are open. */
export class RowTree {
  private readonly rows = new Map<number, Row>();
  private readonly inside = new Map<number, number[]>();
  /** What the user has opened or closed; the rest goes by size. */
  private readonly chosen = new Map<number, 'open' | 'closed'>();

  clear(): void {
    this.rows.clear();
    this.inside.clear();
    this.chosen.clear();
  }

  get(key: number): Row | undefined {
    return this.rows.get(key);
  }

  /** Takes rows that are new or changed. */
  update(rows: readonly Row[]): void {
    for (const row of rows) {
      if (!this.rows.has(row.key) && row.key !== 0) {
        const siblings = this.inside.get(row.parent);
        if (siblings) siblings.push(row.key);
        else this.inside.set(row.parent, [row.key]);
      }
      this.rows.set(row.key, row);
    }
  }

  /** The rows that can be seen, in the order of the tree. Visits stand in the order in which they were entered. */
  shown(): ShownRow[] {
    const list: ShownRow[] = [];
    const add = (key: number, depth: number): void => {
      const row = this.rows.get(key);
      if (!row) return;
      const state = this.stateOf(key);
      list.push({ row, depth, state });
      if (state === 'open') for (const inner of this.inside.get(key) ?? []) add(inner, depth + 1);
    };
    add(0, 0);
    return list;
  }

  set(key: number, state: 'open' | 'closed'): void {
    this.chosen.set(key, state);
  }

  /** Opens all that is around a row, so that it can be seen. */
  reveal(key: number): void {
    for (
      let around = this.rows.get(key)?.parent;
      around !== undefined && around !== 0;
      around = this.rows.get(around)?.parent
    )
      this.chosen.set(around, 'open');
  }

  stateOf(key: number): ShownRow['state'] {
    const inside = this.inside.get(key)?.length ?? 0;
    if (inside === 0) return 'leaf';
    return this.chosen.get(key) ?? (inside > manyInside && key !== 0 ? 'closed' : 'open');
  }

  /** The latest visit of a state. */
  lastVisit(name: string): Row | undefined {
    let found: Row | undefined;
    for (const row of this.rows.values()) if (row.key !== 0 && row.name === name) found = row;
    return found;
  }
}
