import type { Json, JsonObject } from '../../language/json';
import type { QueryLanguage } from '../../language/fields/field';
import { matchesError } from './error-handlers';
import { checkSizes, type Left } from './data-flow';
import type { StateType } from '../../language/fields/field';
import { compileTemplate } from './evaluate/payload-template';
import { errorOutput, Failure } from './failure';
import { applyResultPath, assignTemplate, compileResultPath } from './json-path-flow';
import { compileOutput } from './jsonata-flow';
import { objectOf, objectsOf, textOf, textsOf } from './read';
import type { Fiber } from './runtime';

export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  /** Output and variables on the way to `Next`. */
  leave(fiber: Fiber, failure: Failure): Left | Failure;
}

export function compileCatchers(state: JsonObject, language: QueryLanguage): readonly Catcher[] {
  return objectsOf(state, 'Catch').map((catcher, index) => ({
    errorEquals: textsOf(catcher, 'ErrorEquals'),
    next: textOf(catcher, 'Next') ?? '',
    leave: language === 'JSONPath' ? jsonPathCatch(catcher) : jsonataCatch(catcher, `Catch[${String(index)}]/`),
  }));
}

export function catcherFor(catchers: readonly Catcher[], failure: Failure, type: StateType): Catcher | undefined {
  return catchers.find((catcher) => matchesError(catcher.errorEquals, failure, type));
}

/** Digest R8, R9, R31: the error output goes into the raw input; `$` of `Assign` is the error output. */
function jsonPathCatch(catcher: JsonObject): Catcher['leave'] {
  const place = compileResultPath(catcher['ResultPath']);
  const assign = objectOf(catcher, 'Assign') && compileTemplate(catcher['Assign'] ?? null);
  return (fiber, failure) => {
    const error = errorOutput(failure);
    const output = applyResultPath(fiber, place, error);
    if (output instanceof Failure) return output;
    const assigned = assignTemplate(fiber, assign, error);
    return assigned instanceof Failure ? assigned : checkSizes(fiber, { output, assigned });
  };
}

/** Digest R25, W30: the default output is the error output. */
function jsonataCatch(catcher: JsonObject, location: string): Catcher['leave'] {
  const compiled = compileOutput(catcher, location);
  return (fiber, failure) => {
    const error: Json = errorOutput(failure);
    return compiled(fiber, { errorOutput: error }, error);
  };
}
