import { jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { Failure } from '../failure';
import type { CompiledState } from '../runtime';
import { compiledState, leaving, nextOf, type StateSource } from './common';

/** https://states-language.net/#pass-state: gives its `Result`, or its payload, as the result (digest S7, R1). */
export function compilePass(source: StateSource): CompiledState {
  const { json, language } = source;
  const next = nextOf(json);
  const literal = language === 'JSONPath' ? json['Result'] : undefined;
  const flow =
    language === 'JSONPath'
      ? jsonPathFlow(json, json['Parameters'] === undefined ? {} : { parameters: json['Parameters'] })
      : jsonataFlow(json, { hasResult: false });

  return compiledState(source, 'Pass', {
    runAtOnce(fiber) {
      const effective = flow.effectiveInput(fiber);
      if (effective instanceof Failure) return effective;
      const payload = flow.payload(fiber, effective);
      if (payload instanceof Failure) return payload;
      if (literal !== undefined) fiber.engine.inspector?.stage(fiber, 'result', literal);
      return leaving(flow.leave(fiber, effective, literal === undefined ? payload : literal), next);
    },
  });
}
