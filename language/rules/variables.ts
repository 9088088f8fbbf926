import { isOpen } from '../expressions/open-value';
import { plainKey } from '../expressions/payload-template';
import { hasPlaceholder } from '../expressions/placeholder';
import { oncePerPart } from '../model/derived';
import type { Scope, State } from '../model/model';
import { hasOpenStates } from '../model/open-flow';
import { noteAsked } from './asked';
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
  readonly open: boolean;
  /** The names that may have been set when a state is entered. */
  readonly onEntry: (state: State, name: string) => boolean;
  /** The names that can be read in the scope, once they were asked for, and those around it that were taken for that. */
  visible: { readonly names: ReadonlySet<string>; readonly around: ReadonlySet<string> | undefined } | undefined;
}

/** The first assignment of a name in a scope itself, not in the scopes inside or around it. */
export function assignedIn(scope: Scope, name: string): Assignment | undefined {
  return variablesOf(scope).assigned.get(name);
}

/** Whether a deployment tool fills in variables that a scope assigns (digest V57): any name may be one of them. */
export function assignsAnything(scope: Scope): boolean {
  return variablesOf(scope).open;
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

/** The innermost of the visible scopes that assigns the name. */
export function assigningScope(scope: Scope, name: string): Scope | undefined {
  for (let current: Scope | undefined = scope; current; current = current.owner?.scope) {
    if (assignedIn(current, name)) return current;
    if (current.distributed) return undefined;
  }
  return undefined;
}

/** The names of all variables that can be read in a scope. */
export function visibleNames(scope: Scope): ReadonlySet<string> {
  const variables = variablesOf(scope);
  const around = scope.owner && !scope.distributed ? visibleNames(scope.owner.scope) : undefined;
  if (variables.visible?.around !== around || !variables.visible) {
    variables.visible = { names: new Set([...variables.assigned.keys(), ...(around ?? [])]), around };
  }
  return variables.visible.names;
}

function variablesOf(scope: Scope): ScopeVariables {
  noteAsked('outline');
  return analyzed(scope);
}

const analyzed = oncePerPart(analyze);

function analyze(scope: Scope): ScopeVariables {
  const assigned = new Map<string, Assignment>();
  let open = hasOpenStates(scope);
  for (const state of scope.states) {
    open ||= !state.node && state.open;
    for (const node of assignNodes(state)) {
      open ||= isOpen(node) || (node.kind === 'object' && node.properties.some(({ key }) => hasPlaceholder(key.value)));
      for (const assignment of assignments(node, state)) {
        if (!assigned.has(assignment.name)) assigned.set(assignment.name, assignment);
      }
    }
  }
  let flow: Flow | undefined;
  let numbers: Map<string, number> | undefined;
  return {
    assigned,
    open,
    visible: undefined,
    onEntry(state, name) {
      numbers ??= new Map([...assigned.keys()].map((known, number) => [known, number]));
      const number = numbers.get(name);
      if (number === undefined) return false;
      flow ??= new Flow(scope, numbers);
      return flow.has(state, number);
    },
  };
}

/**
 * The variables that may be set when each state is entered: the union over all ways into it, as bits. States are taken
 * up again only while their set grows; sets are as wide as the scope has names and lie in one array, by state.
 */
class Flow {
  private readonly width: number;
  private readonly bits: Uint32Array;
  private readonly indexes: ReadonlyMap<State, number>;

  constructor(
    private readonly scope: Scope,
    private readonly numbers: ReadonlyMap<string, number>,
  ) {
    this.width = (numbers.size >> 5) + 1;
    this.bits = new Uint32Array(this.width * scope.states.length);
    this.indexes = new Map(scope.states.map((state, index) => [state, index]));
    const waiting = new Set(scope.states);
    for (const state of waiting) {
      waiting.delete(state);
      this.leave(state, waiting);
    }
  }

  has(state: State, number: number): boolean {
    const index = this.indexes.get(state);
    return index !== undefined && ((this.bits[index * this.width + (number >> 5)] ?? 0) & (1 << (number & 31))) !== 0;
  }

  private leave(state: State, waiting: Set<State>): void {
    for (const { kind, target, rule } of state.transitions) {
      const to = this.scope.byName.get(target.value);
      if (!to) continue;
      // A catcher and a choice rule that matches set their own variables instead of the state's (R36).
      const sets = child(kind === 'catch' || kind === 'choice' ? rule : state.node, 'Assign');
      const grown = this.merge(state, to);
      if (this.set(to, sets, state) || grown) waiting.add(to);
    }
  }

  private merge(from: State, to: State): boolean {
    const { bits, width } = this;
    const source = (this.indexes.get(from) ?? 0) * width;
    const destination = (this.indexes.get(to) ?? 0) * width;
    let grown = false;
    for (let i = 0; i < width; i++) {
      const before = bits[destination + i] ?? 0;
      const union = (before | (bits[source + i] ?? 0)) >>> 0;
      if (union === before) continue;
      bits[destination + i] = union;
      grown = true;
    }
    return grown;
  }

  private set(state: State, assign: Node | undefined, from: State): boolean {
    if (assign?.kind !== 'object') return false;
    const offset = (this.indexes.get(state) ?? 0) * this.width;
    let grown = false;
    for (const { key } of assign.properties) {
      const number = this.numbers.get(assignedName(key, from));
      if (number === undefined) continue;
      const before = this.bits[offset + (number >> 5)] ?? 0;
      const after = (before | (1 << (number & 31))) >>> 0;
      if (after === before) continue;
      this.bits[offset + (number >> 5)] = after;
      grown = true;
    }
    return grown;
  }
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
