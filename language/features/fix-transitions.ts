import type { MachineModel } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import { property } from '../tree/node';
import type { Fix } from './fix';
import { rename } from './rename';
import { stateSymbolAt } from './state-symbol';
import { unnamedIn } from './targets';
import { addFields, removeProperty, replaceString } from './tree-edits';
import { objectTemplate } from './value-template';

const MAX_OFFERED = 3;

/** Creates the state that a transition names, or names one that nothing leads to. */
export function fixMissingTarget(model: MachineModel, { range }: Diagnostic): Fix[] {
  const symbol = stateSymbolAt(model, range.start);
  const states = symbol?.scope.statesProperty?.value;
  if (!symbol || symbol.name === '' || states?.kind !== 'object') return [];
  const { name, scope, at } = symbol;
  const { document } = model;
  const value = objectTemplate('Pass', { language: model.queryLanguage, scope, state: undefined });
  const lonely = unnamedIn(scope).slice(0, MAX_OFFERED);
  return [
    { title: `Create the state "${name}"`, edits: [addFields(document, states, [{ name, value }])] },
    ...lonely.map((state) => ({
      title: `Lead to "${state.name}", which nothing leads to`,
      edits: [replaceString(document, at, state.name)],
    })),
  ];
}

/** Removes a state that nothing leads to, or lets the state before it lead there. */
export function fixUnreachable(model: MachineModel, { at }: Diagnostic): Fix[] {
  const state = model.states.find((candidate) => candidate.property === at || candidate.node === at);
  if (!state) return [];
  const { document } = model;
  const fixes: Fix[] = [
    { title: `Remove the state "${state.name}"`, edits: [removeProperty(document, state.property)] },
  ];
  const before = state.scope.states[state.scope.states.indexOf(state) - 1];
  const end = property(before?.node, 'End');
  if (before?.node && end && !property(before.node, 'Next')) {
    fixes.unshift({
      title: `Let "${before.name}" go on to "${state.name}"`,
      edits: [
        replaceString(document, end.key, 'Next'),
        ...(end.value ? [{ start: end.value.start, end: end.value.end, text: JSON.stringify(state.name) }] : []),
      ],
    });
  }
  return fixes;
}

/** Gives the second of two states with one name another name, and its transitions with it. */
export function fixDuplicateState(model: MachineModel, { range }: Diagnostic): Fix[] {
  const name = stateSymbolAt(model, range.start)?.name;
  if (name === undefined) return [];
  const taken = new Set(model.states.map((state) => state.name));
  let count = 2;
  while (taken.has(`${name} ${String(count)}`)) count++;
  const free = `${name} ${String(count)}`;
  const result = rename(model, range.start, free);
  return 'refused' in result ? [] : [{ title: `Rename to "${free}"`, edits: result.edits, isPreferred: true }];
}
