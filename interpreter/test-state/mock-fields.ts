import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { optimizedAction } from '../../language/integrations';
import type { Bounds, ParameterShape, StructureShape } from '../../language/integrations/parameter-shape';
import { parseResource } from '../core/resource';
import type { FieldValidationMode } from './request';

/** What the service's API models say of the answers of calls. */
export interface ResultShapes {
  /** The shape of the answer of a service call; undefined where it is not known. */
  find(service: string, action: string): StructureShape | undefined;
}

/**
 * The first fault of a mocked result against the model of the call's answer (digest A44). STRICT wants required members
 * and right types, PRESENT right types of what is there, NONE nothing. Members that the model does not know are allowed.
 */
export function mockedFieldProblem(
  result: Json,
  state: JsonObject,
  mode: FieldValidationMode,
  shapes: ResultShapes,
): string | undefined {
  if (mode === 'NONE') return undefined;
  const integration = parseResource(String(state['Resource']));
  if (integration.kind !== 'service') return undefined;
  const { service, action } = answeringCall(integration.service, integration.action, integration.pattern);
  const shape = shapes.find(service, action);
  return shape && isJsonObject(result) ? structureProblem(result, shape, mode) : undefined;
}

/** The mock of a `.sync` call is the answer of the call that polls the job (digest A44). */
function answeringCall(service: string, action: string, pattern: string): { service: string; action: string } {
  const job = pattern === 'sync' || pattern === 'sync:2' ? optimizedAction(service, action)?.job : undefined;
  return { service, action: job?.action ?? action };
}

function structureProblem(value: JsonObject, shape: StructureShape, mode: FieldValidationMode): string | undefined {
  const members = shape.members();
  if (mode === 'STRICT') {
    for (const { name, required } of members.values()) {
      if (required && value[name] === undefined) return `Required field '${name}' is missing`;
    }
  }
  for (const [name, content] of Object.entries(value)) {
    const member = members.get(name);
    const problem = member && valueProblem(name, content, member.shape, mode);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function valueProblem(name: string, value: Json, shape: ParameterShape, mode: FieldValidationMode): string | undefined {
  switch (shape.kind) {
    case 'any':
      return undefined;
    case 'string':
    case 'blob':
      return typeof value === 'string' ? textProblem(name, value, shape) : `Field '${name}' must be a string`;
    case 'timestamp':
      return typeof value === 'string' ? undefined : `Field '${name}' must be a string`;
    case 'integer':
    case 'number':
      return typeof value === 'number' ? numberProblem(name, value, shape.value) : `Field '${name}' must be a number`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `Field '${name}' must be a boolean`;
    case 'list': {
      if (!Array.isArray(value)) return `Field '${name}' must be an array`;
      for (const item of value as readonly Json[]) {
        const problem = valueProblem(name, item, shape.item, mode);
        if (problem !== undefined) return problem;
      }
      return undefined;
    }
    case 'map': {
      if (!isJsonObject(value)) return `Field '${name}' must be an object`;
      for (const [key, content] of Object.entries(value)) {
        const problem = valueProblem(key, content, shape.value, mode);
        if (problem !== undefined) return problem;
      }
      return undefined;
    }
    case 'structure':
      return isJsonObject(value) ? structureProblem(value, shape, mode) : `Field '${name}' must be an object`;
  }
}

function textProblem(
  name: string,
  value: string,
  shape: Extract<ParameterShape, { kind: 'string' | 'blob' }>,
): string | undefined {
  if (shape.kind === 'string' && shape.values && !shape.values.includes(value)) {
    return `Field '${name}' is not an expected value`;
  }
  const { min, max } = shape.length ?? NO_BOUNDS;
  if (min !== undefined && value.length < min) return `Field '${name}' is smaller than the minimum length`;
  if (max !== undefined && value.length > max) return `Field '${name}' exceeds the maximum length`;
  return undefined;
}

const NO_BOUNDS: Bounds = { min: undefined, max: undefined };

function numberProblem(name: string, value: number, { min, max }: Bounds = NO_BOUNDS): string | undefined {
  if (min !== undefined && value < min) return `Field '${name}' is less than the minimum value`;
  if (max !== undefined && value > max) return `Field '${name}' exceeds the maximum value`;
  return undefined;
}
