import type { StateGraph, StateGraphNode } from '../../language/graph/build-graph';

/** All states of a graph, outer before inner. */
export function* statesOf(graph: StateGraph): Generator<StateGraphNode> {
  for (const node of graph.nodes) {
    if (node.kind !== 'state') continue;
    yield node;
    for (const inner of node.inner) yield* statesOf(inner);
  }
}

/** The innermost state whose text holds the offset. */
export function stateAt(graph: StateGraph, offset: number): StateGraphNode | undefined {
  let found: StateGraphNode | undefined;
  for (const node of statesOf(graph)) {
    if (node.range.start <= offset && offset <= node.range.end) found = node;
  }
  return found;
}

export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** The worst problem of each state, by node id; a problem belongs to the innermost state around it. */
export function problemsByState(
  graph: StateGraph,
  problems: readonly Problem[],
): Record<string, { severity: 'error' | 'warning'; message: string }> {
  const worst: Record<string, { severity: 'error' | 'warning'; message: string }> = {};
  for (const { start, severity, message } of problems) {
    const id = stateAt(graph, start)?.id;
    if (id === undefined || worst[id]?.severity === 'error') continue;
    if (!worst[id] || severity === 'error') worst[id] = { severity, message };
  }
  return worst;
}
