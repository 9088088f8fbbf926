import type { Json, JsonObject } from '../../language/json';
import { COMPARISONS, TESTS, type Comparison } from './choice-operators';
import { runtimeFailure } from './data-flow';
import { compilePath, pathRoots, type CompiledPath } from './evaluate/json-path';
import { Failure } from './failure';
import { objectOf, objectsOf, textOf } from './read';
import type { Fiber } from './runtime';

/** Whether a JSONPath choice rule matches the state's effective input. */
export type CompiledRule = (fiber: Fiber, input: Json) => boolean | Failure;

/** https://states-language.net/#choice-state (digest S18-S26). */
export function compileRule(rule: JsonObject): CompiledRule {
  const not = objectOf(rule, 'Not');
  if (not) return negation(rule, compileRule(not));
  if (rule['And'] !== undefined) return junction(rule, objectsOf(rule, 'And').map(compileRule), false);
  if (rule['Or'] !== undefined) return junction(rule, objectsOf(rule, 'Or').map(compileRule), true);
  return compileComparison(rule);
}

/** Tells the inspector, where there is one, what came of a rule; gives it on. */
export function told<Outcome extends boolean | Failure>(
  fiber: Fiber,
  rule: JsonObject,
  matches: Outcome,
  value?: Json,
  operand?: Json,
): Outcome {
  fiber.engine.inspector?.condition?.(fiber, rule, matches, value, operand);
  return matches;
}

function negation(rule: JsonObject, part: CompiledRule): CompiledRule {
  return (fiber, input) => {
    const matches = part(fiber, input);
    return told(fiber, rule, matches instanceof Failure ? matches : !matches);
  };
}

/** Digest S20: from left to right, and no further than needed. `decides`: the answer of a part that settles the whole. */
function junction(rule: JsonObject, parts: readonly CompiledRule[], decides: boolean): CompiledRule {
  return (fiber, input) => {
    for (const part of parts) {
      const matches = part(fiber, input);
      if (matches instanceof Failure || matches === decides) return told(fiber, rule, matches);
    }
    return told(fiber, rule, !decides);
  };
}

function compileComparison(rule: JsonObject): CompiledRule {
  const variable = compilePath(textOf(rule, 'Variable') ?? '');
  for (const [operator, operand] of Object.entries(rule)) {
    if (operator === 'IsPresent') {
      return (fiber, input) => {
        const result = variable.find(pathRoots(fiber, input));
        return told(fiber, rule, result.found === (operand === true), result.found ? result.value : undefined);
      };
    }
    const test = TESTS.get(operator);
    if (test) return typeTest(rule, variable, test, operand === true);
    const comparison = COMPARISONS.get(operator);
    if (comparison) return withLiteral(rule, variable, comparison, operand);
    const byPath = operator.endsWith('Path') ? COMPARISONS.get(operator.slice(0, -4)) : undefined;
    if (byPath && typeof operand === 'string') return withPath(rule, variable, byPath, compilePath(operand));
  }
  return () => false;
}

function typeTest(
  rule: JsonObject,
  variable: CompiledPath,
  test: (value: Json) => boolean,
  wanted: boolean,
): CompiledRule {
  return (fiber, input) => {
    const found = find(fiber, input, variable);
    if (found instanceof Failure) return told(fiber, rule, found);
    return told(fiber, rule, test(found) === wanted, found);
  };
}

function withLiteral(rule: JsonObject, variable: CompiledPath, comparison: Comparison, operand: Json): CompiledRule {
  return (fiber, input) => {
    const found = find(fiber, input, variable);
    if (found instanceof Failure) return told(fiber, rule, found);
    return told(fiber, rule, comparison(found, operand), found);
  };
}

function withPath(
  rule: JsonObject,
  variable: CompiledPath,
  comparison: Comparison,
  operandPath: CompiledPath,
): CompiledRule {
  return (fiber, input) => {
    const found = find(fiber, input, variable);
    if (found instanceof Failure) return told(fiber, rule, found);
    const operand = find(fiber, input, operandPath);
    if (operand instanceof Failure) return told(fiber, rule, operand, found);
    return told(fiber, rule, comparison(found, operand), found, operand);
  };
}

/** Digest S22: only IsPresent may look at what is not there. */
function find(fiber: Fiber, input: Json, path: CompiledPath): Json | Failure {
  const result = path.find(pathRoots(fiber, input));
  if (result.found) return result.value;
  return runtimeFailure(
    fiber,
    `Invalid path '${path.text}': The choice state's condition path references an invalid value.`,
  );
}
