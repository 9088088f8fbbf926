import { STATE_TYPES, type QueryLanguage, type StateType } from '../fields/field';
import { finish, type Steps } from '../steps';
import {
  child,
  childString,
  property,
  type Node,
  type ObjectNode,
  type ParsedDocument,
  type Property,
} from '../tree/node';
import { Derived } from './derived';
import type { MachineModel, Scope, State, Transition } from './model';
import { isOpenState } from './open-flow';

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
type BuildingScope = Building<Scope> & { byName: Map<string, State> };

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
export function buildModelInSteps(
  document: ParsedDocument,
  node = document.root,
  before?: MachineModel,
): Steps<MachineModel> {
  return new ModelBuilder(document, node?.kind === 'object' ? node : undefined).build(before);
}

/**
 * A class, and no generators for a single state: a `function*` within a function is given a hidden class that V8 keeps
 * beyond the young garbage, with all that the function sees.
 */
class ModelBuilder {
  private readonly scopes: Scope[] = [];
  private readonly states: State[] = [];
  private readonly queryLanguage: QueryLanguage;

  constructor(
    private readonly document: ParsedDocument,
    private readonly machine: ObjectNode | undefined,
  ) {
    this.queryLanguage = machine ? languageOf(machine, 'JSONPath') : 'JSONPath';
  }

  *build(before: MachineModel | undefined): Steps<MachineModel> {
    const { document, machine, scopes, states, queryLanguage } = this;
    const known = before?.queryLanguage === queryLanguage ? before.scope : undefined;
    const scope = machine && (yield* this.addScope(scopeOf('machine', machine, undefined), known));
    return { document, node: machine, scope, scopes, states, queryLanguage, derived: new Derived() };
  }

  private *addScope(built: BuildingScope, known: Scope | undefined): Steps<Scope> {
    if (known?.node === built.node && known.kind === built.kind) return this.keepScope(known);
    const { states } = this;
    this.scopes.push(built);
    for (const stateProperty of statePropertiesOf(built)) {
      if (states.length % PARTS_IN_STEP === PARTS_IN_STEP - 1) yield;
      const twin = built.byName.has(stateProperty.key.value) ? undefined : known?.byName.get(stateProperty.key.value);
      if (twin?.node && twin.node === stateProperty.value) {
        Object.assign(twin, { property: stateProperty, scope: built } satisfies Partial<State>);
        built.byName.set(twin.name, twin);
        built.states.push(this.keepState(twin));
        continue;
      }
      const read = readState(stateProperty, built, this.queryLanguage);
      const innerBefore = twin?.inner ?? [];
      const state = twin ? Object.assign(twin, read) : read;
      built.states.push(state);
      states.push(state);
      if (!built.byName.has(state.name)) built.byName.set(state.name, state);
      if (!state.node) continue;
      const moreTransitions = addTransitions(state, state.node);
      if (moreTransitions) yield* moreTransitions;
      state.transitions = state.transitions.slice();
      if (mayHoldScopes(state.node)) yield* this.addInnerScopes(state, state.node, innerBefore);
    }
    return built;
  }

  private keepScope(scope: Scope): Scope {
    this.scopes.push(scope);
    for (const state of scope.states) this.keepState(state);
    return scope;
  }

  private keepState(state: State): State {
    this.states.push(state);
    for (const scope of state.inner) this.keepScope(scope);
    return state;
  }

  private *addInnerScopes(state: Building<State>, stateNode: ObjectNode, before: readonly Scope[]): Steps<void> {
    const branches = child(stateNode, 'Branches');
    if (branches?.kind === 'array' && state.type !== 'Map') {
      for (const branch of branches.items) {
        if (branch.kind !== 'object') continue;
        state.inner.push(yield* this.addScope(scopeOf('branch', branch, state), before[state.inner.length]));
      }
    }
    if (state.type === 'Parallel') return;
    for (const name of ['ItemProcessor', 'Iterator']) {
      const processor = child(stateNode, name);
      if (processor?.kind !== 'object') continue;
      state.inner.push(yield* this.addScope(scopeOf('itemProcessor', processor, state), before[state.inner.length]));
    }
  }
}

/** A scope without its states. */
function scopeOf(kind: Scope['kind'], node: ObjectNode, owner: State | undefined): BuildingScope {
  return {
    kind,
    node,
    owner,
    startAt: childString(node, 'StartAt'),
    statesProperty: property(node, 'States'),
    states: [],
    byName: new Map<string, State>(),
    distributed:
      kind === 'itemProcessor' && childString(child(node, 'ProcessorConfig'), 'Mode')?.value === 'DISTRIBUTED',
    derived: new Derived(),
  };
}

function statePropertiesOf({ statesProperty }: BuildingScope): readonly Property[] {
  return statesProperty?.value?.kind === 'object' ? statesProperty.value.properties : [];
}

/** A state without its transitions and the scopes inside. */
function readState(stateProperty: Property, scope: Scope, inherited: QueryLanguage): Building<State> {
  const { key, value } = stateProperty;
  const node = value?.kind === 'object' ? value : undefined;
  const type = stateTypeOf(node);
  return {
    name: key.value,
    property: stateProperty,
    node,
    type,
    queryLanguage: node ? languageOf(node, inherited) : inherited,
    scope,
    transitions: [],
    inner: [],
    terminal: isTerminal(node, type),
    open: value !== undefined && isOpenState(value),
  };
}

const SCOPE_FIELDS: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator']);

function mayHoldScopes({ properties }: ObjectNode): boolean {
  return properties.some(({ key }) => SCOPE_FIELDS.has(key.value));
}

/** Adds a state's transitions: those of long lists in the steps that it answers. */
function addTransitions(state: Building<State>, node: ObjectNode): Steps<void> | undefined {
  const { type } = state;
  const choices = type === 'Choice' || type === undefined ? listIn(node, 'Choices') : NO_ITEMS;
  const catchers = type !== undefined && !CATCHING.has(type) ? NO_ITEMS : listIn(node, 'Catch');
  if (type !== 'Choice' && type !== 'Succeed' && type !== 'Fail') addTransition(state, 'next', node, 'Next');
  if (choices.length + catchers.length > PARTS_IN_STEP) return addLongLists(state, node, choices, catchers);
  for (const rule of choices) addTransition(state, 'choice', rule, 'Next');
  if (type === 'Choice' || type === undefined) addTransition(state, 'default', node, 'Default');
  for (const catcher of catchers) addTransition(state, 'catch', catcher, 'Next');
  return undefined;
}

function* addLongLists(
  state: Building<State>,
  node: ObjectNode,
  choices: readonly Node[],
  catchers: readonly Node[],
): Steps<void> {
  for (const [i, rule] of choices.entries()) {
    if (i % PARTS_IN_STEP === PARTS_IN_STEP - 1) yield;
    addTransition(state, 'choice', rule, 'Next');
  }
  if (state.type === 'Choice' || state.type === undefined) addTransition(state, 'default', node, 'Default');
  for (const [i, catcher] of catchers.entries()) {
    if (i % PARTS_IN_STEP === PARTS_IN_STEP - 1) yield;
    addTransition(state, 'catch', catcher, 'Next');
  }
}

const CATCHING: ReadonlySet<StateType> = new Set(['Task', 'Parallel', 'Map']);
const NO_ITEMS: readonly Node[] = [];

function listIn(node: ObjectNode, name: string): readonly Node[] {
  const list = child(node, name);
  return list?.kind === 'array' ? list.items : NO_ITEMS;
}

/** `holder`: the state's own node, or a choice rule or catcher of it. */
function addTransition(state: Building<State>, kind: Transition['kind'], holder: Node, field: string): void {
  const target = childString(holder, field);
  if (!target) return;
  state.transitions.push({ kind, from: state, target, rule: holder === state.node ? undefined : holder });
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
