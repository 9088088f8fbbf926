import { oncePerPart } from '../model/derived';
import type { Scope, State } from '../model/model';
import type { StringNode } from '../tree/node';

/**
 * The states that a transition of the scope may name: those that nothing leads to first, `from` itself last; else as they
 * stand in the text, from `from` on.
 */
export function* targetsIn(scope: Scope, from: State | undefined): Iterable<State> {
  const { named, unnamed } = namesIn(scope);
  for (const state of unnamed) if (state !== from) yield state;
  const { states } = scope;
  const start = from ? Math.max(0, states.indexOf(from)) : 0;
  for (let i = 0; i < states.length; i++) {
    const state = states[(start + i) % states.length];
    if (state && state !== from && named.has(state.name)) yield state;
  }
  if (from && from.name !== '') yield from;
}

interface Names {
  /** The names that `StartAt` and the states lead to; not those that only the state itself leads to. */
  readonly named: ReadonlySet<string>;
  /** The states that nothing else leads to. */
  readonly unnamed: readonly State[];
}

const namesIn = oncePerPart((scope: Scope): Names => {
  const named = new Set<string>();
  if (scope.startAt) named.add(scope.startAt.value);
  for (const state of scope.states)
    for (const { target } of state.transitions) if (target.value !== state.name) named.add(target.value);
  return { named, unnamed: scope.states.filter(({ name }) => name !== '' && !named.has(name)) };
});

/** The states that no other state of the scope leads to. */
export function unnamedIn(scope: Scope): readonly State[] {
  return namesIn(scope).unnamed;
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
