import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { rootValue } from '../../language/expressions/json-path/evaluate';
import { missingStepCause } from '../../language/expressions/reference-path';
import type { QueryLanguage } from '../../language/fields/field';
import { queryFailure } from './data-flow';
import { compileValue } from './evaluate/expression-value';
import { compilePath, pathRoots } from './evaluate/json-path';
import { compileTemplate, evaluateTemplate } from './evaluate/payload-template';
import { Failure } from './failure';
import { wrongType } from './jsonata-flow';
import { isJsonArray } from './read';
import type { Fiber, MapItem } from './runtime';
import { jsonText } from '../../language/json-text';

/** The items of a Map state: `ItemsPath`, `Items`, or its input (digest S44). */
export type CompiledItems = (fiber: Fiber, effective: Json) => readonly Json[] | Failure;

export function compileItems(state: JsonObject, language: QueryLanguage): CompiledItems {
  return language === 'JSONPath' ? jsonPathItems(state['ItemsPath']) : jsonataItems(state['Items']);
}

function jsonPathItems(field: Json | undefined): CompiledItems {
  const text = typeof field === 'string' ? field : '$';
  const path = compilePath(text);
  return (fiber, effective) => {
    const roots = pathRoots(fiber, effective);
    const found = path.find(roots);
    if (!found.found) {
      // Digest E11b: a missing node is a conflict of the reference path, not a wrong type.
      const root = path.parsed && rootValue(path.parsed, roots);
      const cause = root === undefined ? undefined : missingStepCause(root, path.parsed?.keys ?? []);
      return new Failure('States.ReferencePathConflict', cause ?? `Unable to apply ReferencePath ${text}`);
    }
    if (isJsonArray(found.value)) return found.value;
    return new Failure(
      'States.Runtime',
      `Reference path "${text.replace(/^\$\$/, '$')}" must point to array.`,
      'fatal',
    );
  };
}

function jsonataItems(field: Json | undefined): CompiledItems {
  if (field === undefined) {
    return (fiber, effective) =>
      isJsonArray(effective)
        ? effective
        : queryFailure(fiber, `Map state input must be an array but was: ${jsonText(effective)}`);
  }
  const compiled = compileValue(field, 'Items');
  return (fiber) => {
    const value = compiled(fiber, {});
    if (value instanceof Failure || isJsonArray(value)) return value;
    return wrongType(fiber, field, 'Items', 'array', value);
  };
}

/** `ItemSelector`, or its older name `Parameters` (digest R18). */
export type CompiledSelector = (fiber: Fiber, effective: Json) => Json | Failure;

export function compileItemSelector(state: JsonObject, language: QueryLanguage): CompiledSelector | undefined {
  const field = state['ItemSelector'] ?? (language === 'JSONPath' ? state['Parameters'] : undefined);
  if (field === undefined) return undefined;
  if (language === 'JSONata') {
    const compiled = compileValue(field, 'ItemSelector');
    return (fiber) => compiled(fiber, {});
  }
  if (!isJsonObject(field)) return () => field;
  const template = compileTemplate(field);
  return (fiber, effective) => evaluateTemplate(fiber, template, effective);
}

/** The input of one iteration: what `ItemSelector` makes of the item, or the item (digest R18, R46). */
export function selectItem(
  fiber: Fiber,
  selector: CompiledSelector | undefined,
  item: MapItem,
  effective: Json,
): Json | Failure {
  if (!selector) return item.value;
  const outer = fiber.mapItem;
  fiber.mapItem = item;
  const input = selector(fiber, effective);
  fiber.mapItem = outer;
  return input;
}
