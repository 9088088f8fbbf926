import { buildGraph, type StateGraph } from '../language/graph/build-graph';
import type { MachineModel, Scope, State } from '../language/model/model';
import { toJson } from '../language/tree/node';
import { keepLost } from './keep-lost';

/** How a state differs between two versions of a machine: `moved` is one whose transitions or place alone are others. */
export type StateChange = 'added' | 'removed' | 'changed' | 'moved';

export interface GraphDifference {
  /** The states of both versions in one graph. */
  readonly graph: StateGraph;
  /** The states that differ, by node id. */
  readonly changes: Readonly<Record<string, StateChange>>;
}

/** What the difference of two machines looks like; undefined where neither has states. States are the same by their names. */
export function compareGraphs(before: MachineModel, after: MachineModel): GraphDifference | undefined {
  const [old, now] = [buildGraph(before), buildGraph(after)];
  const graph = old && now ? keepLost(old, now) : (now ?? old);
  if (!graph) return undefined;
  const [olds, nows] = [factsOf(before), factsOf(after)];
  const changes: Record<string, StateChange> = {};
  for (const name of new Set([...olds.keys(), ...nows.keys()])) {
    const change = changeOf(olds.get(name), nows.get(name));
    if (change) changes[`state:${name}`] = change;
  }
  return { graph, changes };
}

interface Facts {
  /** What the state does. */
  readonly content: string;
  /** Where it stands and where it leads. */
  readonly place: string;
}

function changeOf(old: Facts | undefined, now: Facts | undefined): StateChange | undefined {
  if (!now) return 'removed';
  if (!old) return 'added';
  if (old.content !== now.content) return 'changed';
  return old.place === now.place ? undefined : 'moved';
}

function factsOf(model: MachineModel): ReadonlyMap<string, Facts> {
  const facts = new Map<string, Facts>();
  const enter = (scope: Scope, owner: string): void => {
    const starts = scope.startAt?.value;
    for (const state of scope.states) {
      const leadsTo = state.transitions.map(({ kind, target }) => [kind, target.value]);
      facts.set(state.name, {
        content: contentOf(state),
        place: JSON.stringify([owner, starts === state.name, leadsTo, state.terminal]),
      });
      state.inner.forEach((inner, index) => {
        enter(inner, `${state.name}/${String(index)}`);
      });
    }
  };
  if (model.scope) enter(model.scope, '');
  return facts;
}

const PLACE_FIELDS: ReadonlySet<string> = new Set(['Next', 'End', 'Default']);
const INNER_FIELDS: ReadonlySet<string> = new Set(['Branches', 'ItemProcessor', 'Iterator']);

/** The state's fields without where it leads, and without the states in it: those are compared for themselves. */
function contentOf({ node }: State): string {
  const value: unknown = node && toJson(node);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const fields = Object.entries(value)
    .filter(([name]) => !PLACE_FIELDS.has(name))
    .map(([name, member]) => [name, INNER_FIELDS.has(name) ? withoutStates(member) : member]);
  return JSON.stringify(fields);
}

function withoutStates(inner: unknown): unknown {
  if (Array.isArray(inner)) return inner.map(withoutStates);
  if (typeof inner !== 'object' || inner === null) return inner;
  return Object.entries(inner).filter(([name]) => name !== 'States' && name !== 'StartAt');
}
