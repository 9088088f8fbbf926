import { STATE_TYPES, type QueryLanguage, type StateType } from '../fields/field';
import { finish, type Steps } from '../steps';
import { child, childString, property, type ObjectNode, type ParsedDocument } from '../tree/node';
import type { MachineModel, Scope, State, Transition } from './model';
import { isOpenState } from './open-flow';

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

/**
 * A key that YAML merges or JSON writers may leave half-typed never stops the rest from being read.
 *
 * `before` is the model of the version before, where the two trees share what is the same (tree/reuse-nodes.ts). A state
 * that still has its name and its scope is the same object as in that model, and so is a scope that has not changed at
 * all: the model before is used up.
 */
export function buildModel(document: ParsedDocument, node = document.root, before?: MachineModel): MachineModel {
  return finish(buildModelInSteps(document, node, before));
}

/** So many states, or rules or catchers of a state, are one step. */
const PARTS_IN_STEP = 500;

/** The same in steps; the model before is used up when the first of them is done. */
export function* buildModelInSteps(
  document: ParsedDocument,
  node = document.root,
  before?: MachineModel,
): Steps<MachineModel> {
  const machine = node?.kind === 'object' ? node : undefined;
  const queryLanguage = machine ? languageOf(machine, 'JSONPath') : 'JSONPath';
  const scopes: Scope[] = [];
  const states: State[] = [];
  const known = before?.queryLanguage === queryLanguage ? before.scope : undefined;
  const scope = machine && (yield* addScope('machine', machine, undefined, false, known));
  return { document, node: machine, scope, scopes, states, queryLanguage };

  function* addScope(
    kind: Scope['kind'],
    scopeNode: ObjectNode,
    owner: State | undefined,
    distributed: boolean,
    known: Scope | undefined,
  ): Steps<Scope> {
    if (known?.node === scopeNode && known.kind === kind) return keepScope(known);
    const statesProperty = property(scopeNode, 'States');
    const byName = new Map<string, State>();
    const own: State[] = [];
    const built: Scope = {
      kind,
      node: scopeNode,
      owner,
      startAt: childString(scopeNode, 'StartAt'),
      statesProperty,
      states: own,
      byName,
      distributed,
    };
    scopes.push(built);
    if (statesProperty?.value?.kind === 'object') {
      for (const stateProperty of statesProperty.value.properties) {
        const stateNode = stateProperty.value?.kind === 'object' ? stateProperty.value : undefined;
        const name = stateProperty.key.value;
        if (states.length % PARTS_IN_STEP === PARTS_IN_STEP - 1) yield;
        const twin = byName.has(name) ? undefined : known?.byName.get(name);
        if (twin && stateNode && twin.node === stateNode) {
          Object.assign(twin, { property: stateProperty, scope: built } satisfies Partial<State>);
          byName.set(name, twin);
          own.push(keepState(twin));
          continue;
        }
        const type = stateTypeOf(stateNode);
        const read: Building<State> = {
          name,
          property: stateProperty,
          node: stateNode,
          type,
          queryLanguage: stateNode ? languageOf(stateNode, queryLanguage) : queryLanguage,
          scope: built,
          transitions: [],
          inner: [],
          terminal: isTerminal(stateNode, type),
          open: stateProperty.value !== undefined && isOpenState(stateProperty.value),
        };
        const innerBefore = twin?.inner ?? [];
        const state = twin ? Object.assign(twin, read) : read;
        own.push(state);
        states.push(state);
        if (!byName.has(name)) byName.set(name, state);
        if (!stateNode) continue;
        yield* addTransitions(state, stateNode);
        state.transitions = state.transitions.slice();
        yield* addInnerScopes(state, stateNode, innerBefore);
      }
    }
    return built;
  }

  function keepScope(scope: Scope): Scope {
    scopes.push(scope);
    scope.states.forEach(keepState);
    return scope;
  }

  function keepState(state: State): State {
    states.push(state);
    state.inner.forEach(keepScope);
    return state;
  }

  function* addInnerScopes(state: Building<State>, stateNode: ObjectNode, before: readonly Scope[]): Steps<void> {
    const branches = child(stateNode, 'Branches');
    if (branches?.kind === 'array' && state.type !== 'Map') {
      for (const branch of branches.items) {
        if (branch.kind !== 'object') continue;
        state.inner.push(yield* addScope('branch', branch, state, false, before[state.inner.length]));
      }
    }
    if (state.type === 'Parallel') return;
    for (const name of ['ItemProcessor', 'Iterator']) {
      const processor = child(stateNode, name);
      if (processor?.kind !== 'object') continue;
      const mode = childString(child(processor, 'ProcessorConfig'), 'Mode');
      const distributed = mode?.value === 'DISTRIBUTED';
      state.inner.push(yield* addScope('itemProcessor', processor, state, distributed, before[state.inner.length]));
    }
  }
}

function* addTransitions(
  state: { transitions: Transition[] } & Omit<State, 'transitions'>,
  node: ObjectNode,
): Steps<void> {
  const add = (kind: Transition['kind'], holder: ObjectNode, field: string): void => {
    const target = childString(holder, field);
    if (target) state.transitions.push({ kind, from: state, target, rule: holder === node ? undefined : holder });
  };
  if (state.type !== 'Choice' && state.type !== 'Succeed' && state.type !== 'Fail') add('next', node, 'Next');
  if (state.type === 'Choice' || state.type === undefined) {
    yield* addFromEach(child(node, 'Choices'), (rule) => {
      add('choice', rule, 'Next');
    });
    add('default', node, 'Default');
  }
  if (state.type === undefined || state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map') {
    yield* addFromEach(child(node, 'Catch'), (catcher) => {
      add('catch', catcher, 'Next');
    });
  }
}

function* addFromEach(list: ReturnType<typeof child>, take: (item: ObjectNode) => void): Steps<void> {
  if (list?.kind !== 'array') return;
  for (const [i, item] of list.items.entries()) {
    if (i % PARTS_IN_STEP === PARTS_IN_STEP - 1) yield;
    if (item.kind === 'object') take(item);
  }
}

function isTerminal(node: ObjectNode | undefined, type: StateType | undefined): boolean {
  if (type === 'Succeed' || type === 'Fail') return true;
  const end = child(node, 'End');
  return end?.kind === 'boolean' && end.value;
}

function stateTypeOf(node: ObjectNode | undefined): StateType | undefined {
  const value = childString(node, 'Type')?.value;
  return STATE_TYPES.find((type) => type === value);
}

/** Digest D8, D9, D12: the own `QueryLanguage`, else the machine's; whatever is not exactly `JSONPath` counts as JSONata. */
function languageOf(node: ObjectNode, inherited: QueryLanguage): QueryLanguage {
  const own = child(node, 'QueryLanguage');
  if (!own) return inherited;
  return own.kind === 'string' && own.value === 'JSONPath' ? 'JSONPath' : 'JSONata';
}
