import type { Json } from '../json';
import type { MachineModel, Scope, State } from '../model/model';
import { reachableStates } from '../rules/reachability';
import { child, property, toJson, type Property } from '../tree/node';
import type { CodeAction } from './code-action';
import { freeName } from './free-name';
import { rewriteMembers, type MemberChanges } from './rewrite-members';
import { moveStatesMember } from './states-member';
import { jsonTemplate } from './template';
import { addFields, type NewField } from './tree-edits';

/** Removes all states of a scope that its start does not lead to. */
export function removeUnreached(model: MachineModel, scope: Scope | undefined): CodeAction[] {
  const states = scope?.statesProperty?.value;
  if (!scope || states?.kind !== 'object') return [];
  const reached = reachableStates(scope);
  const lost = scope.states.filter((state) => !reached.has(state));
  if (reached.size === 0 || lost.length === 0) return [];
  const [only] = lost;
  const title =
    only && lost.length === 1
      ? `Remove "${only.name}", which nothing leads to`
      : `Remove ${String(lost.length)} states that nothing leads to`;
  const gone: MemberChanges = new Map(lost.map(({ property: own }): [Property, NewField[]] => [own, []]));
  return [{ title, kind: 'refactor', edits: rewriteMembers(model.document, states, gone) }];
}

/** Moves what a state makes of its result into a Pass state behind it. */
export function extractPass(model: MachineModel, state: State): CodeAction[] {
  const { node, scope } = state;
  const states = scope.statesProperty?.value;
  const leaves = property(node, 'Next') ?? property(node, 'End');
  if (!node || states?.kind !== 'object' || !leaves || !['Task', 'Parallel', 'Map'].includes(state.type ?? ''))
    return [];
  if (property(node, 'Assign')) return [];
  const moved = state.queryLanguage === 'JSONata' ? movedOutput(state) : movedSelector(state);
  if (!moved) return [];
  const { document } = model;
  const name = freeName(model, `${state.name} result`);
  const language = property(node, 'QueryLanguage') ? { QueryLanguage: state.queryLanguage } : {};
  const pass: Json = {
    Type: 'Pass',
    ...language,
    [moved.to]: moved.value,
    [leaves.key.value]: toJson(leaves.value),
  };
  const next: NewField = { name: 'Next', value: jsonTemplate(name) };
  const changes: MemberChanges = new Map([
    [moved.from, []],
    [leaves, [next]],
  ]);
  return [
    {
      title: `Extract the output of "${state.name}" to a Pass state`,
      kind: 'refactor',
      edits: [
        ...rewriteMembers(document, node, changes),
        addFields(document, states, [{ name, value: jsonTemplate(pass) }]),
      ],
    },
  ];
}

interface Moved {
  readonly from: Property;
  readonly to: 'Output' | 'Parameters';
  readonly value: Json;
}

/** What the output of a JSONata state reads must be there in the next state too: the result, which is its input. */
function movedOutput({ node }: State): Moved | undefined {
  const from = property(node, 'Output');
  const value = from?.value && moveStatesMember(toJson(from.value), { from: 'result', to: 'input' });
  return from && value !== undefined ? { from, to: 'Output', value } : undefined;
}

/** `ResultSelector` where the whole result is replaced by what it makes. */
function movedSelector({ node }: State): Moved | undefined {
  const from = property(node, 'ResultSelector');
  if (!from?.value || property(node, 'ResultPath') || property(node, 'OutputPath')) return undefined;
  const value = toJson(from.value);
  const readsState = /\$\$(?:\.(?:State|Task)\b|["\s,)])/.test(JSON.stringify(value));
  return readsState ? undefined : { from, to: 'Parameters', value };
}

/** The scope whose `States` the cursor is in, outside of inner ones. */
export function scopeAround({ scopes }: MachineModel, offset: number): Scope | undefined {
  return scopes.findLast(({ statesProperty }) => {
    if (!statesProperty) return false;
    return statesProperty.key.start <= offset && offset <= (statesProperty.value?.end ?? statesProperty.key.end);
  });
}

/** Whether something in the state assigns variables. */
export function assignsVariables({ node, inner }: State): boolean {
  const holders = ['Choices', 'Catch'].flatMap((field) => {
    const list = child(node, field);
    return list?.kind === 'array' ? list.items : [];
  });
  if ([node, ...holders].some((holder) => property(holder, 'Assign'))) return true;
  return inner.some(({ states }) => states.some(assignsVariables));
}
