import type { Json } from '../json';
import { isJsonObject } from '../json';
import { isJsonArray } from '../json-equal';
import { embeddedExpression } from '../expressions/embedded';
import { analyzeJsonata } from '../expressions/jsonata/analyze';
import { parseJsonata } from '../expressions/jsonata/parse';
import type { MachineModel, Scope, State } from '../model/model';
import { reachableStates } from '../rules/reachability';
import { child, childString, property, toJson, type Property } from '../tree/node';
import type { CodeAction } from './code-action';
import type { Edit } from './edit';
import { freeName } from './free-name';
import { rewriteMembers, type MemberChanges } from './rewrite-members';
import { referencesIn } from './targets';
import { jsonTemplate } from './template';
import { addFields, removeProperty, replaceString, type NewField } from './tree-edits';

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

/** Fields of a Pass state that change nothing. */
const IDLE = new Set(['Type', 'Comment', 'Next', 'End', 'QueryLanguage']);

/** Takes a Pass state that does nothing out of the flow: what leads to it leads to where it leads. */
export function inlinePass(model: MachineModel, state: State): CodeAction[] {
  const { node, scope, name } = state;
  if (state.type !== 'Pass' || !node || node.properties.some(({ key }) => !IDLE.has(key.value))) return [];
  if (scope.states.length < 2 || scope.states.filter((one) => one.name === name).length > 1) return [];
  const { document } = model;
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
  const value = from?.value && ofInput(toJson(from.value));
  return from && value !== undefined ? { from, to: 'Output', value } : undefined;
}

/** The payload with `$states.input` for `$states.result`; undefined where it reads anything else of the state. */
function ofInput(value: Json): Json | undefined {
  if (typeof value === 'string') return ofInputText(value);
  if (isJsonArray(value)) {
    const items = value.map(ofInput);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, ofInput(member)] as const);
  const known = members.flatMap(([key, member]) => (member === undefined ? [] : [[key, member] as const]));
  return known.length === members.length ? Object.fromEntries(known) : undefined;
}

function ofInputText(text: string): string | undefined {
  const embedded = embeddedExpression(text);
  if (!embedded) return text;
  if (embedded.kind !== 'expression') return undefined;
  const { ast, faults } = parseJsonata(embedded.text);
  if (!ast || faults.length > 0) return undefined;
  let result = text;
  for (const { members } of [...analyzeJsonata(ast).statesMembers].reverse()) {
    const [first] = members;
    if (first?.name !== 'result') return undefined;
    result =
      result.slice(0, embedded.offset + first.end - first.name.length) +
      'input' +
      result.slice(embedded.offset + first.end);
  }
  return result;
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
