import type { Scope, State } from '../model/model';
import type { StringNode } from '../tree/node';

/**
 * The states that a transition of the scope may name: those that nothing leads to first, `from` itself last; else as they
 * stand in the text, from `from` on.
 */
export function targetsIn(scope: Scope, from: State | undefined): readonly State[] {
  const reached = new Set<string>();
  if (scope.startAt) reached.add(scope.startAt.value);
  for (const state of scope.states)
    for (const { target } of state.transitions) if (target.value !== state.name) reached.add(target.value);
  const at = from ? scope.states.indexOf(from) : 0;
  const unreached: State[] = [];
  const others: State[] = [];
  const sort = (state: State): void => {
    if (state.name !== '' && state !== from) (reached.has(state.name) ? others : unreached).push(state);
  };
  scope.states.slice(at).forEach(sort);
  scope.states.slice(0, at).forEach(sort);
  return [...unreached, ...others, ...(from && from.name !== '' && at >= 0 ? [from] : [])];
}

/** Every place of the scope that names a target: `StartAt` and all transitions. */
export function referencesIn(scope: Scope): StringNode[] {
  const transitions = scope.states.flatMap((state) => state.transitions.map(({ target }) => target));
  return scope.startAt ? [scope.startAt, ...transitions] : transitions;
}

/** The names that transitions of the scope ask for and no state has, each once. */
export function missingTargets(scope: Scope): string[] {
  const missing = referencesIn(scope).map(({ value }) => value);
  return [...new Set(missing)].filter((name) => name !== '' && !scope.byName.has(name));
}
