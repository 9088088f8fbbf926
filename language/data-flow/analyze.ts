import type { MachineModel, Scope, State } from '../model/model';
import type { ObjectNode } from '../tree/node';
import { ExpressionCache } from './cache';
import { contextShape, type ContextSurroundings } from './context-shape';
import { type JsonPathFlow, jsonPathFlow, jsonPathInnerStarts, leaveJsonPathState } from './json-path-state';
import {
  hasJsonataResult,
  jsonataInnerStarts,
  type JsonataReading,
  jsonataResult,
  leaveJsonataState,
  NO_MEMBERS,
  readJsonata,
  type StatesMembers,
} from './jsonata-state';
import { type Schedule, scheduleOf } from './schedule';
import { isUnknown, join, shallow, type Shape, UNKNOWN } from './shape';
import type { Depart, Entry, InnerStart, ScopeData, Surroundings, Variables } from './state-data';

export interface DataFlowOptions {
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** What an execution starts with, where an example or the last run tells; unknown otherwise. */
  readonly input?: Shape;
}

/** What is known of the data at each state that can be reached. */
export interface DataFlow extends Surroundings {
  /** What arrives at a state, joined over all ways to it; undefined where no way is known. */
  entryOf(state: State): Entry | undefined;
  /** What a JSONPath state makes of it; undefined where nothing arrives. */
  jsonPathFlowOf(state: State): JsonPathFlow | undefined;
  /** How the expressions of a JSONata state read the data; undefined where nothing arrives. */
  jsonataReadingOf(state: State): JsonataReading | undefined;
  /** What `$states` holds in the `Output` and `Assign` of a JSONata state itself. */
  jsonataResultOf(state: State): StatesMembers;
}

/**
 * After so many sweeps, of data that still change (they grow in a loop) only the names of their members are followed;
 * after some more, nothing.
 */
const PRECISE_SWEEPS = 4;
const FOLLOWED_SWEEPS = 8;
const MAX_SWEEPS = 64;

/**
 * Follows the data through a machine: what arrives at each state is joined over all transitions, until nothing changes.
 * Linear in the number of states: each is visited a few times at most, and what it does to the data is worked out only as
 * far as somebody asks.
 */
export function analyzeDataFlow(model: Pick<MachineModel, 'scope'>, options: DataFlowOptions): DataFlow {
  const analysis = new Analysis(options);
  analysis.run(model);
  return analysis;
}

/** A state and what is known of it so far. */
class StateNode {
  readonly targets: (StateNode | undefined)[] = [];
  entry: Entry | undefined;
  /** What the state makes of `entry`. */
  flow: JsonPathFlow | undefined;
  reading: JsonataReading | undefined;
  resultMembers: StatesMembers | undefined;
  /** Nothing more is to be learned. */
  widened = false;
  enter = false;
  leave = false;

  constructor(readonly state: State) {}
}

const NO_VARIABLES: Variables = new Map();
const NO_SCHEDULE: Schedule<StateNode> = { nodes: [], byState: new Map(), starts: new Map() };

class Analysis implements DataFlow {
  readonly cache = new ExpressionCache();
  readonly machineType: 'STANDARD' | 'EXPRESS';
  private readonly input: Shape;
  private schedule = NO_SCHEDULE;
  private readonly outputs = new Map<Scope, Shape>();
  private readonly scopes = new Map<Scope, ScopeData>();
  private readonly contexts = new Map<string, Shape>();
  private sweep = 0;
  private changed = false;
  private settled = false;
  private last: StateNode | undefined;

  constructor(options: DataFlowOptions) {
    this.machineType = options.machineType;
    this.input = options.input ?? UNKNOWN;
  }

  entryOf(state: State): Entry | undefined {
    return this.settled ? this.schedule.byState.get(state)?.entry : undefined;
  }

  jsonPathFlowOf(state: State): JsonPathFlow | undefined {
    const node = this.knownNode(state);
    return node?.entry && state.node && this.flowOf(node, state.node, node.entry);
  }

  jsonataReadingOf(state: State): JsonataReading | undefined {
    const node = this.knownNode(state);
    return node?.entry && this.readingOf(node, node.entry);
  }

  jsonataResultOf(state: State): StatesMembers {
    const node = this.knownNode(state);
    if (!node || !state.node || !hasJsonataResult(state)) return NO_MEMBERS;
    return (node.resultMembers ??= { result: jsonataResult(state, state.node, this) ?? UNKNOWN });
  }

  /** Uses of one state mostly come one after the other. */
  private knownNode(state: State): StateNode | undefined {
    if (this.last?.state !== state) this.last = this.settled ? this.schedule.byState.get(state) : undefined;
    return this.last;
  }

  scopeData(scope: Scope): ScopeData {
    for (let around: Scope | undefined = scope; around; around = around.owner?.scope) {
      const data = this.scopes.get(around);
      if (data) return data;
    }
    return { mapItem: undefined, insideMap: false, executionInput: this.input };
  }

  context(place: ContextSurroundings): Shape {
    if (place.mapItem && !isUnknown(place.mapItem)) return contextShape(place);
    const { stateType, callback, insideMap, executionInput } = place;
    const key = [stateType, callback, insideMap, place.mapItem !== undefined, executionInput === this.input].join();
    let shape = this.contexts.get(key);
    if (!shape) this.contexts.set(key, (shape = contextShape(place)));
    return shape;
  }

  scopeOutput(scope: Scope): Shape | undefined {
    return this.outputs.get(scope);
  }

  run(model: Pick<MachineModel, 'scope'>): void {
    this.schedule = scheduleOf(model, (state) => new StateNode(state));
    const start = model.scope && this.schedule.starts.get(model.scope);
    if (!start) return;
    this.arrive(start, this.input, NO_VARIABLES);
    for (this.changed = true; this.changed && this.sweep < MAX_SWEEPS; this.sweep++) {
      this.changed = false;
      for (const node of this.schedule.nodes) if (node.enter || node.leave) this.act(node);
    }
    this.settled = !this.changed;
  }

  private act(node: StateNode): void {
    const { entry, state } = node;
    if (!entry) return;
    this.changed = true;
    node.flow = undefined;
    node.reading = undefined;
    if (!state.node || state.type === undefined) {
      node.enter = false;
      this.departUnknown(node);
    } else if (node.enter && state.inner.length > 0) {
      node.enter = false;
      // What the inner scopes end with is known when the sweep comes to the node once more.
      node.leave = true;
      for (const start of this.innerStarts(node, state.node, entry)) this.startInner(start);
    } else {
      node.enter = false;
      node.leave = false;
      this.leave(node, state.node, entry);
    }
  }

  private leave(node: StateNode, object: ObjectNode, entry: Entry): void {
    const { state } = node;
    const depart: Depart = (transition, output, variables) => {
      this.depart(node, transition, output, variables);
    };
    if (state.queryLanguage === 'JSONata') {
      leaveJsonataState(state, object, { reading: this.readingOf(node, entry), entry, surroundings: this }, depart);
    } else {
      leaveJsonPathState(state, object, { flow: this.flowOf(node, object, entry), entry, surroundings: this }, depart);
    }
  }

  private innerStarts(node: StateNode, object: ObjectNode, entry: Entry): InnerStart[] {
    const { state } = node;
    return state.queryLanguage === 'JSONata'
      ? jsonataInnerStarts(state, object, { reading: this.readingOf(node, entry), entry, surroundings: this })
      : jsonPathInnerStarts(state, object, { flow: this.flowOf(node, object, entry), entry, surroundings: this });
  }

  private flowOf(node: StateNode, object: ObjectNode, entry: Entry): JsonPathFlow {
    return (node.flow ??= jsonPathFlow(node.state, object, entry, this));
  }

  private readingOf(node: StateNode, entry: Entry): JsonataReading {
    return (node.reading ??= readJsonata(node.state, entry, this));
  }

  private departUnknown(node: StateNode): void {
    for (const target of node.targets) if (target) this.arrive(target, UNKNOWN, NO_VARIABLES);
    this.endScope(node.state.scope, UNKNOWN);
  }

  private startInner({ scope, entry, data }: InnerStart): void {
    if (data) this.setScopeData(scope, data);
    const start = this.schedule.starts.get(scope);
    if (start) this.arrive(start, entry.input, entry.variables);
  }

  /** An item that turns out to be another one than before counts as unknown, and all that may have read it is done again. */
  private setScopeData(scope: Scope, data: ScopeData): void {
    const before = this.scopes.get(scope);
    if (!before?.mapItem) {
      this.scopes.set(scope, data);
      return;
    }
    if (isUnknown(before.mapItem) || (data.mapItem && join(before.mapItem, data.mapItem) === before.mapItem)) return;
    this.scopes.set(scope, { ...data, mapItem: UNKNOWN });
    this.redo(scope);
  }

  private redo(scope: Scope): void {
    for (const state of scope.states) {
      const node = this.schedule.byState.get(state);
      if (node) node.enter = true;
      for (const inner of state.inner) this.redo(inner);
    }
    this.changed = true;
  }

  private depart(node: StateNode, transition: number | undefined, output: Shape, variables: Variables): void {
    if (transition === undefined) {
      this.endScope(node.state.scope, output);
      return;
    }
    const target = node.targets[transition];
    if (target) this.arrive(target, output, variables);
  }

  private endScope(scope: Scope, output: Shape): void {
    const owner = scope.owner && this.schedule.byState.get(scope.owner);
    if (!owner) return;
    const before = this.outputs.get(scope);
    const after = before ? join(before, output) : output;
    if (after === before) return;
    this.outputs.set(scope, this.sweep < FOLLOWED_SWEEPS ? this.widen(after) : UNKNOWN);
    owner.leave = true;
    this.changed = true;
  }

  private widen(shape: Shape): Shape {
    return this.sweep < PRECISE_SWEEPS ? shape : shallow(shape);
  }

  private arrive(node: StateNode, input: Shape, variables: Variables): void {
    const { entry } = node;
    if (!entry) {
      node.entry = { input, variables };
    } else {
      if (node.widened) return;
      const joined = join(entry.input, input);
      const all = joinVariables(entry.variables, variables);
      if (joined === entry.input && all === entry.variables) return;
      node.widened = this.sweep >= FOLLOWED_SWEEPS;
      node.entry = node.widened
        ? { input: UNKNOWN, variables: NO_VARIABLES }
        : { input: this.widen(joined), variables: all };
    }
    node.enter = true;
    this.changed = true;
  }
}

/** Variables that are set on one of two ways keep their value: whether they are set at all is not the question here. */
function joinVariables(a: Variables, b: Variables): Variables {
  if (a === b) return a;
  let result: Map<string, Shape> | undefined;
  for (const [name, shape] of b) {
    const before = a.get(name);
    const after = before ? join(before, shape) : shape;
    if (after !== before) (result ??= new Map(a)).set(name, after);
  }
  return result ?? a;
}
