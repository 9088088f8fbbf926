import { CONTEXT_OBJECT, type ContextField, type ContextPlace, existsAt } from '../expressions/context-object';
import { A_NUMBER, A_STRING, type Member, objectOf, type Shape, UNKNOWN } from './shape';

/** Where an expression stands, and what the context object holds there that depends on the data. */
export interface ContextSurroundings extends ContextPlace {
  /** `$$.Execution.Input` */
  readonly executionInput: Shape;
  /** `$$.Map.Item.Value`; absent outside of Maps. */
  readonly mapItem: Shape | undefined;
}

/** The context object at a place (digest R42-R47). */
export function contextShape(surroundings: ContextSurroundings): Shape {
  return objectFrom(CONTEXT_OBJECT, surroundings);
}

function objectFrom(fields: readonly ContextField[], surroundings: ContextSurroundings): Shape {
  return objectOf(
    () => {
      const members = new Map<string, Member>();
      for (const field of fields) {
        if (existsAt(field, surroundings)) {
          members.set(field.name, { shape: fieldShape(field, surroundings), optional: field.only !== undefined });
        }
      }
      return members;
    },
    { open: false },
  );
}

function fieldShape(field: ContextField, surroundings: ContextSurroundings): Shape {
  switch (field.type) {
    case 'object':
      return objectFrom(field.children ?? [], surroundings);
    case 'string':
    case 'timestamp':
      return A_STRING;
    case 'integer':
      return A_NUMBER;
    case 'any':
      return (field.name === 'Value' ? surroundings.mapItem : surroundings.executionInput) ?? UNKNOWN;
  }
}
