import { analyzeDataFlow, type DataFlow } from '../data-flow/analyze';
import { ERROR_OUTPUT, jsonPathFlow, jsonPathItem, type JsonPathFlow } from '../data-flow/json-path-state';
import {
  jsonataItem,
  jsonataResult,
  hasJsonataResult,
  readJsonata,
  type StatesMembers,
} from '../data-flow/jsonata-state';
import type { ShapeRoots } from '../data-flow/path-shape';
import { closedObject, shapeOfJson, UNKNOWN, type Shape } from '../data-flow/shape';
import { stateContext, type Entry } from '../data-flow/state-data';
import type { Field } from '../fields/index';
import type { MachineModel, State } from '../model/model';
import type { ObjectNode } from '../tree/node';
import { withSeen, type KnownData, type StateValues } from './known-data';
import type { Part } from './meaning';
import type { FeatureOptions } from './options';

/** What the names of an expression hold, as far as the data flow of the machine tells. */
export interface DataHere {
  /** `$` of JSONPath. */
  readonly input: Shape;
  /** `$$` of JSONPath. */
  readonly context: Shape;
  /** `$states` of JSONata. */
  readonly states: Shape;
  readonly variables: ReadonlyMap<string, Shape>;
}

const NOTHING_KNOWN: Entry = { input: UNKNOWN, variables: new Map() };

interface Followed {
  readonly known: KnownData | undefined;
  readonly flow: DataFlow;
}

/** The analysis of the model, made when it is first asked for. */
function flowOf(model: MachineModel, known: KnownData | undefined): DataFlow {
  const made = model.derived.get(flowOf) as Followed | undefined;
  if (made && made.known === known) return made.flow;
  const input = known?.input === undefined ? {} : { input: shapeOfJson(known.input) };
  const flow = analyzeDataFlow(model, { machineType: 'STANDARD', ...input });
  model.derived.set(flowOf, { known, flow } satisfies Followed);
  return flow;
}

/** The data that an expression in the field of the part sees; undefined outside of states. */
export function dataHere(
  model: MachineModel,
  { part, field }: { readonly part: Part; readonly field: Field },
  options: FeatureOptions,
): DataHere | undefined {
  const { state } = part;
  if (!state?.node) return undefined;
  const known = options.data?.();
  const seen = known?.states.get(state.name) ?? {};
  const flow = flowOf(model, known);
  const { input, variables } = flow.entryOf(state) ?? NOTHING_KNOWN;
  const entry = { input: withSeen(input, seen.input), variables };
  return part.language === 'JSONata'
    ? jsonataData(state, state.node, { entry, flow, part, field, seen })
    : jsonPathData(state, state.node, { entry, flow, part, field, seen });
}

interface Asked {
  readonly entry: Entry;
  readonly flow: DataFlow;
  readonly part: Part;
  readonly field: Field;
  readonly seen: StateValues;
}

function jsonPathData(state: State, node: ObjectNode, { entry, flow, part, field, seen }: Asked): DataHere {
  const data = jsonPathFlow(state, node, entry, flow);
  const item = isItemField(part, field) ? jsonPathItem(node, data, flow) : undefined;
  const { input, context, variables }: ShapeRoots = data.rootsOf(rootOf(data, part, field, seen), item);
  return { input, context, variables, states: UNKNOWN };
}

/** What `$` is in a field of a JSONPath state (digest R1, R18, R31). */
function rootOf(data: JsonPathFlow, { kind }: Part, { name }: Field, seen: StateValues): Shape {
  if (kind === 'catcher') return name === 'ResultPath' ? data.raw : ERROR_OUTPUT;
  switch (name) {
    case 'InputPath':
    case 'ResultPath':
      return data.raw;
    case 'OutputPath':
      return data.combined ?? UNKNOWN;
    case 'ResultSelector':
      return withSeen(data.result ?? UNKNOWN, seen.result);
    case 'Assign':
      return kind === 'choiceRule' ? data.effective : (data.assignRoot ?? UNKNOWN);
    default:
      return data.effective;
  }
}

function jsonataData(state: State, node: ObjectNode, { entry, flow, part, field, seen }: Asked): DataHere {
  const reading = readJsonata(state, entry, flow);
  const after = field.name === 'Output' || field.name === 'Assign';
  const members: StatesMembers = {
    ...(part.kind === 'catcher' && after && { errorOutput: ERROR_OUTPUT }),
    ...(part.kind === state.type &&
      after &&
      hasJsonataResult(state) && { result: withSeen(jsonataResult(state, node, flow) ?? UNKNOWN, seen.result) }),
    ...(isItemField(part, field) && { mapItem: jsonataItem(node, reading) }),
  };
  const context = stateContext(state, flow, members.mapItem);
  const states = closedObject({
    input: entry.input,
    context,
    ...(members.result && { result: members.result }),
    ...(members.errorOutput && { errorOutput: members.errorOutput }),
  });
  return { input: UNKNOWN, context, states, variables: entry.variables };
}

/** Fields that are evaluated once for each item of a Map. */
function isItemField({ kind }: Part, { name }: Field): boolean {
  return name === 'ItemSelector' || kind === 'itemBatcher' || (name === 'Parameters' && kind === 'Map');
}
