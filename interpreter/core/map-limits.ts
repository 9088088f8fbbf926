import type { Json, JsonObject } from '../../language/json';
import type { QueryLanguage } from '../../language/fields/field';
import { queryFailure, runtimeFailure } from './data-flow';
import { compilePath, pathRoots } from './evaluate/json-path';
import { Failure } from './failure';
import { compileTyped } from './jsonata-flow';
import type { Fiber } from './runtime';
import { jsonText } from '../../language/json-text';

/** A number that a Map state's field gives. */
export type CompiledNumber = (fiber: Fiber, effective: Json) => number | Failure;

/** `MaxConcurrency`, 0 for as many as possible (digest S50, S51). */
export function compileMaxConcurrency(state: JsonObject, language: QueryLanguage): CompiledNumber {
  return (
    compileNumber(state, 'MaxConcurrency', language, {
      check: (value) => (value < 0 ? `The MaxConcurrency cannot be negative.` : undefined),
    }) ?? (() => 0)
  );
}

interface NumberOptions {
  readonly fraction?: true;
  /** What is wrong with the value, as the service says it. */
  readonly check?: (value: number) => string | undefined;
}

/** The check of a number that has both bounds, worded as that of the percentage (digest S51). */
export function within(name: string, least: number, most: number): (value: number) => string | undefined {
  const problem = `${name} must be between ${String(least)} and ${String(most)}.`;
  return (value) => (value < least || value > most ? problem : undefined);
}

/**
 * A number given as a literal, by a `…Path` twin (JSONPath) or by an expression (JSONata); undefined where the field is
 * absent. Wrong values fail as S51 says.
 */
export function compileNumber(
  holder: JsonObject,
  name: string,
  language: QueryLanguage,
  options: NumberOptions = {},
  location = name,
): CompiledNumber | undefined {
  const checked = (fiber: Fiber, value: number): number | Failure => {
    const problem = options.check?.(value);
    if (problem === undefined) return value;
    return language === 'JSONata' ? queryFailure(fiber, problem, location, 'entered') : runtimeFailure(fiber, problem);
  };
  const literal = holder[name];
  if (literal !== undefined) {
    const compiled = compileTyped(literal, location, 'number', (value) =>
      typeof value === 'number' ? value : undefined,
    );
    return (fiber) => {
      const value = compiled(fiber);
      return value instanceof Failure ? value : checked(fiber, value);
    };
  }
  const pathText = holder[`${name}Path`];
  if (typeof pathText !== 'string') return undefined;
  const path = compilePath(pathText);
  return (fiber, effective) => {
    const found = path.find(pathRoots(fiber, effective));
    if (!found.found) return runtimeFailure(fiber, `Invalid path '${pathText}' : ${found.problem}`);
    const { value } = found;
    // A text that reads as a number is taken for it, as recorded for a variable.
    const number = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && (options.fraction === true || Number.isInteger(number))) {
      return checked(fiber, number);
    }
    const kind = options.fraction === true ? 'float' : 'integer';
    const shown = typeof value === 'string' ? value : jsonText(value);
    return runtimeFailure(
      fiber,
      `The ${name}Path field refers to value "${shown}" which is not a valid ${kind}: ${pathText}`,
    );
  };
}
