import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { occurrencesOf, stateSymbolAt } from './state-symbol';
import { insideQuotes } from './text-range';

/** A place that names what stands at the cursor. */
export interface Reference extends OffsetRange {
  /** Whether the name is defined here. */
  readonly isDefinition: boolean;
}

/** Every place that names what is named at `offset`, its definition first. */
export function references(model: MachineModel, offset: number): Reference[] {
  const symbol = stateSymbolAt(model, offset);
  if (!symbol) return [];
  const { definitions, uses } = occurrencesOf(symbol);
  const { text } = model.document;
  return [
    ...definitions.map((node) => ({ ...insideQuotes(node, text), isDefinition: true })),
    ...uses.map((node) => ({ ...insideQuotes(node, text), isDefinition: false })),
  ];
}
