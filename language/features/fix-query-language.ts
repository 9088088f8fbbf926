import { isJsonObject } from '../json';
import type { MachineModel, State } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import { property, type Node, type Property } from '../tree/node';
import type { Fix } from './fix';
import { addFields, removeProperty, replaceString } from './tree-edits';

/** Gives the state the query language that a field or an expression of it needs, where that is allowed (digest D8-D10). */
export function useLanguage(model: MachineModel, { at, code, data }: Diagnostic): Fix[] {
  const wants = code === 'expression-not-evaluated' ? 'JSONata' : isJsonObject(data) ? data.wants : undefined;
  const state = stateAround(model, at);
  if (!state?.node || (wants !== 'JSONata' && wants !== 'JSONPath') || state.queryLanguage === wants) return [];
  if (wants === 'JSONPath' && model.queryLanguage === 'JSONata') return [];
  const { document } = model;
  const own = property(state.node, 'QueryLanguage');
  const title = `Use ${wants} in state "${state.name}"`;
  if (own && wants === 'JSONPath') return [{ title, edits: [removeProperty(document, own)] }];
  if (own?.value?.kind === 'string') return [{ title, edits: [replaceString(document, own.value, wants)] }];
  const field = { name: 'QueryLanguage', value: { kind: 'text', source: wants } } as const;
  return own ? [] : [{ title, edits: [addFields(document, state.node, [field])] }];
}

/** The innermost state that holds a node. */
function stateAround({ states }: MachineModel, at: Node | Property | undefined): State | undefined {
  for (let node = at; node; node = node.parent) {
    const found = node.kind === 'object' ? states.find((state) => state.node === node) : undefined;
    if (found) return found;
  }
  return undefined;
}
