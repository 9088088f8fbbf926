import type { PlacedGraph, PlacedNode } from '../../../graph/layout';

/**
 * The state that an arrow key leads to: along the lines of the graph where one goes that way, else the nearest one in
 * that direction.
 */
export function neighbour(graph: PlacedGraph, id: string, arrow: string): string | undefined {
  const from = graph.nodes.find(({ node }) => node.id === id);
  if (!from) return undefined;
  const linked = new Set<string>();
  for (const { edge } of graph.edges) {
    if (arrow === 'ArrowDown' && edge.from === id) linked.add(edge.to);
    if (arrow === 'ArrowUp' && edge.to === id) linked.add(edge.from);
  }
  const states = graph.nodes.filter(({ node }) => node.kind === 'state' && node.id !== id);
  return (
    nearest(
      from,
      states.filter(({ node }) => linked.has(node.id)),
      arrow,
    ) ?? nearest(from, states, arrow)
  );
}

function nearest(from: PlacedNode, candidates: readonly PlacedNode[], arrow: string): string | undefined {
  const isVertical = arrow === 'ArrowUp' || arrow === 'ArrowDown';
  const sign = arrow === 'ArrowDown' || arrow === 'ArrowRight' ? 1 : -1;
  const origin = anchor(from);
  let best: { readonly id: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const { x, y } = anchor(candidate);
    const along = (isVertical ? y - origin.y : x - origin.x) * sign;
    if (along < 4) continue;
    const distance = along + 2 * Math.abs(isVertical ? x - origin.x : y - origin.y);
    if (!best || distance < best.distance) best = { id: candidate.node.id, distance };
  }
  return best?.id;
}

/** The middle of a state's heading: where one looks for it. */
function anchor({ box }: PlacedNode): { readonly x: number; readonly y: number } {
  return { x: box.x + box.width / 2, y: box.y + 20 };
}
