import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { occurrencesOf, stateSymbolAt } from './state-symbol';
import { insideQuotes } from './text-range';
import { variableOccurrences, variableSymbolAt } from './variable-symbol';

/** A place that names what stands at the cursor. */
export interface Reference extends OffsetRange {
  /** Whether the name is defined here. */
  readonly isDefinition: boolean;
}

/** Every place that names what is named at `offset`, a state or a variable: its definitions first. */
export function references(model: MachineModel, offset: number): Reference[] {
  const { text } = model.document;
  const symbol = stateSymbolAt(model, offset);
  if (symbol) {
    const { definitions, uses } = occurrencesOf(symbol);
    return [
      ...definitions.map((node) => ({ ...insideQuotes(node, text), isDefinition: true })),
      ...uses.map((node) => ({ ...insideQuotes(node, text), isDefinition: false })),
    ];
  }
  const variable = variableSymbolAt(model, offset);
  if (!variable) return [];
  return variableOccurrences(model, variable).map(({ start, end, assigned }) => ({
    start,
    end,
    isDefinition: assigned !== undefined,
  }));
}
