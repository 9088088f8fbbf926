import { statesOf } from './collapse';
import type { GraphNode, StateGraph } from '../language/graph/build-graph';

/**
 * A graph with the states of an earlier one that are missing in it: of a text that is broken just now, where half a
 * string can swallow all that stands behind it, or of an older version that is compared.
 */
export function keepLost(last: StateGraph, now: StateGraph): StateGraph {
  return keepIn(last, now, new Set([...statesOf(now)].map(({ id }) => id)));
}

/** `present` are the states of the whole graph: one that has moved to another place is not lost. */
function keepIn(last: StateGraph, now: StateGraph, present: ReadonlySet<string>): StateGraph {
  const here = new Set(now.nodes.map(({ id }) => id));
  const lost = last.nodes.filter(({ id, kind }) => kind !== 'missing' && !here.has(id) && !present.has(id));
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
      return {
        ...node,
        inner: [
          ...node.inner.map((inner, index) => {
            const oldInner = old.inner[index];
            return oldInner ? keepIn(oldInner, inner, present) : inner;
          }),
          ...old.inner
            .slice(node.inner.length)
            .map((inner) => keepIn(inner, { ...inner, nodes: [], edges: [] }, present)),
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
