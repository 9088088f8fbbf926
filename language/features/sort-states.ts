import type { MachineModel, Scope, State } from '../model/model';
import type { Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import type { Property } from '../tree/node';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { rangeOfState } from './state-symbol';

/**
 * Puts the states of the scope around `offset` into the order in which they are reached: each behind the first state that
 * leads to it. Offered where the cursor is on `States` or on the name of a state; not where comments stand between
 * states, since nobody knows to which of the two they belong. In steps.
 */
export function* sortStates(model: MachineModel, offset: number): Steps<CodeAction[]> {
  const scope = model.scopes.find(({ statesProperty, states }) => {
    const isAt = (property: Property | undefined): boolean =>
      property !== undefined && property.key.start <= offset && offset <= property.key.end;
    return isAt(statesProperty) || states.some(({ property }) => isAt(property));
  });
  if (!scope || scope.states.length < 2) return [];
  const { text, comments } = model.document;
  const order = yield* flowOrder(scope);
  if (order.every((state, index) => state === scope.states[index])) return [];
  yield;
  const slots = scope.states.map(rangeOfState);
  const isOrdered = slots.every((slot, index) => index === 0 || (slots[index - 1]?.end ?? 0) <= slot.start);
  if (!isOrdered) return [];
  yield;
  if (standBetween(comments, slots)) return [];
  const edits: Edit[] = [];
  for (const [index, slot] of slots.entries()) {
    if (index % STATES_IN_STEP === STATES_IN_STEP - 1) yield;
    const state = order[index];
    if (!state || state === scope.states[index]) continue;
    const { start, end } = rangeOfState(state);
    edits.push({ ...slot, text: text.slice(start, end) });
  }
  return [{ title: 'Sort states in the order of the flow', kind: 'refactor', edits }];
}

/** Whether a comment stands between two of the slots; both are in order. */
function standBetween(comments: readonly OffsetRange[], slots: readonly OffsetRange[]): boolean {
  const [first, last] = [slots[0], slots.at(-1)];
  let at = 0;
  return comments.some(({ start }) => {
    if (!first || !last || start <= first.start || start >= last.end) return false;
    for (let slot = slots[at]; slot && slot.end <= start; slot = slots[at]) at++;
    return start <= (slots[at]?.start ?? start);
  });
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
