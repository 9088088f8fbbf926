import type { MachineModel, Scope, State } from '../model/model';
import { finish, type Steps } from '../steps';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { rangeOfState } from './state-symbol';

/**
 * Puts the states of the scope around `offset` into the order in which they are reached: each behind the first state that
 * leads to it. Offered where the cursor is on `States` or on the name of a state; not where comments stand between
 * states, since nobody knows to which of the two they belong.
 */
export function sortStates(model: MachineModel, offset: number): CodeAction[] {
  const scope = model.scopes.find(({ statesProperty, states }) =>
    [statesProperty, ...states.map(({ property }) => property)].some(
      (property) => property && property.key.start <= offset && offset <= property.key.end,
    ),
  );
  if (!scope || scope.states.length < 2) return [];
  const { text, comments } = model.document;
  const order = finish(flowOrder(scope));
  if (order.every((state, index) => state === scope.states[index])) return [];
  const slots = scope.states.map(rangeOfState);
  const isOrdered = slots.every((slot, index) => index === 0 || (slots[index - 1]?.end ?? 0) <= slot.start);
  const first = slots[0]?.start ?? 0;
  const last = slots.at(-1)?.end ?? 0;
  const isCommented = comments.some(
    ({ start }) => start > first && start < last && !slots.some((slot) => slot.start < start && start < slot.end),
  );
  if (!isOrdered || isCommented) return [];
  const edits = slots.flatMap((slot, index): Edit[] => {
    const state = order[index];
    if (!state || state === scope.states[index]) return [];
    const { start, end } = rangeOfState(state);
    return [{ ...slot, text: text.slice(start, end) }];
  });
  return [{ title: 'Sort states in the order of the flow', kind: 'refactor', edits }];
}

/** So many states are one step. */
const STATES_IN_STEP = 500;

/** Depth first from the start, so that a way is read to its end; states that nothing leads to come last. In steps. */
export function* flowOrder(scope: Scope): Steps<State[]> {
  const order = new Set<State>();
  const waiting: State[] = [];
  const push = (names: readonly string[]): void => {
    for (const name of [...names].reverse()) {
      const state = scope.byName.get(name);
      if (state) waiting.push(state);
    }
  };
  push(scope.startAt ? [scope.startAt.value] : []);
  for (let state = waiting.pop(); state; state = waiting.pop()) {
    if (order.has(state)) continue;
    order.add(state);
    if (order.size % STATES_IN_STEP === 0) yield;
    const normal = state.transitions.filter(({ kind }) => kind !== 'catch');
    const afterErrors = state.transitions.filter(({ kind }) => kind === 'catch');
    push([...normal, ...afterErrors].map(({ target }) => target.value));
  }
  return [...order, ...scope.states.filter((state) => !order.has(state))];
}
