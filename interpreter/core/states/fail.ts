import type { Json, JsonObject } from '../../../language/json';
import { pathRoots } from '../evaluate/json-path';
import { compileText } from '../evaluate/payload-template';
import { Failure } from '../failure';
import { compileTyped } from '../jsonata-flow';
import type { CompiledState, Fiber } from '../runtime';
import { compiledState, type StateSource } from './common';
import { jsonText } from '../../../language/json-text';

/** https://states-language.net/#fail-state: ends its scope with an error (digest S35-S37). */
export function compileFail(source: StateSource): CompiledState {
  const error = compileField(source, 'Error');
  const cause = compileField(source, 'Cause');
  return compiledState(source, 'Fail', {
    runAtOnce(fiber) {
      const errorText = error(fiber);
      if (errorText instanceof Failure) return errorText;
      const causeText = cause(fiber);
      if (causeText instanceof Failure) return causeText;
      return new Failure(errorText, causeText);
    },
  });
}

type CompiledText = (fiber: Fiber) => string | undefined | Failure;

function compileField({ json, language }: StateSource, name: 'Error' | 'Cause'): CompiledText {
  return language === 'JSONPath' ? jsonPathField(json, name) : jsonataField(json, name);
}

function jsonPathField(json: JsonObject, name: string): CompiledText {
  const path = json[`${name}Path`];
  if (typeof path === 'string') {
    const evaluate = compileText(path, `${name}Path`);
    return (fiber) => {
      const value = evaluate(fiber, pathRoots(fiber, fiber.input));
      return value instanceof Failure || typeof value === 'string' ? value : jsonText(value);
    };
  }
  const literal = json[name];
  return () => (typeof literal === 'string' ? literal : undefined);
}

function jsonataField(json: JsonObject, name: string): CompiledText {
  const value: Json | undefined = json[name];
  if (value === undefined) return () => undefined;
  return compileTyped(value, name, 'string', (result) => (typeof result === 'string' ? result : undefined));
}
