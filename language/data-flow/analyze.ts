import type { MachineModel, Scope, State } from '../model/model';
import { finish, type Steps } from '../steps';
import type { ObjectNode } from '../tree/node';
import { ExpressionCache } from './cache';
import { contextShape, type ContextSurroundings } from './context-shape';
import { ScheduledMachine } from './kept-schedule';
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
import { findPassage, inWordsOf, newPassage, type Passage, startsInWordsOf } from './passage';
import { Remembered } from './remembered';
import { type Schedule, scheduleOf } from './schedule';
import { isUnknown, join, shallow, type Shape, UNKNOWN } from './shape';
import type { Departure, Entry, InnerStart, Leave, ScopeData, Surroundings, Variables } from './state-data';

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
  /** The same object as long as nothing of the above is different for the state; undefined where nothing arrives. */
  versionOf(state: State): object | undefined;
}

/** The data of a machine, which may be followed again when a part of it was written anew. */
export interface FollowedData extends DataFlow {
  /**
   * Follows the data through the machine, or its next version (see `buildModel`): what a state made of the same data before
   * it makes of them still. In steps.
   */
  follow(model: Pick<MachineModel, 'scope'>): Steps<void>;
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
  const analysis = followData(options);
  finish(analysis.follow(model));
  return analysis;
}

/** The data of a machine before they are followed: nothing is known yet. */
export function followData(options: DataFlowOptions): FollowedData {
  return new Analysis(options);
}

/** A state and what is known of it so far. */
class StateNode {
  readonly targets: (StateNode | undefined)[] = [];
  entry: Entry | undefined;
  /** What the state makes of `entry`. */
  passage: Passage | undefined;
  /** Nothing more is to be learned. */
  widened = false;
  enter = false;
  leave = false;
  /** What it made of data in this run and the one before. */
  passages: Passage[] = [];
  readonly inputs = new Remembered<Shape>();
  readonly variables = new Remembered<Variables>();
  /** What the scopes inside end with, all ways joined. */
  readonly outputs = new Remembered<Shape>();

  constructor(readonly state: State) {}

  /** Forgets what is known, but not what was made of it. */
  begin(run: number): void {
    this.entry = undefined;
    this.passage = undefined;
    this.widened = false;
    this.enter = false;
    this.leave = false;
    if (this.passages.some(({ usedIn }) => usedIn < run - 1)) {
      this.passages = this.passages.filter(({ usedIn }) => usedIn >= run - 1);
    }
    this.inputs.begin();
    this.variables.begin();
    this.outputs.begin();
  }
}

const NO_OUTPUTS: readonly undefined[] = [];
/** So many states are one step, and so many of the ways out of one. */
const STATES_IN_STEP = 50;
const DEPARTURES_IN_STEP = 500;
const NO_VARIABLES: Variables = new Map();
const NO_SCHEDULE: Schedule<StateNode> = { nodes: [], byState: new Map(), starts: new Map() };

class Analysis implements FollowedData {
  readonly cache = new ExpressionCache();
  readonly machineType: 'STANDARD' | 'EXPRESS';
  private readonly input: Shape;
  private schedule = NO_SCHEDULE;
  private readonly scheduled = new ScheduledMachine();
  private readonly outputs = new Map<Scope, Shape>();
  private readonly scopes = new Map<Scope, ScopeData>();
  private readonly contexts = new Map<string, Shape>();
  private readonly aroundAll: ScopeData;
  private run = 0;
  private sweep = 0;
  private changed = false;
  private settled = false;
  private last: StateNode | undefined;

  constructor(options: DataFlowOptions) {
    this.machineType = options.machineType;
    this.input = options.input ?? UNKNOWN;
    this.aroundAll = { mapItem: undefined, insideMap: false, executionInput: this.input };
  }

  entryOf(state: State): Entry | undefined {
    return this.settled ? this.schedule.byState.get(state)?.entry : undefined;
  }

  jsonPathFlowOf(state: State): JsonPathFlow | undefined {
    const passage = this.knownNode(state)?.passage;
    return passage && this.flowOf(state, passage);
  }

  jsonataReadingOf(state: State): JsonataReading | undefined {
    const passage = this.knownNode(state)?.passage;
    return passage && this.readingOf(state, passage);
  }

  jsonataResultOf(state: State): StatesMembers {
    const passage = this.knownNode(state)?.passage;
    if (!passage || !hasJsonataResult(state)) return NO_MEMBERS;
    return (passage.resultMembers ??= { result: jsonataResult(state, passage.object, this) ?? UNKNOWN });
  }

  versionOf(state: State): object | undefined {
    return this.knownNode(state)?.passage;
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
    return this.aroundAll;
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

  *follow(model: Pick<MachineModel, 'scope'>): Steps<void> {
    this.run++;
    yield* this.begin(model);
    const start = model.scope && this.schedule.starts.get(model.scope);
    if (!start) return;
    this.arrive(start, this.input, NO_VARIABLES);
    let acted = 0;
    for (this.changed = true; this.changed && this.sweep < MAX_SWEEPS; this.sweep++) {
      this.changed = false;
      for (const node of this.schedule.nodes) {
        if (!node.enter && !node.leave) continue;
        const left = this.act(node);
        if (left) yield* this.leaveInSteps(node, left);
        if (++acted % STATES_IN_STEP === 0) yield;
      }
    }
    this.settled = !this.changed;
  }

  private *begin(model: Pick<MachineModel, 'scope'>): Steps<void> {
    this.settled = false;
    this.last = undefined;
    const { byState } = this.schedule;
    const kept = yield* this.scheduled.kept(this.schedule, model);
    if (kept) this.schedule = kept;
    else {
      this.schedule = yield* scheduleOf(model, (state) => {
        const node = byState.get(state) ?? new StateNode(state);
        node.targets.length = 0;
        return node;
      });
      this.scheduled.note(model);
    }
    for (const node of this.schedule.byState.values()) node.begin(this.run);
    this.outputs.clear();
    this.scopes.clear();
    this.sweep = 0;
    this.cache.forgetOld();
  }

  /** Takes a state's turn; a passage that very many ways lead out of is left to be gone in steps. */
  private act(node: StateNode): Passage | undefined {
    const { entry, state } = node;
    if (!entry) return undefined;
    this.changed = true;
    if (!state.node || state.type === undefined) {
      node.enter = false;
      this.departUnknown(node);
      return undefined;
    }
    const passage = this.passageOf(node, state.node, entry);
    node.passage = passage;
    if (node.enter && state.inner.length > 0) {
      node.enter = false;
      // What the inner scopes end with is known when the sweep comes to the node once more.
      node.leave = true;
      passage.starts ??= startsInWordsOf(node.passages, passage, this.innerStarts(state, passage));
      // The scopes may be new ones, with the states of those before.
      for (let i = 0; i < passage.starts.length; i++) this.startInner(state.inner[i], passage.starts[i]);
      return undefined;
    }
    node.enter = false;
    node.leave = false;
    if (!passage.departures) {
      if (state.transitions.length > DEPARTURES_IN_STEP) return passage;
      const leave = this.leaveOf(state, passage);
      const departures: Departure[] = [];
      for (let i = 0; i < state.transitions.length; i++) add(departures, leave.by(i));
      add(departures, leave.atEnd());
      passage.departures = inWordsOf(node.passages, passage, departures);
    }
    this.departAll(node, passage.departures);
    return undefined;
  }

  private *leaveInSteps(node: StateNode, passage: Passage): Steps<void> {
    const { state } = node;
    const leave = this.leaveOf(state, passage);
    const departures: Departure[] = [];
    for (let i = 0; i < state.transitions.length; i++) {
      add(departures, leave.by(i));
      if (i % DEPARTURES_IN_STEP === DEPARTURES_IN_STEP - 1) yield;
    }
    add(departures, leave.atEnd());
    passage.departures = inWordsOf(node.passages, passage, departures.slice());
    this.departAll(node, passage.departures);
  }

  /** What the state makes of what has arrived; what was worked out for the same before is known still. */
  private passageOf(node: StateNode, object: ObjectNode, entry: Entry): Passage {
    const { state } = node;
    const { inner, queryLanguage: language } = state;
    const data = this.scopeData(state.scope);
    const outputs = inner.length > 0 ? inner.map((scope) => this.outputs.get(scope)) : NO_OUTPUTS;
    let passage = findPassage(node.passages, object, { language, entry, data, outputs });
    if (!passage) {
      passage = newPassage(object, { language, entry, data, outputs });
      node.passages = [...node.passages, passage];
    }
    passage.usedIn = this.run;
    return passage;
  }

  private leaveOf(state: State, passage: Passage): Leave {
    const { entry, object } = passage;
    return state.queryLanguage === 'JSONata'
      ? leaveJsonataState(state, object, { reading: this.readingOf(state, passage), entry, surroundings: this })
      : leaveJsonPathState(state, object, { flow: this.flowOf(state, passage), entry, surroundings: this });
  }

  private innerStarts(state: State, passage: Passage): InnerStart[] {
    const { entry, object } = passage;
    return state.queryLanguage === 'JSONata'
      ? jsonataInnerStarts(state, object, { reading: this.readingOf(state, passage), entry, surroundings: this })
      : jsonPathInnerStarts(state, object, { flow: this.flowOf(state, passage), entry, surroundings: this });
  }

  private flowOf(state: State, passage: Passage): JsonPathFlow {
    return (passage.flow ??= jsonPathFlow(state, passage.object, passage.entry, this));
  }

  private readingOf(state: State, passage: Passage): JsonataReading {
    return (passage.reading ??= readJsonata(state, passage.entry, this));
  }

  private departUnknown(node: StateNode): void {
    for (const target of node.targets) if (target) this.arrive(target, UNKNOWN, NO_VARIABLES);
    this.endScope(node.state.scope, UNKNOWN);
  }

  private startInner(scope: Scope | undefined, given: InnerStart | undefined): void {
    if (!scope || !given) return;
    const { entry, data } = given;
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

  private departAll(node: StateNode, departures: readonly Departure[]): void {
    for (const departure of departures) this.depart(node, departure);
  }

  private depart(node: StateNode, { transition, output, variables }: Departure): void {
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
    const after = before ? joined(before, output, owner.outputs) : output;
    if (after === before) return;
    this.outputs.set(scope, this.sweep < FOLLOWED_SWEEPS ? this.widen(after, owner.outputs) : UNKNOWN);
    owner.leave = true;
    this.changed = true;
  }

  private widen(shape: Shape, shapes: Remembered<Shape>): Shape {
    return this.sweep < PRECISE_SWEEPS ? shape : shapes.answer(shape, undefined, () => shallow(shape));
  }

  private arrive(node: StateNode, input: Shape, variables: Variables): void {
    const { entry } = node;
    if (!entry) {
      node.entry = { input, variables };
    } else {
      if (node.widened) return;
      const either = joined(entry.input, input, node.inputs);
      const all = eitherVariables(entry.variables, variables, node.variables);
      if (either === entry.input && all === entry.variables) return;
      node.widened = this.sweep >= FOLLOWED_SWEEPS;
      node.entry = node.widened
        ? { input: UNKNOWN, variables: NO_VARIABLES }
        : { input: this.widen(either, node.inputs), variables: all };
    }
    node.enter = true;
    this.changed = true;
  }
}

function add(departures: Departure[], departure: Departure | undefined): void {
  if (departure) departures.push(departure);
}

function joined(a: Shape, b: Shape, shapes: Remembered<Shape>): Shape {
  return a === b || isUnknown(a) ? a : shapes.answer(a, b, () => join(a, b));
}

function eitherVariables(a: Variables, b: Variables, variables: Remembered<Variables>): Variables {
  return a === b ? a : variables.answer(a, b, () => joinVariables(a, b));
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
