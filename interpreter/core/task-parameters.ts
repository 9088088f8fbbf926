import { isJsonObject, type Json } from '../../language/json';
import { jsonText } from '../../language/json-text';
import { parametersOf } from '../../language/integrations';
import type { ParameterShape } from '../../language/integrations/parameter-shape';
import type { ServiceCall } from '../../language/integrations/resource';
import { isJsonArray } from './read';
import type { Integration } from './task-call';

/** Why a call cannot be made with these parameters; undefined where it can. */
export type ParametersCheck = (parameters: Json) => string | undefined;

/**
 * What the service looks at before it schedules a task (digest E13): a field without which there is no request, or one that is a
 * list or a map and is given as something else. Where the fields of an integration are not known here, the service that is
 * called is the judge.
 */
export function compileParametersCheck(integration: Integration): ParametersCheck | undefined {
  if (integration.kind !== 'service') return undefined;
  const { service, action, pattern } = integration;
  const call: ServiceCall = { kind: 'optimized', service, action, pattern, suffix: undefined, resourceType: service };
  const fields = [...(parametersOf(call)?.members().values() ?? [])];
  if (fields.length === 0) return undefined;
  return (parameters) => {
    const given = isJsonObject(parameters) ? parameters : {};
    const missing = fields.filter(({ name, required }) => required && given[name] === undefined).map(nameOf);
    const misshapen = fields.filter(({ name, shape }) => !hasForm(given[name] ?? null, shape)).map(nameOf);
    if (missing.length === 0 && misshapen.length === 0) return undefined;
    const reasons = [
      ...missing.map((name) => `The field "${name}" is required but was missing`),
      ...misshapen.map((name) => `The value of the field '${name}' has an invalid format`),
    ];
    return `The Parameters '${jsonText(parameters)}' could not be used to start the Task: [${reasons.join(', ')}]`;
  };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

/** Whether lists and maps stand where they belong. Single values are converted, or refused by the service that is called. */
function hasForm(value: Json, shape: ParameterShape): boolean {
  if (value === null) return true;
  switch (shape.kind) {
    case 'list':
      return isJsonArray(value) && value.every((item) => hasForm(item, shape.item));
    case 'map':
      return isJsonObject(value) && Object.values(value).every((item) => hasForm(item, shape.value));
    case 'structure':
      return isJsonObject(value);
    default:
      return true;
  }
}
