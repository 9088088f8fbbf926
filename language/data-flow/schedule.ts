import type { MachineModel, Scope, State } from '../model/model';

/** A state that can be reached, with the states that its transitions lead to (in their order). */
export interface Reached {
  readonly state: State;
  readonly targets: readonly (Reached | undefined)[];
}

export interface Schedule<Node extends Reached> {
  /** The nodes in the order of a sweep. One with inner scopes stands before and once more behind what is in them. */
  readonly nodes: readonly Node[];
  readonly byState: ReadonlyMap<State, Node>;
  /** The first state of each scope that has one. */
  readonly starts: ReadonlyMap<Scope, Node>;
}

/**
 * The states that can be reached, each before those that it leads to, as far as there are no loops: a sweep in this order
 * mostly needs no second one. `make` makes the node of a state, once for each.
 */
export function scheduleOf<Node extends Reached & { targets: (Node | undefined)[] }>(
  model: Pick<MachineModel, 'scope'>,
  make: (state: State) => Node,
): Schedule<Node> {
  const byState = new Map<State, Node>();
  const nodes: Node[] = [];
  const starts = new Map<Scope, Node>();
  const addScope = (scope: Scope): void => {
    const own = inOrder(scope, byState, make);
    if (own[0]) starts.set(scope, own[0]);
    for (const node of own) {
      nodes.push(node);
      if (node.state.inner.length === 0) continue;
      node.state.inner.forEach(addScope);
      nodes.push(node);
    }
  };
  if (model.scope) addScope(model.scope);
  return { nodes, byState, starts };
}

/** Reverse postorder of a depth-first walk from `StartAt`. */
function inOrder<Node extends Reached & { targets: (Node | undefined)[] }>(
  scope: Scope,
  seen: Map<State, Node>,
  make: (state: State) => Node,
): Node[] {
  const start = scope.startAt && scope.byName.get(scope.startAt.value);
  if (!start) return [];
  const first = make(start);
  seen.set(start, first);
  const stack = [first];
  const finished: Node[] = [];
  for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
    const transition = top.state.transitions[top.targets.length];
    if (!transition) {
      finished.push(top);
      stack.pop();
      continue;
    }
    const target = scope.byName.get(transition.target.value);
    let node = target && seen.get(target);
    if (target && !node) {
      node = make(target);
      seen.set(target, node);
      stack.push(node);
    }
    top.targets.push(node);
  }
  return finished.reverse();
}
