import type { StateType } from '../fields/field';
import type { MachineModel, Scope, State } from '../model/model';
import type { OffsetRange } from '../text/line-index';
import { child, childString } from '../tree/node';
import { conditionLabel } from './condition-label';

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
      /** What the state calls or does, in a few words: `lambda: invoke`, `5 seconds`. */
      readonly detail: string;
      readonly retries: boolean;
      readonly catches: boolean;
      readonly distributed: boolean;
      /** The branches of a Parallel, the item processor of a Map. */
      readonly inner: readonly StateGraph[];
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
  const ids = new NodeIds();
  return model.scope?.statesProperty ? scopeGraph(model.scope, 'machine', '', ids) : undefined;
}

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

function scopeGraph(scope: Scope, id: string, label: string, ids: NodeIds): StateGraph {
  const start = `${id}/start`;
  const end = `${id}/end`;
  const nodes: GraphNode[] = [{ kind: 'start', id: start }];
  const edges: GraphEdge[] = [];
  const missing = new Set<string>();
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
    edges.push({ id: `${from}->${to}:${kind}:${String(edges.length)}`, kind, from, to, label: text });
  };

  if (scope.startAt) connect('start', start, targetId(scope.startAt.value), '');
  let ends = false;
  for (const state of scope.states) {
    nodes.push(stateNode(state, ids));
    for (const transition of state.transitions) {
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
  if (kind !== 'catch') return conditionLabel(rule);
  const errors = child(rule, 'ErrorEquals');
  return errors?.kind === 'array'
    ? errors.items.map((item) => (item.kind === 'string' ? item.value : '')).join(', ')
    : '';
}

function stateNode(state: State, ids: NodeIds): StateGraphNode {
  const id = ids.of(state);
  return {
    kind: 'state',
    id,
    name: state.name,
    type: state.type,
    detail: detailOf(state),
    retries: hasItems(state, 'Retry'),
    catches: hasItems(state, 'Catch'),
    distributed: state.inner.some((scope) => scope.distributed),
    inner: state.inner.map((scope, index) =>
      scopeGraph(scope, `${id}/${String(index)}`, innerLabel(scope, index), ids),
    ),
    nameRange: { start: state.property.key.start, end: state.property.key.end },
    range: { start: state.property.key.start, end: state.node?.end ?? state.property.key.end },
  };
}

function innerLabel(scope: Scope, index: number): string {
  if (scope.kind === 'branch') return `Branch ${String(index + 1)}`;
  return scope.distributed ? 'For each item or batch (distributed)' : 'For each item';
}

function hasItems(state: State, field: string): boolean {
  const list = child(state.node, field);
  return list?.kind === 'array' && list.items.length > 0;
}

const WAIT_FIELDS = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'];

function detailOf(state: State): string {
  switch (state.type) {
    case 'Task':
      return resourceLabel(childString(state.node, 'Resource')?.value ?? '');
    case 'Fail':
      return childString(state.node, 'Error')?.value ?? childString(state.node, 'ErrorPath')?.value ?? '';
    case 'Wait': {
      for (const field of WAIT_FIELDS) {
        const value = child(state.node, field);
        if (value?.kind === 'number') return `${String(value.value)} ${value.value === 1 ? 'second' : 'seconds'}`;
        if (value?.kind === 'string') return value.value;
      }
      return '';
    }
    default:
      return '';
  }
}

/** `arn:aws:states:::sqs:sendMessage.waitForTaskToken` reads `sqs: sendMessage.waitForTaskToken`; a function by its name. */
function resourceLabel(resource: string): string {
  const integration = /^arn:[^:]*:states:::(?:aws-sdk:)?(.+)$/.exec(resource);
  if (integration) return (integration[1] ?? '').replace(':', ': ');
  const named = /:(function|activity):([^:]+)/.exec(resource);
  return named ? `${named[1] === 'function' ? 'Lambda' : 'Activity'}: ${named[2] ?? ''}` : resource;
}
