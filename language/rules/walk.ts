import { fieldsOf, type Field, type ObjectKind, type QueryLanguage, type ValueShape } from '../fields/index';
import type { MachineModel, Scope, State } from '../model/model';
import type { Node, ObjectNode, Property } from '../tree/node';
import { finish, type Steps } from '../steps';
import type { Dispatch } from './dispatch';
import type { AnyValueUse, DefinitionObject, KnownField } from './rule';
import { ExpressionWalk } from './walk-expressions';

/** A part of a definition that is looked at as a whole: a state, or what stands in a scope beside its states. */
export type Part = Scope | State;

/** Has a part looked at, or knows what would be found. */
export type LookAt = (part: Part, look: () => Steps<void>) => Steps<void>;

/** So many elements of a list are one step. */
const ELEMENTS_IN_STEP = 100;

/** The walk of `walkInSteps`, at once. */
export function walkDefinition(model: MachineModel, dispatch: Dispatch): void {
  finish(walkInSteps(model, dispatch));
}

/**
 * The one walk over a definition that all rules share: it visits every object of a known kind and every value that the
 * fields table describes exactly once, and shows them to the rules. Payloads and other expressions are walked by
 * walk-expressions.ts. Linear in the size of the document; each state is a step, and long lists in it are several: they
 * come behind the rest of the state.
 */
export function* walkInSteps(
  model: MachineModel,
  dispatch: Dispatch,
  lookAt: LookAt = (_, look) => look(),
): Steps<void> {
  const expressions = new ExpressionWalk(dispatch);
  const later: (() => void)[] = [];
  for (const scope of model.scopes) {
    yield* lookAt(scope, () => visitScope(scope));
    for (const state of scope.states) {
      yield* lookAt(state, () => visitState(state));
      yield;
    }
  }

  function* visitScope(scope: Scope): Steps<void> {
    visitObject(scope.kind, scope.node, scope, undefined, model.queryLanguage, undefined);
    yield* visitLater();
  }

  function* visitState(state: State): Steps<void> {
    if (!state.node) return;
    if (state.type === undefined) {
      dispatch.untypedState(state);
      return;
    }
    visitObject(state.type, state.node, state.scope, state, state.queryLanguage, undefined);
    yield* visitLater();
  }

  function* visitLater(): Steps<void> {
    for (let visit = later.shift(); visit; visit = later.shift()) {
      yield;
      visit();
    }
    yield* dispatch.later();
  }

  function visitObject(
    kind: ObjectKind,
    node: ObjectNode,
    scope: Scope,
    state: State | undefined,
    language: QueryLanguage,
    parent: DefinitionObject | undefined,
  ): void {
    const table = fieldsOf(kind);
    const fields: KnownField[] = [];
    const object: DefinitionObject = { kind, node, scope, state, language, parent, fields };
    const unknown: Property[] = [];
    for (const property of node.properties) {
      const field = table.get(property.key.value);
      if (!field) unknown.push(property);
      else addField(fields, { field, property });
    }
    dispatch.object(object);
    for (const property of unknown) visitUnknown(object, property);
    // A state that may not go back to JSONPath is reported once, not for each of its fields (digest D11).
    const downgraded = language === 'JSONPath' && model.queryLanguage === 'JSONata';
    for (const known of fields) {
      if (known.field.languages === 'both' || known.field.languages === language) visitField(object, known);
      else if (!downgraded) dispatch.foreignField(object, known);
    }
  }

  /** Credentials are a payload with a few known fields; every other object has known fields only. */
  function visitUnknown(object: DefinitionObject, property: Property): void {
    const around = object.parent?.fields.find(({ property: own }) => own.value === object.node);
    if (object.kind !== 'credentials' || !around) dispatch.unknownField(object, property);
    else expressions.visitMember({ object, ...around }, property);
  }

  function visitField(object: DefinitionObject, { field, property }: KnownField): void {
    if (property.value) visitValue(object, field, field.value, property.value, property);
  }

  function visitValue(object: DefinitionObject, field: Field, shape: ValueShape, node: Node, property: Property): void {
    const use: AnyValueUse = { object, field, shape, node, property };
    dispatch.value(use);
    expressions.visit(use, shape, node);
    if (shape.kind === 'array' && node.kind === 'array') {
      const visitFrom = (from: number): void => {
        for (const item of node.items.slice(from, from + ELEMENTS_IN_STEP))
          visitValue(object, field, shape.of, item, property);
      };
      visitFrom(0);
      for (let i = ELEMENTS_IN_STEP; i < node.items.length; i += ELEMENTS_IN_STEP) {
        later.push(() => {
          visitFrom(i);
        });
      }
    } else if (shape.kind === 'object' && node.kind === 'object' && !isScope(shape.of)) {
      visitObject(shape.of, node, object.scope, object.state, object.language, object);
    }
  }
}

/** Branches and item processors are scopes of the model and visited as such. */
function isScope(kind: ObjectKind): boolean {
  return kind === 'branch' || kind === 'itemProcessor';
}

/** Of a key that stands twice the last one counts, as for a JSON reader; the parser reports the other. */
function addField(fields: KnownField[], known: KnownField): void {
  const earlier = fields.findIndex((other) => other.field === known.field);
  if (earlier >= 0) fields[earlier] = known;
  else fields.push(known);
}
