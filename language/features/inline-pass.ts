import type { MachineModel, State } from '../model/model';
import { childString, property, type ObjectNode } from '../tree/node';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { movedIntoState, type Move } from './move-pass-data';
import { rewriteMembers, type MemberChanges } from './rewrite-members';
import { referencesIn } from './targets';
import { removeProperty, replaceString, type NewField } from './tree-edits';
import { jsonTemplate } from './template';

/** Fields of a Pass state that change nothing. */
const IDLE = new Set(['Type', 'Comment', 'Next', 'End', 'QueryLanguage']);

/** Takes a Pass state out of the flow: one that does nothing just so, one that carries data by moving them into the state before. */
export function inlinePass(model: MachineModel, state: State): CodeAction[] {
  const { node, scope, name } = state;
  if (state.type !== 'Pass' || !node || scope.states.length < 2) return [];
  if (scope.states.filter((one) => one.name === name).length > 1) return [];
  const isIdle = node.properties.every(({ key }) => IDLE.has(key.value));
  return isIdle ? takeOut(model, state) : moveBack(model, state, node);
}

/** What leads to the state leads to where it leads. */
function takeOut({ document }: MachineModel, state: State): CodeAction[] {
  const { node, scope, name } = state;
  const next = childString(node, 'Next');
  const edits: Edit[] = [removeProperty(document, state.property)];
  if (next && next.value !== name && scope.byName.has(next.value)) {
    for (const reference of referencesIn(scope)) {
      if (reference.value === name) edits.push(replaceString(document, reference, next.value));
    }
  } else if (state.terminal) {
    const leading = scope.states.flatMap(({ transitions }) =>
      transitions.filter(({ target }) => target.value === name),
    );
    if (scope.startAt?.value === name || leading.some(({ kind }) => kind !== 'next')) return [];
    for (const { from } of leading) {
      const own = property(from.node, 'Next');
      if (!from.node || !own) return [];
      const end: NewField = { name: 'End', value: { kind: 'bare', source: 'true' } };
      edits.push(...rewriteMembers(document, from.node, new Map([[own, [end]]])));
    }
  } else return [];
  return [{ title: `Take out "${name}", which does nothing`, kind: 'refactor', edits }];
}

/** The data of the state are made by the one before it; where that is not the same, the action says why not. */
function moveBack({ document }: MachineModel, state: State, node: ObjectNode): CodeAction[] {
  const before = stateBefore(state);
  const title = `Inline "${state.name}" into the state before it`;
  const refuse = (disabled: string): CodeAction[] => [{ title, kind: 'refactor', edits: [], disabled }];
  if (typeof before === 'string') return refuse(before);
  const move: Move | string = movedIntoState(state, before);
  if (typeof move === 'string') return refuse(move);
  const leaves = property(node, 'Next') ?? property(node, 'End');
  const own = property(before.node, 'Next');
  if (!leaves?.value || !own || !before.node) return [];
  const onwards: NewField = {
    name: leaves.key.value,
    value: leaves.value.kind === 'string' ? jsonTemplate(leaves.value.value) : { kind: 'bare', source: 'true' },
  };
  const changes: MemberChanges = new Map([[own, [...move.added, onwards]], ...move.replaced]);
  const edits = [...rewriteMembers(document, before.node, changes), removeProperty(document, state.property)];
  return [{ title: `Inline "${state.name}" into "${before.name}"`, kind: 'refactor', edits }];
}

/** The one state that always leads here, or why there is none. */
function stateBefore({ scope, name }: State): State | string {
  if (scope.startAt?.value === name) return `The flow starts with "${name}": there is no state before it.`;
  const leading = scope.states.flatMap(({ transitions }) => transitions.filter(({ target }) => target.value === name));
  const [first, second] = leading;
  if (!first) return `Nothing leads to "${name}".`;
  if (second) return `More than one way leads to "${name}": each would need its data.`;
  if (first.kind !== 'next') return `"${first.from.name}" leads here only sometimes (${first.kind}).`;
  return first.from;
}
