import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { rangeOfState, stateSymbolAt } from './state-symbol';
import { insideQuotes } from './text-range';

/** Where a name is defined. */
export interface Definition {
  /** The name at the cursor. */
  readonly origin: OffsetRange;
  /** All of what is defined. */
  readonly range: OffsetRange;
  /** The name in the definition. */
  readonly name: OffsetRange;
}

/** The definition of what is named at `offset`: of a target the state of its scope. */
export function definition(model: MachineModel, offset: number): Definition[] {
  const { text } = model.document;
  const symbol = stateSymbolAt(model, offset);
  if (!symbol?.state) return [];
  const { state, at } = symbol;
  return [{ origin: insideQuotes(at, text), range: rangeOfState(state), name: insideQuotes(state.property.key, text) }];
}
