import { hashOrder } from '../../../language/hash-order';
import { isJsonObject, type Json, type JsonObject } from '../../../language/json';
import { evaluateIntrinsic } from '../../../language/expressions/intrinsics/evaluate';
import { evaluateJsonPath, type PathRoots } from '../../../language/expressions/json-path/evaluate';
import { isTemplateKey, parseTemplateValue, plainKey } from '../../../language/expressions/payload-template';
import { runtimeFailure, stateFailure } from '../data-flow';
import { Failure } from '../failure';
import { isJsonArray } from '../read';
import type { Fiber } from '../runtime';
import { pathRoots } from './json-path';
import { jsonText } from '../../../language/json-text';

type Evaluate = (fiber: Fiber, roots: PathRoots) => Json | Failure;

/** A payload template (digest R11), parsed once per definition. */
export interface CompiledTemplate {
  readonly evaluate: Evaluate;
}

export function compileTemplate(template: Json): CompiledTemplate {
  return { evaluate: compilePart(template) };
}

/** What the template gives for an input: paths start there (digest R15, R18). */
export function evaluateTemplate(fiber: Fiber, template: CompiledTemplate, input: Json): Json | Failure {
  return template.evaluate(fiber, pathRoots(fiber, input));
}

function compilePart(part: Json): Evaluate {
  if (isJsonArray(part)) return part.some(isDynamic) ? compileList(part) : () => part;
  if (!isJsonObject(part) || !isDynamic(part)) return () => part;
  const members = inOrder(part).map((key) => {
    const value = part[key] ?? null;
    return {
      key: plainKey(key),
      evaluate: isTemplateKey(key) && typeof value === 'string' ? compileText(value, key) : compilePart(value),
    };
  });
  return (fiber, roots) => {
    const result: Record<string, Json> = {};
    for (const { key, evaluate } of members) {
      const value = evaluate(fiber, roots);
      if (value instanceof Failure) return value;
      if (key === '__proto__') {
        Object.defineProperty(result, key, { value, enumerable: true, writable: true, configurable: true });
      } else result[key] = value;
    }
    return result;
  };
}

/** What is written as it stands comes first, then what is evaluated, as the service collects it (recorded). */
function inOrder(template: JsonObject): readonly string[] {
  const names = Object.keys(template);
  const evaluated = hashOrder(names.filter(isTemplateKey).map(plainKey));
  return [...names.filter((name) => !isTemplateKey(name)), ...evaluated.map((name) => `${name}.$`)];
}

function compileList(items: readonly Json[]): Evaluate {
  const parts = items.map(compilePart);
  return (fiber, roots) => {
    const result: Json[] = [];
    for (const evaluate of parts) {
      const value = evaluate(fiber, roots);
      if (value instanceof Failure) return value;
      result.push(value);
    }
    return result;
  };
}

/** Whether something below is evaluated; what is not is handed on as it stands. */
function isDynamic(part: Json): boolean {
  if (isJsonArray(part)) return part.some(isDynamic);
  if (!isJsonObject(part)) return false;
  return Object.entries(part).some(([key, value]) => isTemplateKey(key) || isDynamic(value));
}

/** The value of a `.$` key, or of a field such as `ErrorPath`: a path or an intrinsic function call. */
export function compileText(text: string, field: string): Evaluate {
  const parsed = parseTemplateValue(text);
  switch (parsed.kind) {
    case 'path': {
      const { path } = parsed;
      return (fiber, roots) => {
        const found = evaluateJsonPath(path, roots);
        return found.found ? found.value : notFound(fiber, text, field, roots.input);
      };
    }
    case 'intrinsic': {
      const { call } = parsed;
      return (fiber, roots) => {
        const { random } = fiber.engine;
        const result = evaluateIntrinsic(call, roots, { random: () => random.next(), uuid: () => random.uuid() });
        if (result.kind === 'value') return result.value;
        if (result.kind === 'missing') return notFound(fiber, result.path, field, roots.input);
        return stateFailure(fiber, 'States.IntrinsicFailure', result.cause);
      };
    }
    case 'placeholder':
    case 'faults':
      return (fiber) =>
        runtimeFailure(
          fiber,
          `The value for the field '${field}' must be a valid JSONPath or a valid intrinsic function call`,
        );
  }
}

/** Digest R15. */
function notFound(fiber: Fiber, path: string, field: string, input: Json): Failure {
  return runtimeFailure(
    fiber,
    `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${jsonText(input)}'`,
  );
}
