import { hasOpenFlow } from '../model/open-flow';
import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';

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

/** So many transitions are one step. */
const TRANSITIONS_IN_STEP = 2000;

/**
 * The states that can be reached, each before those that it leads to, as far as there are no loops: a sweep in this order
 * mostly needs no second one. `make` makes the node of a state, once for each. In steps.
 */
export function* scheduleOf<Node extends Scheduled>(
  model: Pick<MachineModel, 'scope'>,
  make: (state: State) => Node,
): Steps<Schedule<Node>> {
  const schedule = { nodes: [], byState: new Map<State, Node>(), starts: new Map<Scope, Node>() };
  if (model.scope) yield* addScope(schedule, model.scope, make);
  return schedule;
}

type Scheduled = Reached & { targets: (Reached | undefined)[] };

interface Scheduling<Node extends Reached> extends Schedule<Node> {
  readonly nodes: Node[];
  readonly byState: Map<State, Node>;
  readonly starts: Map<Scope, Node>;
}

function* addScope<Node extends Scheduled>(
  schedule: Scheduling<Node>,
  scope: Scope,
  make: (state: State) => Node,
): Steps<void> {
  const own = yield* inOrder(scope, schedule.byState, make);
  if (own[0]) schedule.starts.set(scope, own[0]);
  for (const node of own) {
    schedule.nodes.push(node);
    if (node.state.inner.length === 0) continue;
    for (const inner of node.state.inner) yield* addScope(schedule, inner, make);
    schedule.nodes.push(node);
  }
}

/** Reverse postorder of a depth-first walk from `StartAt`. */
function* inOrder<Node extends Scheduled>(
  scope: Scope,
  seen: Map<State, Node>,
  make: (state: State) => Node,
): Steps<Node[]> {
  const start = scope.startAt && scope.byName.get(scope.startAt.value);
  // Where a transition is filled in later, anything may get to any state.
  if (!start || hasOpenFlow(scope)) return [];
  const first = make(start);
  seen.set(start, first);
  const stack = [first];
  const finished: Node[] = [];
  let left = TRANSITIONS_IN_STEP;
  for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
    const transition = top.state.transitions[top.targets.length];
    if (--left <= 0) {
      left = TRANSITIONS_IN_STEP;
      yield;
    }
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
