import type { StateType } from '../fields/field';
import type { MachineModel, Scope, State } from '../model/model';
import { finish, type Steps } from '../steps';
import type { OffsetRange } from '../text/line-index';
import { toJson } from '../tree/node';
import { conditionLabel } from './condition-label';
import { catchesErrors, errorNames, retryLabels, summaryOf } from './state-summary';

/** The nodes and edges of one `States` object, without places on a plane: that is the layout's business. */
export interface StateGraph {
  /** Stable while one types elsewhere: made of state names. */
  readonly id: string;
  readonly label: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

export type GraphNode =
  | { readonly kind: 'start'; readonly id: string }
  | { readonly kind: 'end'; readonly id: string }
  | {
      readonly kind: 'state';
      readonly id: string;
      readonly name: string;
      readonly type: StateType | undefined;
      /** What the state calls or does, in a few words: `Lambda: Invoke`, `5 seconds`. */
      readonly detail: string;
      readonly service: string | undefined;
      /** What each retrier says. */
      readonly retries: readonly string[];
      readonly catches: boolean;
      readonly distributed: boolean;
      /** The branches of a Parallel, the item processor of a Map. */
      readonly inner: readonly StateGraph[];
      /** How many states are not shown, where the inside of this one is hidden (graph/collapse.ts). */
      readonly hidden?: number;
      /** The state's name in the text. */
      readonly nameRange: OffsetRange;
      readonly range: OffsetRange;
    }
  /** The target of a transition that names no state of its scope. */
  | { readonly kind: 'missing'; readonly id: string; readonly name: string };

export type StateGraphNode = Extract<GraphNode, { kind: 'state' }>;

export interface GraphEdge {
  readonly id: string;
  readonly kind: 'start' | 'next' | 'choice' | 'default' | 'catch' | 'end';
  readonly from: string;
  readonly to: string;
  /** The condition of a choice rule, the errors of a catcher; else empty. */
  readonly label: string;
}

/** The graph of a machine, or undefined where the text holds no `States`. Tolerates half-typed definitions. */
export function buildGraph(model: MachineModel): StateGraph | undefined {
  return finish(buildGraphInSteps(model));
}

/** The same in steps. */
export function* buildGraphInSteps(model: MachineModel): Steps<StateGraph | undefined> {
  const ids = new NodeIds();
  return model.scope?.statesProperty ? yield* scopeGraph(model.scope, 'machine', '', ids) : undefined;
}

/** So many states and ways out of them are one step. */
const PARTS_IN_STEP = 200;

/** Gives each state its id: its name, and a number behind it where a name stands twice. */
class NodeIds {
  private readonly seen = new Map<string, number>();
  private readonly ids = new Map<State, string>();

  of(state: State): string {
    const known = this.ids.get(state);
    if (known !== undefined) return known;
    const count = (this.seen.get(state.name) ?? 0) + 1;
    this.seen.set(state.name, count);
    const id = `state:${state.name}${count > 1 ? `#${String(count)}` : ''}`;
    this.ids.set(state, id);
    return id;
  }
}

function* scopeGraph(scope: Scope, id: string, label: string, ids: NodeIds): Steps<StateGraph> {
  const start = `${id}/start`;
  const end = `${id}/end`;
  const nodes: GraphNode[] = [{ kind: 'start', id: start }];
  const edges: GraphEdge[] = [];
  const missing = new Set<string>();
  const alike = new Map<string, number>();
  const targetId = (name: string): string => {
    const target = scope.byName.get(name);
    if (target) return ids.of(target);
    const missingId = `${id}/missing:${name}`;
    if (!missing.has(name)) {
      missing.add(name);
      nodes.push({ kind: 'missing', id: missingId, name });
    }
    return missingId;
  };
  const connect = (kind: GraphEdge['kind'], from: string, to: string, text: string): void => {
    const way = `${from}->${to}:${kind}`;
    const count = alike.get(way) ?? 0;
    alike.set(way, count + 1);
    edges.push({ id: `${way}:${String(count)}`, kind, from, to, label: text });
  };

  if (scope.startAt) connect('start', start, targetId(scope.startAt.value), '');
  let ends = false;
  let parts = 0;
  for (const state of scope.states) {
    nodes.push(yield* stateNode(state, ids));
    if (++parts % PARTS_IN_STEP === 0) yield;
    for (const transition of state.transitions) {
      if (++parts % PARTS_IN_STEP === 0) yield;
      connect(
        transition.kind,
        ids.of(state),
        targetId(transition.target.value),
        transitionLabel(transition.kind, transition.rule),
      );
    }
    if (!state.terminal) continue;
    ends = true;
    connect('end', ids.of(state), end, '');
  }
  if (ends) nodes.push({ kind: 'end', id: end });
  return { id, label, nodes, edges };
}

function transitionLabel(kind: GraphEdge['kind'], rule: State['transitions'][number]['rule']): string {
  if (!rule) return kind === 'default' ? 'Default' : '';
  if (kind !== 'catch') return conditionLabel(toJson(rule));
  return errorNames(rule);
}

function* stateNode(state: State, ids: NodeIds): Steps<StateGraphNode> {
  const id = ids.of(state);
  const inner: StateGraph[] = [];
  for (const [index, scope] of state.inner.entries())
    inner.push(yield* scopeGraph(scope, `${id}/${String(index)}`, innerLabel(scope, index), ids));
  return {
    kind: 'state',
    id,
    name: state.name,
    type: state.type,
    ...summaryOf(state),
    retries: retryLabels(state),
    catches: catchesErrors(state),
    distributed: state.inner.some((scope) => scope.distributed),
    inner,
    nameRange: { start: state.property.key.start, end: state.property.key.end },
    range: { start: state.property.key.start, end: state.node?.end ?? state.property.key.end },
  };
}

function innerLabel(scope: Scope, index: number): string {
  if (scope.kind === 'branch') return `Branch ${String(index + 1)}`;
  return scope.distributed ? 'For each item or batch (distributed)' : 'For each item';
}
