import type { Shape } from './shape';
import type { Walk } from './walk';

/**
 * The layer of each node, from 0 at the top: below everything that leads to it, and as high as that allows; what would
 * rather be near to what it leads to is lowered.
 */
export function layersOf(shape: Shape, { back, order, reached }: Walk): readonly number[] {
  const layers = shape.nodes.map(() => 0);
  const entering = shape.nodes.map((): number[] => []);
  const leaving = shape.nodes.map((): number[] => []);
  shape.edges.forEach(({ from, to }, edge) => {
    if (back.has(edge)) return;
    entering[to]?.push(from);
    leaving[from]?.push(to);
  });
  const layerOf = (node: number): number => layers[node] ?? 0;
  for (const node of order)
    layers[node] = (entering[node] ?? []).reduce((lowest, from) => Math.max(lowest, layerOf(from) + 1), 0);
  for (const node of [...order].reverse()) {
    const ways = leaving[node] ?? [];
    if (ways.length === 0 || node === 0) continue;
    const lowest = ways.reduce((least, to) => Math.min(least, layerOf(to) - 1), Infinity);
    const isPulled = !reached.has(node) || ways.length > (entering[node]?.length ?? 0);
    if (lowest > layerOf(node) && isPulled) layers[node] = lowest;
  }
  return layers;
}
