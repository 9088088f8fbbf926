import { oncePerPart } from '../model/derived';
import type { Scope, State } from '../model/model';
import { noteAsked } from './asked';

/** The states of a scope that `StartAt` leads to by transitions of the scope; none where `StartAt` names no state. */
export function reachableStates(scope: Scope): ReadonlySet<State> {
  noteAsked('outline');
  return walked(scope);
}

const walked = oncePerPart(walk);

function walk(scope: Scope): ReadonlySet<State> {
  const start = scope.startAt && scope.byName.get(scope.startAt.value);
  const found = new Set<State>();
  const open = start ? [start] : [];
  for (let state = open.pop(); state; state = open.pop()) {
    if (found.has(state)) continue;
    found.add(state);
    for (const { target } of state.transitions) {
      const next = scope.byName.get(target.value);
      if (next && !found.has(next)) open.push(next);
    }
  }
  return found;
}
