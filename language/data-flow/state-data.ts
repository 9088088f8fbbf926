import type { Scope, State } from '../model/model';
import { childString } from '../tree/node';
import type { ExpressionCache } from './cache';
import type { ContextSurroundings } from './context-shape';
import type { ShapeRoots } from './path-shape';
import { isCallback } from './service-results';
import type { Shape } from './shape';

export type Variables = ReadonlyMap<string, Shape>;

/** What arrives at a state, joined over all ways to it. */
export interface Entry {
  readonly input: Shape;
  readonly variables: Variables;
}

/** What holds for all states of a scope. */
export interface ScopeData {
  /** `$$.Map.Item.Value` of the innermost Map around. */
  readonly mapItem: Shape | undefined;
  readonly insideMap: boolean;
  /** `$$.Execution.Input` */
  readonly executionInput: Shape;
}

/** What the two query languages' readings of a state ask of the analysis. */
export interface Surroundings {
  readonly cache: ExpressionCache;
  readonly machineType: 'STANDARD' | 'EXPRESS';
  scopeData(scope: Scope): ScopeData;
  /** The context object there; the same for the same surroundings. */
  context(place: ContextSurroundings): Shape;
  /** What the states of an inner scope end with; undefined while nothing is known to end there. */
  scopeOutput(scope: Scope): Shape | undefined;
}

/** What leaves a state by one of its transitions (by number), or ends its scope where there is none. */
export interface Departure {
  readonly transition: number | undefined;
  readonly output: Shape;
  readonly variables: Variables;
}

/** What leaves a state. */
export interface Leave {
  /** By the transition of this number; undefined where nothing does. */
  by(transition: number): Departure | undefined;
  /** Where the state ends its scope. */
  atEnd(): Departure | undefined;
}

/** The roots of a state's paths; the context object is made only when somebody asks for it. */
export class StateRoots implements ShapeRoots {
  constructor(
    readonly input: Shape,
    readonly variables: Variables,
    private readonly state: State,
    private readonly surroundings: Surroundings,
    private readonly mapItem: Shape | undefined,
  ) {}

  get context(): Shape {
    return stateContext(this.state, this.surroundings, this.mapItem);
  }
}

/** What an inner scope starts with. */
export interface InnerStart {
  readonly scope: Scope;
  readonly entry: Entry;
  /** What is new in the scope; absent: as around it. */
  readonly data?: ScopeData;
}

/** The context object as the fields of a state see it; `mapItem`: in a Map's item fields, the item. */
export function stateContext(state: State, surroundings: Surroundings, mapItem?: Shape): Shape {
  const data = surroundings.scopeData(state.scope);
  return surroundings.context({
    stateType: state.type,
    machineType: surroundings.machineType,
    callback: isCallback(childString(state.node, 'Resource')?.value) ?? true,
    insideMap: data.insideMap || mapItem !== undefined,
    executionInput: data.executionInput,
    mapItem: mapItem ?? data.mapItem,
  });
}

/** More variables than this are not followed: their values count as unknown. */
const MAX_VARIABLES = 40;

/** The variables after an `Assign`. */
export function assign(variables: Variables, assigned: Shape | undefined): Variables {
  const members = assigned?.object?.members();
  if (!members || members.size === 0) return variables;
  const result = new Map(variables);
  for (const [name, { shape }] of members) result.set(name, shape);
  return result.size > MAX_VARIABLES ? new Map() : result;
}
