import { fieldsOf, type Field, type ObjectKind, type QueryLanguage, type ValueShape } from '../fields/index';
import type { MachineModel, Scope, State } from '../model/model';
import type { Node, ObjectNode, Property } from '../tree/node';
import type { Dispatch } from './dispatch';
import type { DefinitionObject, KnownField, AnyValueUse } from './rule';

/**
 * The one walk over a definition that all rules share: it visits every object of a known kind and every value that the
 * fields table describes exactly once, and shows them to the rules. Free data (payloads, literals) is walked by
 * expressions.ts. Linear in the size of the document.
 */
export function walkDefinition(model: MachineModel, dispatch: Dispatch): void {
  for (const scope of model.scopes) {
    visitObject(scope.kind, scope.node, scope, undefined, model.queryLanguage, undefined);
    for (const state of scope.states) visitState(state);
  }

  function visitState(state: State): void {
    if (!state.node) return;
    if (state.type === undefined) {
      dispatch.untypedState(state);
      return;
    }
    visitObject(state.type, state.node, state.scope, state, state.queryLanguage, undefined);
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
    for (const property of unknown) dispatch.unknownField(object, property);
    // A state that may not go back to JSONPath is reported once, not for each of its fields (digest D11).
    const downgraded = language === 'JSONPath' && model.queryLanguage === 'JSONata';
    for (const known of fields) {
      if (known.field.languages === 'both' || known.field.languages === language) visitField(object, known);
      else if (!downgraded) dispatch.foreignField(object, known);
    }
  }

  function visitField(object: DefinitionObject, { field, property }: KnownField): void {
    if (property.value) visitValue(object, field, field.value, property.value, property);
  }

  function visitValue(object: DefinitionObject, field: Field, shape: ValueShape, node: Node, property: Property): void {
    const use: AnyValueUse = { object, field, shape, node, property };
    dispatch.value(use);
    if (shape.kind === 'array' && node.kind === 'array') {
      for (const item of node.items) visitValue(object, field, shape.of, item, property);
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
