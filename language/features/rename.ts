import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import type { Edit } from './edit';
import { occurrencesOf, stateSymbolAt } from './state-symbol';
import { insideQuotes } from './text-range';
import { replaceString } from './tree-edits';

const MAX_NAME = 80;

/** The edits of a rename, or why the name cannot be given. */
export type RenameResult = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** What can be renamed at `offset`: its place and its present name; undefined where nothing can. */
export function renameRange(
  model: MachineModel,
  offset: number,
): (OffsetRange & { readonly name: string }) | undefined {
  const symbol = stateSymbolAt(model, offset);
  return symbol && { ...insideQuotes(symbol.at, model.document.text), name: symbol.name };
}

/** Renames the state at `offset` wherever its scope names it. Names are unique in the whole machine (digest D5, D6). */
export function rename(model: MachineModel, offset: number, newName: string): RenameResult {
  const symbol = stateSymbolAt(model, offset);
  if (!symbol) return { refused: 'Only states can be renamed here: put the cursor on the name of a state.' };
  if (newName === symbol.name) return { edits: [] };
  if (newName === '') return { refused: 'A state needs a name.' };
  if ([...newName].length > MAX_NAME)
    return {
      refused: `A state's name has at most ${String(MAX_NAME)} characters, this one has ${String([...newName].length)}.`,
    };
  if (model.states.some((state) => state.name === newName))
    return { refused: `A state "${newName}" exists already: names are unique in the whole machine.` };
  const { definitions, uses } = occurrencesOf(symbol);
  return { edits: [...definitions, ...uses].map((node) => replaceString(model.document, node, newName)) };
}
