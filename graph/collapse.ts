import type { StateGraph, StateGraphNode } from '../language/graph/build-graph';

/** The graph without the insides of the states whose id `isCollapsed` names; each of them knows how many it hides. */
export function collapse(graph: StateGraph, isCollapsed: (id: string) => boolean): StateGraph {
  const nodes = graph.nodes.map((node) => {
    if (node.kind !== 'state' || node.inner.length === 0) return node;
    if (!isCollapsed(node.id)) return { ...node, inner: node.inner.map((inner) => collapse(inner, isCollapsed)) };
    return { ...node, inner: [], hidden: node.inner.reduce((sum, inner) => sum + countStates(inner), 0) };
  });
  return { ...graph, nodes };
}

/** All states of a graph, outer before inner. */
export function* statesOf(graph: StateGraph): Generator<StateGraphNode> {
  for (const node of graph.nodes) {
    if (node.kind !== 'state') continue;
    yield node;
    for (const inner of node.inner) yield* statesOf(inner);
  }
}

export function countStates(graph: StateGraph): number {
  let count = 0;
  for (const _ of statesOf(graph)) count++;
  return count;
}

/** The ids of the states around a state, from the outermost to the innermost; undefined where the graph has no such state. */
export function ownersOf(graph: StateGraph, id: string): readonly string[] | undefined {
  for (const node of graph.nodes) {
    if (node.id === id) return [];
    if (node.kind !== 'state') continue;
    for (const inner of node.inner) {
      const owners = ownersOf(inner, id);
      if (owners) return [node.id, ...owners];
    }
  }
  return undefined;
}
