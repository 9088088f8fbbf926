import type { State } from '../model/model';
import { child, childString, type Node, type ObjectNode } from '../tree/node';
import { neverMatches } from './choice-outcome';
import { literalNodeShape, templateShape } from './payload-shape';
import { pathValue, type ShapeRoots } from './path-shape';
import { serviceResult } from './service-results';
import {
  A_NULL,
  A_STRING,
  AN_ARRAY,
  ARRAY,
  arrayOf,
  closedObject,
  join,
  putAt,
  type Shape,
  type Source,
  tupleOf,
  UNKNOWN,
  withSource,
} from './shape';
import { assign, type Departure, type Entry, type InnerStart, StateRoots, type Surroundings } from './state-data';

/** What a JSONPath state makes of its input, filter by filter (digest R1). */
export interface JsonPathFlow {
  readonly raw: Shape;
  /** After `InputPath`. */
  readonly effective: Shape;
  /** After the `Parameters` of a Pass or Parallel state. */
  readonly payload: Shape;
  /** Undefined while an inner scope is not known to end. */
  readonly result: Shape | undefined;
  /** After `ResultSelector`. */
  readonly selected: Shape | undefined;
  /** After `ResultPath`. */
  readonly combined: Shape | undefined;
  /** After `OutputPath`. */
  readonly output: Shape | undefined;
  /** What `$` is in the state's `Assign` (digest R31, X25). */
  readonly assignRoot: Shape | undefined;
  /** Paths over a root other than those above. */
  rootsOf(input: Shape, mapItem?: Shape): ShapeRoots;
}

const EMPTY = closedObject({});

export function jsonPathFlow(state: State, node: ObjectNode, entry: Entry, surroundings: Surroundings): JsonPathFlow {
  const { cache } = surroundings;
  const rootsOf = (input: Shape, mapItem?: Shape): ShapeRoots =>
    new StateRoots(input, entry.variables, state, surroundings, mapItem);
  const throughPath = (field: string, input: Shape): Shape => {
    const value = child(node, field);
    if (!value) return input;
    if (value.kind === 'null') return EMPTY;
    const path = value.kind === 'string' ? cache.path(value.value) : undefined;
    return path ? pathValue(path, rootsOf(input)) : UNKNOWN;
  };
  const raw = entry.input;
  const effective = throughPath('InputPath', raw);
  // What a Task is sent is seen by nobody here; a Map's Parameters are the old name of its ItemSelector.
  const parameters = state.type === 'Pass' || state.type === 'Parallel' ? child(node, 'Parameters') : undefined;
  const payload = parameters ? templateShape(parameters, rootsOf(effective), cache) : effective;
  const result = resultOf(state, node, payload, surroundings);
  if (!result) {
    return {
      raw,
      effective,
      payload,
      result,
      selected: result,
      combined: result,
      output: result,
      assignRoot: result,
      rootsOf,
    };
  }
  const selector = child(node, 'ResultSelector');
  const selected = selector ? templateShape(selector, rootsOf(result), cache) : result;
  const what = resultName(state, node);
  const combined = hasResult(state)
    ? throughResultPath(node, raw, selected, { state, what, replaced: raw }, surroundings)
    : effective;
  const output = child(node, 'OutputPath')
    ? withSource(throughPath('OutputPath', combined), { state, what: 'output', replaced: combined })
    : combined;
  return {
    raw,
    effective,
    payload,
    result,
    selected,
    combined,
    output,
    assignRoot: selector ? join(selected, result) : selected,
    rootsOf,
  };
}

/** Pass, Task, Parallel and Map have a result, which a ResultPath may place (digest R10). */
function hasResult({ type }: State): boolean {
  return type === 'Pass' || type === 'Task' || type === 'Parallel' || type === 'Map';
}

function resultName({ type }: State, node: ObjectNode): Source['what'] {
  if (child(node, 'ResultSelector')) return 'selected';
  if (type !== 'Pass') return 'result';
  if (child(node, 'Result')) return 'result';
  return child(node, 'Parameters') ? 'payload' : 'input';
}

function resultOf(state: State, node: ObjectNode, payload: Shape, surroundings: Surroundings): Shape | undefined {
  switch (state.type) {
    case 'Pass': {
      const result = child(node, 'Result');
      return result ? literalNodeShape(result) : payload;
    }
    case 'Task':
      return serviceResult(childString(node, 'Resource')?.value);
    case 'Parallel':
    case 'Map':
      return innerResult(state, node, surroundings);
    default:
      return payload;
  }
}

/** What the branches or iterations give together (digest S38, S46); undefined while one is not known to end. */
export function innerResult(state: State, node: ObjectNode, surroundings: Surroundings): Shape | undefined {
  const outputs: Shape[] = [];
  for (const scope of state.inner) {
    const output = surroundings.scopeOutput(scope);
    if (!output) return undefined;
    outputs.push(output);
  }
  if (state.type === 'Parallel') return tupleOf(outputs);
  // A ResultWriter's summary, or two processors where one belongs: leave it open.
  const [output] = outputs;
  return child(node, 'ResultWriter') || outputs.length !== 1 || !output ? UNKNOWN : arrayOf(output);
}

function throughResultPath(
  holder: ObjectNode,
  raw: Shape,
  value: Shape,
  source: Source,
  { cache }: Surroundings,
): Shape {
  const resultPath = child(holder, 'ResultPath');
  if (resultPath?.kind === 'null') return raw;
  if (resultPath && resultPath.kind !== 'string') return UNKNOWN;
  const path = resultPath ? cache.path(resultPath.value) : undefined;
  if (resultPath && (!path?.keys || path.root !== 'input')) return UNKNOWN;
  if (path?.keys && path.keys.length > 0) return putAt(raw, path.keys, value);
  return source.what === 'input' ? value : withSource(value, source);
}

/** What a catcher sees (digest E2). A cause is always text, even where it holds JSON. */
export const ERROR_OUTPUT: Shape = closedObject({
  Error: join(A_STRING, A_NULL),
  Cause: join(A_STRING, A_NULL),
});

/** All that leaves a JSONPath state. */
export function jsonPathDepartures(
  state: State,
  node: ObjectNode,
  {
    flow,
    entry,
    surroundings,
  }: { readonly flow: JsonPathFlow; readonly entry: Entry; readonly surroundings: Surroundings },
): Departure[] {
  const departures: Departure[] = [];
  const assigned = (holder: Node, root: Shape): Entry['variables'] => {
    const assignments = child(holder, 'Assign');
    return assignments
      ? assign(entry.variables, templateShape(assignments, flow.rootsOf(root), surroundings.cache))
      : entry.variables;
  };
  state.transitions.forEach(({ kind, rule }, transition) => {
    if (kind === 'catch' && rule?.kind === 'object') {
      const source: Source = { state, what: 'error', replaced: flow.raw };
      const output = throughResultPath(rule, flow.raw, ERROR_OUTPUT, source, surroundings);
      departures.push({ transition, output, variables: assigned(rule, ERROR_OUTPUT) });
      return;
    }
    if (!flow.output || !flow.assignRoot) return;
    if (kind === 'choice' && rule && neverMatches(rule, flow.rootsOf(flow.effective), surroundings.cache)) return;
    const variables = assigned(kind === 'choice' && rule ? rule : node, flow.assignRoot);
    departures.push({ transition, output: flow.output, variables });
  });
  if (state.terminal && state.type !== 'Fail' && flow.output) {
    departures.push({ transition: undefined, output: flow.output, variables: entry.variables });
  }
  return departures;
}

/** What the branches or iterations of a JSONPath state start with (digest S38, R18, S45). */
export function jsonPathInnerStarts(
  state: State,
  node: ObjectNode,
  {
    flow,
    entry,
    surroundings,
  }: { readonly flow: JsonPathFlow; readonly entry: Entry; readonly surroundings: Surroundings },
): InnerStart[] {
  const { effective, payload, rootsOf } = flow;
  if (state.type !== 'Map')
    return state.inner.map((scope) => ({ scope, entry: { input: payload, variables: entry.variables } }));
  const item = jsonPathItem(node, { effective, rootsOf }, surroundings);
  const selector = child(node, 'ItemSelector') ?? child(node, 'Parameters');
  const roots = rootsOf(effective, item);
  const selected = selector ? templateShape(selector, roots, surroundings.cache) : item;
  const input = batched(node, selected, (template) => templateShape(template, roots, surroundings.cache));
  return iterationStarts(state, { input, item }, entry, surroundings);
}

/** The starts of a Map's iterations; those of a Distributed Map see no variables and have an input of their own. */
export function iterationStarts(
  state: State,
  { input, item }: { readonly input: Shape; readonly item: Shape },
  entry: Entry,
  surroundings: Surroundings,
): InnerStart[] {
  const { executionInput } = surroundings.scopeData(state.scope);
  return state.inner.map((scope) =>
    scope.distributed
      ? {
          scope,
          entry: { input, variables: new Map() },
          data: { mapItem: UNKNOWN, insideMap: true, executionInput: UNKNOWN },
        }
      : {
          scope,
          entry: { input, variables: entry.variables },
          data: { mapItem: item, insideMap: true, executionInput },
        },
  );
}

/** One of the items that a Map iterates over. */
export function jsonPathItem(
  node: ObjectNode,
  { effective, rootsOf }: Pick<JsonPathFlow, 'effective' | 'rootsOf'>,
  { cache }: Surroundings,
): Shape {
  if (child(node, 'ItemReader')) return UNKNOWN;
  const itemsPath = child(node, 'ItemsPath');
  let items = effective;
  if (itemsPath) {
    const path = itemsPath.kind === 'string' ? cache.path(itemsPath.value) : undefined;
    items = path ? pathValue(path, rootsOf(effective)) : UNKNOWN;
  }
  return items.types & ARRAY && items.array ? items.array.items() : UNKNOWN;
}

/** With an ItemBatcher a child gets `Items` and perhaps `BatchInput` (digest S53 on). */
export function batched(node: ObjectNode, item: Shape, payload: (template: Node) => Shape): Shape {
  const batcher = child(node, 'ItemBatcher');
  if (!batcher) return item;
  const batchInput = child(batcher, 'BatchInput');
  return closedObject({
    Items: item === UNKNOWN ? AN_ARRAY : arrayOf(item),
    ...(batchInput && { BatchInput: payload(batchInput) }),
  });
}
