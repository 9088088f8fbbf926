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
  if (not) return negation(compileRule(not));
  if (rule['And'] !== undefined) return junction(objectsOf(rule, 'And').map(compileRule), false);
  if (rule['Or'] !== undefined) return junction(objectsOf(rule, 'Or').map(compileRule), true);
  return compileComparison(rule);
}

function negation(rule: CompiledRule): CompiledRule {
  return (fiber, input) => {
    const matches = rule(fiber, input);
    return matches instanceof Failure ? matches : !matches;
  };
}

/** Digest S20: from left to right, and no further than needed. `decides`: the answer of a part that settles the whole. */
function junction(rules: readonly CompiledRule[], decides: boolean): CompiledRule {
  return (fiber, input) => {
    for (const rule of rules) {
      const matches = rule(fiber, input);
      if (matches instanceof Failure || matches === decides) return matches;
    }
    return !decides;
  };
}

function compileComparison(rule: JsonObject): CompiledRule {
  const variable = compilePath(textOf(rule, 'Variable') ?? '');
  for (const [operator, operand] of Object.entries(rule)) {
    if (operator === 'IsPresent') {
      return (fiber, input) => variable.find(pathRoots(fiber, input)).found === (operand === true);
    }
    const test = TESTS.get(operator);
    if (test) return typeTest(variable, test, operand === true);
    const comparison = COMPARISONS.get(operator);
    if (comparison) return withLiteral(variable, comparison, operand);
    const byPath = operator.endsWith('Path') ? COMPARISONS.get(operator.slice(0, -4)) : undefined;
    if (byPath && typeof operand === 'string') return withPath(variable, byPath, compilePath(operand));
  }
  return () => false;
}

function typeTest(variable: CompiledPath, test: (value: Json) => boolean, wanted: boolean): CompiledRule {
  return (fiber, input) => {
    const found = find(fiber, input, variable);
    return found instanceof Failure ? found : test(found) === wanted;
  };
}

function withLiteral(variable: CompiledPath, comparison: Comparison, operand: Json): CompiledRule {
  return (fiber, input) => {
    const found = find(fiber, input, variable);
    return found instanceof Failure ? found : comparison(found, operand);
  };
}

function withPath(variable: CompiledPath, comparison: Comparison, operandPath: CompiledPath): CompiledRule {
  return (fiber, input) => {
    const found = find(fiber, input, variable);
    if (found instanceof Failure) return found;
    const operand = find(fiber, input, operandPath);
    return operand instanceof Failure ? operand : comparison(found, operand);
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
