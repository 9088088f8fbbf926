import type { GraphNode, StateGraph } from '../../language/graph/build-graph';

/**
 * The graph of a text that is broken just now, with the states of the last graph that are missing in it: half a string
 * can swallow all that stands behind it, and what one is not typing at has to stay.
 */
export function keepLost(last: StateGraph, now: StateGraph): StateGraph {
  const present = new Map(now.nodes.map((node) => [node.id, node]));
  const lost = last.nodes.filter(({ id, kind }) => kind !== 'missing' && !present.has(id));
  const lostIds = new Set(lost.map(({ id }) => id));
  const olds = new Map(last.nodes.map((node) => [node.id, node]));
  // A target that is not there because its state was swallowed is no mistake of the user's.
  const back = new Map(
    now.nodes.flatMap((node) =>
      node.kind === 'missing' && lostIds.has(`state:${node.name}`) ? [[node.id, `state:${node.name}`] as const] : [],
    ),
  );
  const kept = now.nodes
    .filter(({ id }) => !back.has(id))
    .map((node): GraphNode => {
      const old = olds.get(node.id);
      if (node.kind !== 'state' || old?.kind !== 'state') return node;
      if (node.inner.length === 0) return { ...node, inner: old.inner };
      return {
        ...node,
        inner: [
          ...node.inner.map((inner, index) => {
            const oldInner = old.inner[index];
            return oldInner ? keepLost(oldInner, inner) : inner;
          }),
          ...old.inner.slice(node.inner.length),
        ],
      };
    });
  const nodes = inOrderOf(last.nodes, [...kept, ...lost]);
  const ids = new Set(nodes.map(({ id }) => id));
  const edges = now.edges.map((edge) => ({ ...edge, to: back.get(edge.to) ?? edge.to }));
  const leaving = new Set(now.edges.map(({ from }) => from));
  const old = last.edges.filter(({ from, to }) => !leaving.has(from) && ids.has(from) && ids.has(to));
  return { ...now, nodes, edges: [...edges, ...old] };
}

/** Nodes that were there before keep their order, new ones stand behind them, so that the layout stays as it was. */
function inOrderOf(before: readonly GraphNode[], nodes: readonly GraphNode[]): readonly GraphNode[] {
  const rank = new Map(before.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: GraphNode): number => rank.get(id) ?? before.length;
  return [...nodes].sort((a, b) => placeOf(a) - placeOf(b));
}
