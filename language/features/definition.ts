import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { rangeOfState, stateSymbolAt } from './state-symbol';
import { insideQuotes } from './text-range';
import { variableOccurrences, variableSymbolAt } from './variable-symbol';

/** Where a name is defined. */
export interface Definition {
  /** The name at the cursor. */
  readonly origin: OffsetRange;
  /** All of what is defined. */
  readonly range: OffsetRange;
  /** The name in the definition. */
  readonly name: OffsetRange;
}

/** The definition of what is named at `offset`: of a target the state of its scope, of a variable its assignments. */
export function definition(model: MachineModel, offset: number): Definition[] {
  const { text } = model.document;
  const symbol = stateSymbolAt(model, offset);
  if (symbol) {
    const { state, at } = symbol;
    const name = state && insideQuotes(state.property.key, text);
    return state && name ? [{ origin: insideQuotes(at, text), range: rangeOfState(state), name }] : [];
  }
  const variable = variableSymbolAt(model, offset);
  if (!variable) return [];
  return variableOccurrences(model, variable).flatMap(({ start, end, assigned }) => {
    if (!assigned) return [];
    const range = { start: assigned.key.start, end: Math.max(assigned.key.end, assigned.value?.end ?? 0) };
    return [{ origin: variable.at, range, name: { start, end } }];
  });
}
