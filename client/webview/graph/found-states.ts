import { statesOf } from '../../../graph/collapse';
import type { StateGraph } from '../../../language/graph/build-graph';

/** The states that a search has found, in the definition's order, also those that are hidden. */
export class FoundStates {
  private ids: readonly string[] = [];

  get count(): number {
    return this.ids.length;
  }

  get first(): string | undefined {
    return this.ids[0];
  }

  has(id: string | undefined): boolean {
    return id !== undefined && this.ids.includes(id);
  }

  /** Finds the states whose name has the words. */
  find(words: string, graph: StateGraph | undefined): void {
    const wanted = words.trim().toLowerCase();
    const states = wanted === '' || !graph ? [] : [...statesOf(graph)];
    this.ids = states.filter(({ name }) => name.toLowerCase().includes(wanted)).map(({ id }) => id);
  }

  clear(): void {
    this.ids = [];
  }

  /** The one after a state, or before it, and its number from 1; from the last one on to the first. */
  next(from: string | undefined, step: 1 | -1): { readonly id: string; readonly number: number } | undefined {
    const { count } = this;
    if (count === 0) return undefined;
    const at = from === undefined ? -1 : this.ids.indexOf(from);
    const next = at < 0 && step < 0 ? count - 1 : (at + step + count) % count;
    const id = this.ids[next];
    return id === undefined ? undefined : { id, number: next + 1 };
  }

  /** Marks those of the elements that are found. */
  mark(nodes: ReadonlyMap<string, SVGGElement>): void {
    const found = new Set(this.ids);
    for (const [id, node] of nodes) node.classList.toggle('found', found.has(id));
  }
}
