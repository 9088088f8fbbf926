import type { MachineModel, Scope, State } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { StringNode } from '../tree/node';
import { locate, type Place } from './locate';
import { referencesIn } from './targets';

/** A state as meant by its name: at its definition, or where a transition names it. */
export interface StateSymbol {
  readonly name: string;
  /** The `States` object in which the name is looked for. */
  readonly scope: Scope;
  /** The first state of that name; none where the transition leads nowhere. */
  readonly state: State | undefined;
  /** The text at the cursor. */
  readonly at: StringNode;
}

/** The state whose name stands at `offset`, as a key of `States` or as a target. */
export function stateSymbolAt(model: MachineModel, offset: number): StateSymbol | undefined {
  return stateSymbolOf(model, locate(model, offset));
}

/** As `stateSymbolAt`, for a place that is known already. */
export function stateSymbolOf(model: MachineModel, place: Place): StateSymbol | undefined {
  if (place.kind === 'key' && place.meaning.shape?.kind === 'states' && place.property) {
    const { property } = place;
    const state = model.states.find((candidate) => candidate.property === property);
    return state && { name: state.name, scope: state.scope, state, at: property.key };
  }
  if (place.kind !== 'value' || place.meaning.shape?.kind !== 'stateName' || place.node?.kind !== 'string')
    return undefined;
  const scope = place.meaning.part?.scope;
  const name = place.node.value;
  return scope && { name, scope, state: scope.byName.get(name), at: place.node };
}

/** Every place that names the state: its definition first, then the transitions of its scope in order of the text. */
export function occurrencesOf({ name, scope }: StateSymbol): { definitions: StringNode[]; uses: StringNode[] } {
  const definitions = scope.states.filter((state) => state.name === name).map(({ property }) => property.key);
  const uses = referencesIn(scope).filter(({ value }) => value === name);
  return { definitions, uses: uses.sort((a, b) => a.start - b.start) };
}

/** The state with its name and all that belongs to it. */
export function rangeOfState({ property }: State): OffsetRange {
  return { start: property.key.start, end: Math.max(property.value?.end ?? 0, property.key.end) };
}
