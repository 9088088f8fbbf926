import type { MachineModel } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { visibleNames } from '../rules/variables';
import type { Edit } from './edit';
import { occurrencesOf, stateSymbolAt, type StateSymbol } from './state-symbol';
import { insideQuotes } from './text-range';
import { replaceString } from './tree-edits';
import { variableOccurrences, variableSymbolAt, type VariableSymbol } from './variable-symbol';

const MAX_NAME = 80;

/** The edits of a rename, or why the name cannot be given. */
export type RenameResult = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** What can be renamed at `offset`: its place and its present name; undefined where nothing can. */
export function renameRange(
  model: MachineModel,
  offset: number,
): (OffsetRange & { readonly name: string }) | undefined {
  const symbol = stateSymbolAt(model, offset);
  if (symbol) return { ...insideQuotes(symbol.at, model.document.text), name: symbol.name };
  const variable = variableSymbolAt(model, offset);
  return variable && { ...variable.at, name: variable.name };
}

/** Renames the state or variable at `offset` wherever it is named. */
export function rename(model: MachineModel, offset: number, newName: string): RenameResult {
  const symbol = stateSymbolAt(model, offset);
  if (symbol) return renameState(model, symbol, newName);
  const variable = variableSymbolAt(model, offset);
  if (variable) return renameVariable(model, variable, newName.replace(/^\$/, ''));
  return { refused: 'Only states and variables can be renamed here: put the cursor on the name of one.' };
}

/** Names of states are unique in the whole machine (digest D5, D6). */
function renameState(model: MachineModel, symbol: StateSymbol, newName: string): RenameResult {
  if (newName === symbol.name) return { edits: [] };
  if (newName === '') return { refused: 'A state needs a name.' };
  const length = [...newName].length;
  if (length > MAX_NAME)
    return { refused: `A state's name has at most ${String(MAX_NAME)} characters, this one has ${String(length)}.` };
  if (model.states.some((state) => state.name === newName))
    return { refused: `A state "${newName}" exists already: names are unique in the whole machine.` };
  const { definitions, uses } = occurrencesOf(symbol);
  return { edits: [...definitions, ...uses].map((node) => replaceString(model.document, node, newName)) };
}

/** Names of variables are identifiers of at most 80 characters, and `states` is taken (digest R34). */
function renameVariable(model: MachineModel, variable: VariableSymbol, newName: string): RenameResult {
  if (newName === variable.name) return { edits: [] };
  if (!/^\p{ID_Start}\p{ID_Continue}*$/u.test(newName) || [...newName].length > MAX_NAME)
    return { refused: `"${newName}" cannot name a variable: a letter comes first, then letters, digits and _.` };
  if (newName === 'states') return { refused: '"$states" belongs to the service: take another name.' };
  if (variable.scope && visibleNames(variable.scope).has(newName))
    return { refused: `A variable "$${newName}" exists already.` };
  const edits = variableOccurrences(model, variable).map(({ start, end }) => ({ start, end, text: newName }));
  return { edits };
}
