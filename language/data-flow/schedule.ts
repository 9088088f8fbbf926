import type { MachineModel, Scope, State } from '../model/model';

/** One step of a sweep over a machine. A Parallel or Map is entered before its inner states and left behind them. */
export interface Action {
  readonly kind: 'enter' | 'leave';
  readonly state: State;
}

/**
 * The states that can be reached, each before those that it leads to, as far as there are no loops: a sweep in this order
 * mostly needs no second one.
 */
export function scheduleOf(model: MachineModel): Action[] {
  const actions: Action[] = [];
  if (model.scope) addScope(model.scope, actions);
  return actions;
}

function addScope(scope: Scope, actions: Action[]): void {
  for (const state of inOrder(scope)) {
    actions.push({ kind: 'enter', state });
    if (state.inner.length === 0) continue;
    for (const inner of state.inner) addScope(inner, actions);
    actions.push({ kind: 'leave', state });
  }
}

/** Reverse postorder of a depth-first walk from `StartAt`. */
function inOrder(scope: Scope): State[] {
  const start = startOf(scope);
  if (!start) return [];
  const finished: State[] = [];
  const seen = new Set([start]);
  const stack = [{ state: start, next: 0 }];
  for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
    const transition = top.state.transitions[top.next++];
    if (!transition) {
      finished.push(top.state);
      stack.pop();
      continue;
    }
    const target = scope.byName.get(transition.target.value);
    if (!target || seen.has(target)) continue;
    seen.add(target);
    stack.push({ state: target, next: 0 });
  }
  return finished.reverse();
}

export function startOf(scope: Scope): State | undefined {
  return scope.startAt && scope.byName.get(scope.startAt.value);
}
