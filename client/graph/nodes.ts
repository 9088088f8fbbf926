import { statesOf } from '../../graph/collapse';
import type { StateGraph, StateGraphNode } from '../../language/graph/build-graph';
import type { NodeProblem } from './messages';

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
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** As many messages as a tooltip can hold. */
const SHOWN = 5;

/** The problems of each state, by node id; a problem belongs to the innermost state around it. */
export function problemsByState(graph: StateGraph, problems: readonly Problem[]): Record<string, NodeProblem> {
  const byState = new Map<string, Problem[]>();
  for (const problem of problems) {
    const id = stateAt(graph, problem.start)?.id;
    if (id === undefined) continue;
    const list = byState.get(id);
    if (list) list.push(problem);
    else byState.set(id, [problem]);
  }
  return Object.fromEntries([...byState].map(([id, list]) => [id, joined(list)]));
}

function joined(problems: readonly Problem[]): NodeProblem {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const messages = [...errors, ...problems.filter(({ severity }) => severity === 'warning')].map(
    ({ message }) => message,
  );
  const rest = messages.length - SHOWN;
  return {
    severity: errors.length > 0 ? 'error' : 'warning',
    message: messages.slice(0, SHOWN).join('\n') + (rest > 0 ? `\nand ${String(rest)} more` : ''),
    count: messages.length,
  };
}
