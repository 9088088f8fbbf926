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
import {
  assign,
  type Departure,
  type Entry,
  type InnerStart,
  type Leave,
  StateRoots,
  type Surroundings,
} from './state-data';

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
  return new Flow(state, node, entry, surroundings);
}

class Flow implements JsonPathFlow {
  readonly raw: Shape;
  readonly effective: Shape;
  readonly payload: Shape;
  readonly result: Shape | undefined;
  readonly selected: Shape | undefined;
  readonly combined: Shape | undefined;
  readonly output: Shape | undefined;
  readonly assignRoot: Shape | undefined;

  constructor(
    private readonly state: State,
    node: ObjectNode,
    private readonly entry: Entry,
    private readonly surroundings: Surroundings,
  ) {
    const { cache } = surroundings;
    const raw = entry.input;
    this.raw = raw;
    this.effective = this.throughPath(child(node, 'InputPath'), raw);
    // What a Task is sent is seen by nobody here; a Map's Parameters are the old name of its ItemSelector.
    const parameters = state.type === 'Pass' || state.type === 'Parallel' ? child(node, 'Parameters') : undefined;
    this.payload = parameters ? templateShape(parameters, this.rootsOf(this.effective), cache) : this.effective;
    this.result = resultOf(state, node, this.payload, surroundings);
    if (!this.result) return;
    const selector = child(node, 'ResultSelector');
    this.selected = selector ? templateShape(selector, this.rootsOf(this.result), cache) : this.result;
    this.combined = hasResult(state)
      ? throughResultPath(
          node,
          raw,
          this.selected,
          { state, what: resultName(state, node, selector), replaced: raw },
          surroundings,
        )
      : this.effective;
    const outputPath = child(node, 'OutputPath');
    this.output = outputPath
      ? withSource(this.throughPath(outputPath, this.combined), { state, what: 'output', replaced: this.combined })
      : this.combined;
    this.assignRoot = selector ? join(this.selected, this.result) : this.selected;
  }

  rootsOf(input: Shape, mapItem?: Shape): ShapeRoots {
    return new StateRoots(input, this.entry.variables, this.state, this.surroundings, mapItem);
  }

  private throughPath(value: Node | undefined, input: Shape): Shape {
    if (!value) return input;
    if (value.kind === 'null') return EMPTY;
    const path = value.kind === 'string' ? this.surroundings.cache.path(value.value) : undefined;
    return path ? pathValue(path, this.rootsOf(input)) : UNKNOWN;
  }
}

/** Pass, Task, Parallel and Map have a result, which a ResultPath may place (digest R10). */
function hasResult({ type }: State): boolean {
  return type === 'Pass' || type === 'Task' || type === 'Parallel' || type === 'Map';
}

function resultName({ type }: State, node: ObjectNode, selector: Node | undefined): Source['what'] {
  if (selector) return 'selected';
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

/** What a JSONPath state makes of what arrived. */
export interface JsonPathPassage {
  readonly flow: JsonPathFlow;
  readonly entry: Entry;
  readonly surroundings: Surroundings;
}

/** What leaves a JSONPath state by one of its transitions, or by its end; undefined where nothing does. */
export function leaveJsonPathState(state: State, node: ObjectNode, passage: JsonPathPassage): Leave {
  return new JsonPathLeave(state, node, passage);
}

class JsonPathLeave implements Leave {
  constructor(
    private readonly state: State,
    private readonly node: ObjectNode,
    private readonly passage: JsonPathPassage,
  ) {}

  by(transition: number): Departure | undefined {
    const { state, passage } = this;
    const { flow, surroundings } = passage;
    const { kind, rule } = state.transitions[transition] ?? {};
    if (kind === 'catch' && rule?.kind === 'object') {
      const source: Source = { state, what: 'error', replaced: flow.raw };
      const output = throughResultPath(rule, flow.raw, ERROR_OUTPUT, source, surroundings);
      return { transition, output, variables: assigned(rule, ERROR_OUTPUT, passage) };
    }
    if (!flow.output || !flow.assignRoot) return undefined;
    const choice = kind === 'choice' ? rule : undefined;
    if (choice && neverMatches(choice, flow.rootsOf(flow.effective), surroundings.cache)) return undefined;
    return { transition, output: flow.output, variables: assigned(choice ?? this.node, flow.assignRoot, passage) };
  }

  atEnd(): Departure | undefined {
    const { output } = this.passage.flow;
    if (!this.state.terminal || this.state.type === 'Fail' || !output) return undefined;
    return { transition: undefined, output, variables: this.passage.entry.variables };
  }
}

function assigned(holder: Node, root: Shape, { flow, entry, surroundings }: JsonPathPassage): Entry['variables'] {
  const assignments = child(holder, 'Assign');
  if (!assignments) return entry.variables;
  return assign(entry.variables, templateShape(assignments, flow.rootsOf(root), surroundings.cache));
}

/** What the branches or iterations of a JSONPath state start with (digest S38, R18, S45). */
export function jsonPathInnerStarts(
  state: State,
  node: ObjectNode,
  { flow, entry, surroundings }: JsonPathPassage,
): InnerStart[] {
  const { effective, payload } = flow;
  if (state.type !== 'Map')
    return state.inner.map((scope) => ({ scope, entry: { input: payload, variables: entry.variables } }));
  const item = jsonPathItem(node, flow, surroundings);
  const selector = child(node, 'ItemSelector') ?? child(node, 'Parameters');
  const roots = flow.rootsOf(effective, item);
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
  flow: Pick<JsonPathFlow, 'effective' | 'rootsOf'>,
  { cache }: Surroundings,
): Shape {
  if (child(node, 'ItemReader')) return UNKNOWN;
  const itemsPath = child(node, 'ItemsPath');
  let items = flow.effective;
  if (itemsPath) {
    const path = itemsPath.kind === 'string' ? cache.path(itemsPath.value) : undefined;
    items = path ? pathValue(path, flow.rootsOf(flow.effective)) : UNKNOWN;
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
