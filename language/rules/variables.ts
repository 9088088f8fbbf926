import { plainKey } from '../expressions/payload-template';
import type { Scope, State } from '../model/model';
import { child, type Node, type Property, type StringNode } from '../tree/node';

/** A key of an `Assign` and the transitions on which it is set (digest R30, R36). */
export interface Assignment {
  readonly name: string;
  readonly property: Property;
  readonly state: State;
}

/** What is known of the variables of one scope (digest R37). */
interface ScopeVariables {
  /** All assignments in the scope, the first of each name. */
  readonly assigned: ReadonlyMap<string, Assignment>;
  /** The names that may have been set when a state is entered. */
  readonly onEntry: (state: State, name: string) => boolean;
}

const cache = new WeakMap<Scope, ScopeVariables>();

/** The first assignment of a name in a scope itself, not in the scopes inside or around it. */
export function assignedIn(scope: Scope, name: string): Assignment | undefined {
  return variablesOf(scope).assigned.get(name);
}

/** Whether some path through the state's own scope sets the variable before the state is entered. */
export function maySetBefore(state: State, name: string): boolean {
  return variablesOf(state.scope).onEntry(state, name);
}

/** The scopes whose variables a scope can read, from itself outwards; a Distributed Map hides what is around it (R38). */
export function visibleScopes(scope: Scope): Scope[] {
  const scopes: Scope[] = [];
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope) {
    scopes.push(current);
    if (current.distributed) break;
  }
  return scopes;
}

/** The names of all variables that can be read in a scope. */
export function visibleNames(scope: Scope): Set<string> {
  return new Set(visibleScopes(scope).flatMap((visible) => [...variablesOf(visible).assigned.keys()]));
}

function variablesOf(scope: Scope): ScopeVariables {
  let variables = cache.get(scope);
  if (!variables) {
    variables = analyze(scope);
    cache.set(scope, variables);
  }
  return variables;
}

function analyze(scope: Scope): ScopeVariables {
  const assigned = new Map<string, Assignment>();
  for (const state of scope.states) {
    for (const node of assignNodes(state)) {
      for (const assignment of assignments(node, state)) {
        if (!assigned.has(assignment.name)) assigned.set(assignment.name, assignment);
      }
    }
  }
  let flow: ReadonlyMap<State, Uint32Array> | undefined;
  const numbers = new Map([...assigned.keys()].map((name, number) => [name, number]));
  return {
    assigned,
    onEntry(state, name) {
      const number = numbers.get(name);
      if (number === undefined) return false;
      flow ??= flowThrough(scope, numbers);
      const set = flow.get(state);
      return set !== undefined && ((set[number >> 5] ?? 0) & (1 << (number & 31))) !== 0;
    },
  };
}

/** A transition and the variables that are set on it. */
interface Edge {
  readonly to: State;
  readonly sets: readonly number[];
}

/**
 * The variables that may be set when each state is entered: the union over all ways into it, as bits. States are taken
 * up again only while their set grows; sets are as wide as the scope has names.
 */
function flowThrough(scope: Scope, numbers: ReadonlyMap<string, number>): ReadonlyMap<State, Uint32Array> {
  const width = (numbers.size >> 5) + 1;
  const edges = new Map(scope.states.map((state) => [state, edgesOf(state, numbers)]));
  const entry = new Map(scope.states.map((state) => [state, new Uint32Array(width)]));
  const waiting = new Set(scope.states);
  for (const state of waiting) {
    waiting.delete(state);
    const before = entry.get(state);
    if (!before) continue;
    for (const { to, sets } of edges.get(state) ?? []) {
      const after = entry.get(to);
      if (after && merge(after, before, sets)) waiting.add(to);
    }
  }
  return entry;
}

/** Adds bits to `into`; answers whether there were new ones. */
function merge(into: Uint32Array, from: Uint32Array, sets: readonly number[]): boolean {
  let grown = false;
  for (let i = 0; i < into.length; i++) {
    const union = ((into[i] ?? 0) | (from[i] ?? 0)) >>> 0;
    if (union !== into[i]) grown = true;
    into[i] = union;
  }
  for (const number of sets) {
    const index = number >> 5;
    const bit = 1 << (number & 31);
    if (((into[index] ?? 0) & bit) !== 0) continue;
    into[index] = ((into[index] ?? 0) | bit) >>> 0;
    grown = true;
  }
  return grown;
}

function edgesOf(state: State, numbers: ReadonlyMap<string, number>): Edge[] {
  const own = child(state.node, 'Assign');
  return state.transitions.flatMap(({ kind, target, rule }) => {
    const to = state.scope.byName.get(target.value);
    // A catcher and a choice rule that matches set their own variables instead of the state's (R36).
    const node = kind === 'catch' || kind === 'choice' ? child(rule, 'Assign') : own;
    const sets = assignments(node, state).flatMap(({ name }) => numbers.get(name) ?? []);
    return to ? [{ to, sets }] : [];
  });
}

/** The `Assign` objects of a state, its catchers and its choice rules. */
function assignNodes(state: State): Node[] {
  const nodes = [child(state.node, 'Assign')];
  for (const field of ['Choices', 'Catch']) {
    const list = child(state.node, field);
    if (list?.kind === 'array') nodes.push(...list.items.map((item) => child(item, 'Assign')));
  }
  return nodes.filter((node) => node !== undefined);
}

/** The assignments in one `Assign` object; a JSONPath key loses its `.$` (digest R31, R34). */
export function assignments(node: Node | undefined, state: State): Assignment[] {
  if (node?.kind !== 'object') return [];
  return node.properties.map((property) => ({ name: assignedName(property.key, state), property, state }));
}

function assignedName(key: StringNode, { queryLanguage }: State): string {
  return queryLanguage === 'JSONPath' ? plainKey(key.value) : key.value;
}
