import { embeddedExpression } from '../expressions/embedded';
import { analyzeJsonata } from '../expressions/jsonata/analyze';
import type { JsonataNode } from '../expressions/jsonata/ast';
import { hasPlaceholder } from '../expressions/placeholder';
import type { State } from '../model/model';
import { child, childString, type Node, type ObjectNode } from '../tree/node';
import { batched, ERROR_OUTPUT, innerResult, iterationStarts } from './json-path-state';
import { jsonataShape } from './jsonata-shape';
import { nodeShape, type PayloadReader } from './payload-shape';
import { serviceResult } from './service-results';
import { A_STRING, ARRAY, closedObject, OBJECT, type Shape, type Source, UNKNOWN, withSource } from './shape';
import { assign, type Departure, type Entry, type InnerStart, stateContext, type Surroundings } from './state-data';

/** What `$states` holds beside the input and the context (digest R25). */
export interface StatesMembers {
  readonly result?: Shape;
  readonly errorOutput?: Shape;
  /** The item, in a Map's item fields. */
  readonly mapItem?: Shape;
}

/** Reads payloads and expressions of a JSONata state. */
export interface JsonataReading {
  /** The state's input. */
  readonly input: Shape;
  payload(node: Node, members: StatesMembers): Shape;
  roots(expression: JsonataNode, members: StatesMembers): Parameters<typeof jsonataShape>[1];
}

export function readJsonata(state: State, entry: Entry, surroundings: Surroundings): JsonataReading {
  const roots: JsonataReading['roots'] = (expression, { result, errorOutput, mapItem }) => ({
    states: closedObject({
      input: entry.input,
      context: stateContext(state, surroundings, mapItem),
      ...(result && { result }),
      ...(errorOutput && { errorOutput }),
    }),
    variables: entry.variables,
    bound: boundNames(expression),
  });
  return {
    input: entry.input,
    roots,
    payload(node, members) {
      const reader: PayloadReader = {
        text(value) {
          const embedded = embeddedExpression(value);
          if (hasPlaceholder(value)) return UNKNOWN;
          if (!embedded) return A_STRING;
          const ast = embedded.kind === 'expression' ? soundAst(embedded.text, surroundings) : undefined;
          return ast ? jsonataShape(ast, roots(ast, members)) : UNKNOWN;
        },
        member: ({ key, value }) => [key.value, value ? nodeShape(value, reader) : UNKNOWN],
      };
      return nodeShape(node, reader);
    },
  };
}

/** The expression, or undefined where it has faults. */
export function soundAst(text: string, { cache }: Surroundings): JsonataNode | undefined {
  const { ast, faults } = cache.jsonata(text);
  return faults.length === 0 ? ast : undefined;
}

const bound = new WeakMap<JsonataNode, ReadonlySet<string>>();

function boundNames(expression: JsonataNode): ReadonlySet<string> {
  let names = bound.get(expression);
  if (!names) {
    names = new Set(analyzeJsonata(expression).bindings.map(({ name }) => name));
    bound.set(expression, names);
  }
  return names;
}

/** The result of a JSONata state, where it has one; undefined while an inner scope is not known to end. */
export function jsonataResult(state: State, node: ObjectNode, surroundings: Surroundings): Shape | undefined {
  if (state.type === 'Task') return serviceResult(childString(node, 'Resource')?.value);
  return innerResult(state, node, surroundings);
}

export function hasJsonataResult({ type }: State): boolean {
  return type === 'Task' || type === 'Parallel' || type === 'Map';
}

/** All that leaves a JSONata state (digest R19, R20). */
export function jsonataDepartures(
  state: State,
  node: ObjectNode,
  entry: Entry,
  surroundings: Surroundings,
): Departure[] {
  const reading = readJsonata(state, entry, surroundings);
  const result = hasJsonataResult(state) ? jsonataResult(state, node, surroundings) : undefined;
  const departures: Departure[] = [];
  const depart = (
    transition: number | undefined,
    holder: ObjectNode,
    members: StatesMembers,
    otherwise: Shape,
  ): void => {
    const output = child(holder, 'Output');
    const assignments = child(holder, 'Assign');
    const source: Source = { state, what: 'output', replaced: entry.input };
    departures.push({
      transition,
      output: output ? withSource(reading.payload(output, members), source) : otherwise,
      variables: assignments ? assign(entry.variables, reading.payload(assignments, members)) : entry.variables,
    });
  };
  const finished = !hasJsonataResult(state) || result !== undefined;
  const members: StatesMembers = result ? { result } : {};
  const otherwise = result ? withSource(result, { state, what: 'result', replaced: entry.input }) : entry.input;
  state.transitions.forEach(({ kind, rule }, transition) => {
    if (kind === 'catch' && rule?.kind === 'object') {
      const error = withSource(ERROR_OUTPUT, { state, what: 'error', replaced: entry.input });
      depart(transition, rule, { errorOutput: ERROR_OUTPUT }, error);
    } else if (finished) {
      depart(transition, kind === 'choice' && rule?.kind === 'object' ? rule : node, members, otherwise);
    }
  });
  if (state.terminal && state.type !== 'Fail' && finished) depart(undefined, node, members, otherwise);
  return departures;
}

/** What the branches or iterations of a JSONata state start with (digest R21, S38, S45). */
export function jsonataInnerStarts(
  state: State,
  node: ObjectNode,
  entry: Entry,
  surroundings: Surroundings,
): InnerStart[] {
  const reading = readJsonata(state, entry, surroundings);
  if (state.type !== 'Map') {
    const payload = child(node, 'Arguments');
    const input = payload ? reading.payload(payload, {}) : entry.input;
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
  const from = items ? reading.payload(items, {}) : reading.input;
  return from.types & ARRAY && !(from.types & OBJECT) && from.array ? from.array.items() : UNKNOWN;
}
