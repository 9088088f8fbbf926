import type { MachineModel, Scope, State } from '../model/model';
import type { ObjectNode } from '../tree/node';
import { ExpressionCache } from './cache';
import { contextShape, type ContextSurroundings } from './context-shape';
import { jsonPathDepartures, jsonPathInnerStarts } from './json-path-state';
import { jsonataDepartures, jsonataInnerStarts } from './jsonata-state';
import { type Action, scheduleOf, startOf } from './schedule';
import { isUnknown, join, type Shape, UNKNOWN } from './shape';
import type { Departure, Entry, InnerStart, ScopeData, Surroundings, Variables } from './state-data';

export interface DataFlowOptions {
  readonly machineType: 'STANDARD' | 'EXPRESS';
  /** What an execution starts with, where an example or the last run tells; unknown otherwise. */
  readonly input?: Shape;
}

/** What is known of the data at each state that can be reached. */
export interface DataFlow extends Surroundings {
  /** What arrives at a state, joined over all ways to it; undefined where no way is known. */
  entryOf(state: State): Entry | undefined;
}

/** After so many sweeps, data that still change (they grow in a loop) count as unknown. */
const PRECISE_SWEEPS = 4;
const MAX_SWEEPS = 64;

/**
 * Follows the data through a machine: what arrives at each state is joined over all transitions, until nothing changes.
 * Linear in the number of states: each is visited a few times at most, and what it does to the data is worked out only as
 * far as somebody asks.
 */
export function analyzeDataFlow(model: MachineModel, options: DataFlowOptions): DataFlow {
  const analysis = new Analysis(options);
  analysis.run(model);
  return analysis;
}

interface Arrived {
  entry: Entry;
  /** Nothing more is to be learned. */
  widened: boolean;
  enter: boolean;
  leave: boolean;
}

const NO_VARIABLES: Variables = new Map();

class Analysis implements DataFlow {
  readonly cache = new ExpressionCache();
  readonly machineType: 'STANDARD' | 'EXPRESS';
  private readonly input: Shape;
  private readonly arrived = new Map<State, Arrived>();
  private readonly outputs = new Map<Scope, Shape>();
  private readonly scopes = new Map<Scope, ScopeData>();
  private readonly contexts = new Map<string, Shape>();
  private sweep = 0;
  private changed = false;
  private settled = false;

  constructor(options: DataFlowOptions) {
    this.machineType = options.machineType;
    this.input = options.input ?? UNKNOWN;
  }

  entryOf(state: State): Entry | undefined {
    return this.settled ? this.arrived.get(state)?.entry : undefined;
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

  run(model: MachineModel): void {
    const start = model.scope && startOf(model.scope);
    if (!start) return;
    const actions = scheduleOf(model);
    this.arrive(start, { input: this.input, variables: NO_VARIABLES });
    for (this.changed = true; this.changed && this.sweep < MAX_SWEEPS; this.sweep++) {
      this.changed = false;
      for (const action of actions) this.act(action);
    }
    this.settled = !this.changed;
  }

  private act({ kind, state }: Action): void {
    const arrived = this.arrived.get(state);
    if (!arrived?.[kind]) return;
    arrived[kind] = false;
    const { node } = state;
    if (!node || state.type === undefined) {
      this.departUnknown(state);
      return;
    }
    if (kind === 'enter' && state.inner.length > 0) {
      for (const start of innerStarts(state, node, arrived.entry, this)) this.startInner(start);
      arrived.leave = true;
      this.changed = true;
      return;
    }
    for (const departure of departures(state, node, arrived.entry, this)) this.depart(state, departure);
  }

  private departUnknown(state: State): void {
    for (const { target } of state.transitions) {
      this.depart(state, { target: target.value, output: UNKNOWN, variables: NO_VARIABLES });
    }
    this.depart(state, { target: undefined, output: UNKNOWN, variables: NO_VARIABLES });
  }

  private startInner({ scope, entry, data }: InnerStart): void {
    if (data) this.setScopeData(scope, data);
    const start = startOf(scope);
    if (start) this.arrive(start, entry);
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
      const arrived = this.arrived.get(state);
      if (arrived) arrived.enter = true;
      for (const inner of state.inner) this.redo(inner);
    }
    this.changed = true;
  }

  private depart(from: State, { target, output, variables }: Departure): void {
    if (target === undefined) {
      this.endScope(from.scope, output);
      return;
    }
    const state = from.scope.byName.get(target);
    if (state) this.arrive(state, { input: output, variables });
  }

  private endScope(scope: Scope, output: Shape): void {
    const before = this.outputs.get(scope);
    const after = before ? join(before, output) : output;
    if (after === before) return;
    this.outputs.set(scope, this.sweep < PRECISE_SWEEPS ? after : UNKNOWN);
    const owner = scope.owner && this.arrived.get(scope.owner);
    if (!owner) return;
    owner.leave = true;
    this.changed = true;
  }

  private arrive(state: State, entry: Entry): void {
    const arrived = this.arrived.get(state);
    if (!arrived) {
      this.arrived.set(state, { entry, widened: false, enter: true, leave: false });
      this.changed = true;
      return;
    }
    if (arrived.widened) return;
    const input = join(arrived.entry.input, entry.input);
    const variables = joinVariables(arrived.entry.variables, entry.variables);
    if (input === arrived.entry.input && variables === arrived.entry.variables) return;
    arrived.widened = this.sweep >= PRECISE_SWEEPS;
    arrived.entry = arrived.widened ? { input: UNKNOWN, variables: NO_VARIABLES } : { input, variables };
    arrived.enter = true;
    this.changed = true;
  }
}

function departures(state: State, node: ObjectNode, entry: Entry, surroundings: Surroundings): Departure[] {
  return state.queryLanguage === 'JSONata'
    ? jsonataDepartures(state, node, entry, surroundings)
    : jsonPathDepartures(state, node, entry, surroundings);
}

function innerStarts(state: State, node: ObjectNode, entry: Entry, surroundings: Surroundings): InnerStart[] {
  return state.queryLanguage === 'JSONata'
    ? jsonataInnerStarts(state, node, entry, surroundings)
    : jsonPathInnerStarts(state, node, entry, surroundings);
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
