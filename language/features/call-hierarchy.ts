import type { MachineModel, State } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { rangeOfState, stateSymbolAt } from './state-symbol';
import { insideQuotes } from './text-range';

/** A state as an entry of the hierarchy of who leads to whom. */
export interface HierarchyState {
  readonly name: string;
  readonly detail: string;
  readonly range: OffsetRange;
  readonly selection: OffsetRange;
}

/** A state at the other end of transitions, and where these name their target. */
export interface HierarchyCall {
  readonly state: HierarchyState;
  readonly places: readonly OffsetRange[];
}

/** The state named at `offset`. */
export function hierarchyAt(model: MachineModel, offset: number): HierarchyState | undefined {
  const state = stateSymbolAt(model, offset)?.state;
  return state && entry(model, state);
}

/** The states that lead to the one named at `offset`: by their transitions, or by holding the scope that it starts. */
export function incoming(model: MachineModel, offset: number): HierarchyCall[] {
  const state = stateSymbolAt(model, offset)?.state;
  if (!state) return [];
  const { scope, name } = state;
  const calls = scope.states.flatMap((other) => {
    const targets = other.transitions.filter(({ target }) => target.value === name);
    const places = targets.map(({ target }) => insideQuotes(target, model.document.text));
    return places.length > 0 ? [{ state: entry(model, other), places }] : [];
  });
  const { owner, startAt } = scope;
  if (!owner || startAt?.value !== name) return calls;
  return [{ state: entry(model, owner), places: [insideQuotes(startAt, model.document.text)] }, ...calls];
}

/** The states where the one named at `offset` leads: its targets, and the starts of its branches or iterations. */
export function outgoing(model: MachineModel, offset: number): HierarchyCall[] {
  const state = stateSymbolAt(model, offset)?.state;
  if (!state) return [];
  const { text } = model.document;
  const places = new Map<State, OffsetRange[]>();
  const add = (target: State | undefined, place: OffsetRange): void => {
    if (!target) return;
    const known = places.get(target);
    if (known) known.push(place);
    else places.set(target, [place]);
  };
  for (const { startAt, byName } of state.inner)
    if (startAt) add(byName.get(startAt.value), insideQuotes(startAt, text));
  for (const { target } of state.transitions) add(state.scope.byName.get(target.value), insideQuotes(target, text));
  return [...places].map(([target, found]) => ({ state: entry(model, target), places: found }));
}

function entry({ document }: MachineModel, state: State): HierarchyState {
  return {
    name: state.name,
    detail: state.type ?? '',
    range: rangeOfState(state),
    selection: insideQuotes(state.property.key, document.text),
  };
}
