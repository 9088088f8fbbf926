import type { Scope, State } from '../model/model';
import type { StringNode } from '../tree/node';

/** The states that a transition of the scope may name: those that nothing leads to first, `from` itself last. */
export function targetsIn(scope: Scope, from: State | undefined): readonly State[] {
  const reached = new Set<string>();
  if (scope.startAt) reached.add(scope.startAt.value);
  for (const state of scope.states)
    for (const { target } of state.transitions) if (target.value !== state.name) reached.add(target.value);
  const named = scope.states.filter((state) => state.name !== '');
  const rank = (state: State): number => (state === from ? 2 : reached.has(state.name) ? 1 : 0);
  return named
    .map((state) => ({ state, rank: rank(state) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ state }) => state);
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
