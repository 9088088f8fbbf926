import {
  fieldsOf,
  STATE_TYPES,
  type Field,
  type ObjectKind,
  type QueryLanguage,
  type ValueShape,
} from '../fields/index';
import { oncePerPart } from '../model/derived';
import type { MachineModel, Scope, State } from '../model/model';
import type { Node, ObjectNode, Property } from '../tree/node';

/** What a value of the tree is: a shape of the fields table, a state, or one error name of a list. */
export type Shape = ValueShape | { readonly kind: 'state' } | { readonly kind: 'errorName' };

/** An object of the definition whose fields the table knows. A state without a sound `Type` is an `untypedState`. */
export interface Part {
  readonly kind: ObjectKind | 'untypedState';
  readonly node: ObjectNode;
  /** For a machine, branch or item processor the scope that it is, else the scope around it. */
  readonly scope: Scope | undefined;
  readonly state: State | undefined;
  readonly language: QueryLanguage;
  readonly parent: Part | undefined;
}

/** What the table says of a value: in which field of which part it lies, and what may stand there. */
export interface Meaning {
  readonly part: Part | undefined;
  /** The field of `part` whose value this is or lies in; absent for what the table does not know. */
  readonly field: Field | undefined;
  /** The property of `part` that holds the value. */
  readonly property: Property | undefined;
  /** Absent inside of fields that the table does not know. */
  readonly shape: Shape | undefined;
}

const NOTHING: Meaning = { part: undefined, field: undefined, property: undefined, shape: undefined };
/** What the document itself should be. */
export const MACHINE: Meaning = { ...NOTHING, shape: { kind: 'object', of: 'machine' } };
const STATE: Shape = { kind: 'state' };
const DATA: Shape = { kind: 'payload' };
const ERROR_NAME: Shape = { kind: 'errorName' };

/** What the table says of the value `node`, found by the way that leads to it from the machine. */
export function meaningOf(model: MachineModel, node: Node): Meaning {
  if (node === model.node) return MACHINE;
  const { parent } = node;
  if (parent?.kind === 'property') return meaningOfValue(model, parent);
  if (parent?.kind === 'array') return meaningOfItem(meaningOf(model, parent));
  // An empty or half-typed document: whatever stands there should be the machine.
  return node === model.document.root && model.node === undefined ? MACHINE : NOTHING;
}

/** What the table says of the value of a property, whether it is there already or not. */
export function meaningOfValue(model: MachineModel, property: Property): Meaning {
  const around = meaningOf(model, property.parent);
  const part = asPart(model, property.parent, around);
  if (part) {
    const field = fieldOf(part, property.key.value);
    return { part, field, property, shape: field?.value };
  }
  return { ...around, shape: memberShape(around.shape) };
}

/** What the table says of an element of an array with this meaning. */
export function meaningOfItem(array: Meaning): Meaning {
  return { ...array, shape: itemShape(array.shape) };
}

/** The object as a part of the definition, or undefined where it is free data or unknown. */
export function partOf(model: MachineModel, node: ObjectNode): Part | undefined {
  return asPart(model, node, meaningOf(model, node));
}

/** The part that an object with this meaning is; for objects that are not in the tree yet, too. */
export function asPart(model: MachineModel, node: ObjectNode, meaning: Meaning): Part | undefined {
  const { shape, part: parent } = meaning;
  const language = parent?.language ?? model.queryLanguage;
  if (shape?.kind === 'state') {
    const state = indexOf(model).states.get(node);
    return {
      kind: state?.type ?? 'untypedState',
      node,
      scope: state?.scope ?? parent?.scope,
      state,
      language: state?.queryLanguage ?? model.queryLanguage,
      parent,
    };
  }
  if (shape?.kind !== 'object') return undefined;
  const kind = shape.of;
  if (kind === 'machine' || kind === 'branch' || kind === 'itemProcessor')
    return {
      kind,
      node,
      scope: indexOf(model).scopes.get(node),
      state: parent?.state,
      language: model.queryLanguage,
      parent,
    };
  return { kind, node, scope: parent?.scope, state: parent?.state, language, parent };
}

/** The fields that the part may have by the table, of both query languages. */
export function fieldsOfPart(part: Part): ReadonlyMap<string, Field> {
  return part.kind === 'untypedState' ? fieldsOfUntyped(part.node) : fieldsOf(part.kind);
}

/** The table's entry for a field of the part. */
export function fieldOf(part: Part, name: string): Field | undefined {
  return fieldsOfPart(part).get(name);
}

/** The types that a state without one can have, given the fields it has; all if none fits. */
export function possibleTypes(node: ObjectNode): readonly ObjectKind[] {
  const fitting = STATE_TYPES.filter((type) => {
    const table = fieldsOf(type);
    return node.properties.every(({ key, value }) => value === undefined || table.has(key.value));
  });
  return fitting.length > 0 ? fitting : STATE_TYPES;
}

function fieldsOfUntyped(node: ObjectNode): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  for (const type of possibleTypes(node)) {
    for (const [name, field] of fieldsOf(type)) if (!fields.has(name)) fields.set(name, field);
  }
  return fields;
}

function memberShape(shape: Shape | undefined): Shape | undefined {
  switch (shape?.kind) {
    case 'states':
      return STATE;
    case 'payload':
    case 'assignments':
    case 'value':
      return DATA;
    case 'literal':
      return shape;
    default:
      return undefined;
  }
}

function itemShape(shape: Shape | undefined): Shape | undefined {
  switch (shape?.kind) {
    case 'array':
      return shape.of;
    case 'errorNames':
      return ERROR_NAME;
    case 'payload':
    case 'value':
      return DATA;
    case 'literal':
      return shape;
    default:
      return undefined;
  }
}

interface NodeIndex {
  readonly states: ReadonlyMap<ObjectNode, State>;
  readonly scopes: ReadonlyMap<ObjectNode, Scope>;
}

/** One index for each model, made when it is first asked for. */
const indexOf = oncePerPart((model: MachineModel): NodeIndex => {
  const states = new Map<ObjectNode, State>();
  for (const state of model.states) if (state.node) states.set(state.node, state);
  return { states, scopes: new Map(model.scopes.map((scope) => [scope.node, scope])) };
});
