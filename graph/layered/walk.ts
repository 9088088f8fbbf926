import type { Shape } from './shape';

/** What a walk from the first node on finds. */
export interface Walk {
  /** Edges that lead back to a node through which one came to them: they are drawn upwards. */
  readonly back: ReadonlySet<number>;
  /** The nodes, each before those that it leads to, ways back aside. */
  readonly order: readonly number[];
  /** Nodes, and the edges between them, in the order in which they are met: the first way first, all along it. */
  readonly met: readonly Met[];
  /** Those that the first node leads to, and itself. */
  readonly reached: ReadonlySet<number>;
}

export type Met = { readonly node: number } | { readonly edge: number };

/** Walks along all edges, the weightiest and then the first ones first; from the first node on, and then from those that nothing leads to. */
export function walk(shape: Shape): Walk {
  const leaving = shape.nodes.map((): number[] => []);
  const hasEntry = new Set<number>();
  shape.edges.forEach(({ from, to }, edge) => {
    leaving[from]?.push(edge);
    if (from !== to) hasEntry.add(to);
  });
  for (const edges of leaving) edges.sort((a, b) => (shape.edges[b]?.weight ?? 0) - (shape.edges[a]?.weight ?? 0));
  const back = new Set<number>();
  const left: number[] = [];
  const met: Met[] = [];
  const reached = new Set<number>();
  const state = shape.nodes.map((): 'new' | 'open' | 'done' => 'new');
  const visit = (start: number): void => {
    if (state[start] !== 'new') return;
    state[start] = 'open';
    met.push({ node: start });
    const path = [{ node: start, next: 0 }];
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const edge = leaving[here.node]?.[here.next++];
      if (edge === undefined) {
        state[here.node] = 'done';
        left.push(here.node);
        path.pop();
        continue;
      }
      const to = shape.edges[edge]?.to ?? here.node;
      met.push({ edge });
      if (state[to] === 'open') back.add(edge);
      if (state[to] !== 'new') continue;
      state[to] = 'open';
      met.push({ node: to });
      path.push({ node: to, next: 0 });
    }
  };
  if (shape.nodes.length > 0) visit(0);
  for (const one of met) if ('node' in one) reached.add(one.node);
  shape.nodes.forEach((_, node) => {
    if (!hasEntry.has(node)) visit(node);
  });
  shape.nodes.forEach((_, node) => {
    visit(node);
  });
  return { back, order: left.reverse(), met, reached };
}
