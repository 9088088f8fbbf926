import { embeddedExpression } from '../expressions/embedded';
import { analyzeJsonata } from '../expressions/jsonata/analyze';
import type { JsonataNode } from '../expressions/jsonata/ast';
import { hasPlaceholder } from '../expressions/placeholder';
import type { State } from '../model/model';
import { child, childString, type Node, type ObjectNode, type Property } from '../tree/node';
import { batched, ERROR_OUTPUT, innerResult, iterationStarts } from './json-path-state';
import { type JsonataRoots, jsonataShape } from './jsonata-shape';
import { nodeShape, type PayloadReader } from './payload-shape';
import { serviceResult } from './service-results';
import {
  A_STRING,
  ARRAY,
  lazyMember,
  lazyShape,
  type Member,
  OBJECT,
  objectOf,
  type Shape,
  type Source,
  UNKNOWN,
  withSource,
} from './shape';
import {
  assign,
  type Departure,
  type Entry,
  type InnerStart,
  type Leave,
  stateContext,
  type Surroundings,
} from './state-data';

/** What `$states` holds beside the input and the context (digest R25). */
export interface StatesMembers {
  readonly result?: Shape;
  readonly errorOutput?: Shape;
  /** The item, in a Map's item fields. */
  readonly mapItem?: Shape;
}

/** What a JSONata state makes of what arrived. */
export interface JsonataPassage {
  readonly reading: JsonataReading;
  readonly entry: Entry;
  readonly surroundings: Surroundings;
}

/** Reads payloads and expressions of a JSONata state. */
export interface JsonataReading {
  /** The state's input. */
  readonly input: Shape;
  payload(node: Node, members: StatesMembers): Shape;
  roots(expression: JsonataNode, members: StatesMembers): JsonataRoots;
}

export function readJsonata(state: State, entry: Entry, surroundings: Surroundings): JsonataReading {
  return new StateReading(state, entry, surroundings);
}

const CLOSED = { open: false };

class StateReading implements JsonataReading {
  private lastMembers: StatesMembers | undefined;
  private lastStates: Shape = UNKNOWN;

  constructor(
    private readonly state: State,
    private readonly entry: Entry,
    private readonly surroundings: Surroundings,
  ) {}

  get input(): Shape {
    return this.entry.input;
  }

  payload(node: Node, members: StatesMembers): Shape {
    return nodeShape(node, new JsonataReader(this, members, this.surroundings));
  }

  roots(expression: JsonataNode, members: StatesMembers): JsonataRoots {
    return new ExpressionRoots(this.states(members), this.entry.variables, expression);
  }

  private states(members: StatesMembers): Shape {
    if (members !== this.lastMembers) {
      this.lastMembers = members;
      this.lastStates = objectOf(() => this.membersOfStates(members), CLOSED);
    }
    return this.lastStates;
  }

  private membersOfStates({ result, errorOutput, mapItem }: StatesMembers): ReadonlyMap<string, Member> {
    const map = new Map<string, Member>();
    map.set('input', { shape: this.entry.input, optional: false });
    map.set(
      'context',
      lazyMember(() => stateContext(this.state, this.surroundings, mapItem)),
    );
    if (result) map.set('result', { shape: result, optional: false });
    if (errorOutput) map.set('errorOutput', { shape: errorOutput, optional: false });
    return map;
  }
}

class JsonataReader implements PayloadReader {
  constructor(
    private readonly reading: JsonataReading,
    private readonly members: StatesMembers,
    private readonly surroundings: Surroundings,
  ) {}

  text(value: string): Shape {
    if (hasPlaceholder(value)) return UNKNOWN;
    const embedded = embeddedExpression(value);
    if (!embedded) return A_STRING;
    const ast = embedded.kind === 'expression' ? soundAst(embedded.text, this.surroundings) : undefined;
    return ast ? jsonataShape(ast, this.reading.roots(ast, this.members)) : UNKNOWN;
  }

  name(key: string): string {
    return key;
  }

  member({ value }: Property): Shape {
    return value ? nodeShape(value, this) : UNKNOWN;
  }
}

class ExpressionRoots implements JsonataRoots {
  private bound: ReadonlySet<string> | undefined;

  constructor(
    readonly states: Shape,
    readonly variables: ReadonlyMap<string, Shape>,
    private readonly expression: JsonataNode,
  ) {}

  binds(name: string): boolean {
    this.bound ??= new Set(analyzeJsonata(this.expression).bindings.map((binding) => binding.name));
    return this.bound.has(name);
  }
}

/** The expression, or undefined where it has faults. */
export function soundAst(text: string, { cache }: Surroundings): JsonataNode | undefined {
  const { ast, faults } = cache.jsonata(text);
  return faults.length === 0 ? ast : undefined;
}

/** The result of a JSONata state, where it has one; undefined while an inner scope is not known to end. */
export function jsonataResult(state: State, node: ObjectNode, surroundings: Surroundings): Shape | undefined {
  if (state.type === 'Task') return serviceResult(childString(node, 'Resource')?.value);
  return innerResult(state, node, surroundings);
}

export function hasJsonataResult({ type }: State): boolean {
  return type === 'Task' || type === 'Parallel' || type === 'Map';
}

/** Where there is only the input and the context. */
export const NO_MEMBERS: StatesMembers = {};
/** In a catcher. */
export const ERROR_MEMBERS: StatesMembers = { errorOutput: ERROR_OUTPUT };

/** What leaves a JSONata state by one of its transitions (digest R19, R20), or by its end; undefined where nothing does. */
export function leaveJsonataState(state: State, node: ObjectNode, passage: JsonataPassage): Leave {
  return new JsonataLeave(state, node, passage);
}

class JsonataLeave implements Leave {
  private readonly finished: boolean;
  private readonly members: StatesMembers;
  private readonly otherwise: Shape;

  constructor(
    private readonly state: State,
    private readonly node: ObjectNode,
    private readonly passage: JsonataPassage,
  ) {
    const { entry, surroundings } = passage;
    const result = hasJsonataResult(state) ? jsonataResult(state, node, surroundings) : undefined;
    this.finished = !hasJsonataResult(state) || result !== undefined;
    this.members = result ? { result } : NO_MEMBERS;
    this.otherwise = result ? withSource(result, { state, what: 'result', replaced: entry.input }) : entry.input;
  }

  by(transition: number): Departure | undefined {
    const { state, node, members, otherwise } = this;
    const { kind, rule } = state.transitions[transition] ?? {};
    if (kind === 'catch' && rule?.kind === 'object') {
      const error = withSource(ERROR_OUTPUT, { state, what: 'error', replaced: this.passage.entry.input });
      return this.departure(transition, rule, ERROR_MEMBERS, error);
    }
    if (!this.finished) return undefined;
    return this.departure(transition, kind === 'choice' && rule?.kind === 'object' ? rule : node, members, otherwise);
  }

  atEnd(): Departure | undefined {
    const { state, node, members, otherwise } = this;
    if (!state.terminal || state.type === 'Fail' || !this.finished) return undefined;
    return this.departure(undefined, node, members, otherwise);
  }

  private departure(
    transition: number | undefined,
    holder: ObjectNode,
    members: StatesMembers,
    plain: Shape,
  ): Departure {
    const { reading, entry } = this.passage;
    const output = child(holder, 'Output');
    const assignments = child(holder, 'Assign');
    const source: Source = { state: this.state, what: 'output', replaced: entry.input };
    return {
      transition,
      output: output ? outputShape(output, members, source, reading) : plain,
      variables: assignments ? assign(entry.variables, reading.payload(assignments, members)) : entry.variables,
    };
  }
}

function outputShape(output: Node, members: StatesMembers, source: Source, reading: JsonataReading): Shape {
  const make = (): Shape => withSource(reading.payload(output, members), source);
  return output.kind === 'string' ? lazyShape(make) : make();
}

/** What the branches or iterations of a JSONata state start with (digest R21, S38, S45). */
export function jsonataInnerStarts(
  state: State,
  node: ObjectNode,
  { reading, entry, surroundings }: JsonataPassage,
): InnerStart[] {
  if (state.type !== 'Map') {
    const payload = child(node, 'Arguments');
    const input = payload ? reading.payload(payload, NO_MEMBERS) : entry.input;
    return state.inner.map((scope) => ({ scope, entry: { input, variables: entry.variables } }));
  }
  const item = jsonataItem(node, reading);
  const selector = child(node, 'ItemSelector');
  const members: StatesMembers = { mapItem: item };
  const selected = selector ? reading.payload(selector, members) : item;
  const input = batched(node, selected, (template) => reading.payload(template, members));
  return iterationStarts(state, { input, item }, entry, surroundings);
}

/** One of the items that a Map iterates over; an object's members have a form of their own. */
export function jsonataItem(node: ObjectNode, reading: JsonataReading): Shape {
  if (child(node, 'ItemReader')) return UNKNOWN;
  const items = child(node, 'Items');
  const from = items ? reading.payload(items, NO_MEMBERS) : reading.input;
  return from.types & ARRAY && !(from.types & OBJECT) && from.array ? from.array.items() : UNKNOWN;
}
