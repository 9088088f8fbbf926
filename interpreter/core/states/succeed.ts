import { jsonataFlow } from '../jsonata-flow';
import { jsonPathFlow } from '../json-path-flow';
import { Failure } from '../failure';
import type { CompiledState } from '../runtime';
import { compiledState, leaving, type StateSource } from './common';

/** https://states-language.net/#succeed-state (digest S34, R10). */
export function compileSucceed(source: StateSource): CompiledState {
  const { json, language } = source;
  const flow =
    language === 'JSONPath' ? jsonPathFlow(json, { passesThrough: true }) : jsonataFlow(json, { hasResult: false });
  return compiledState(source, 'Succeed', {
    runAtOnce(fiber) {
      const effective = flow.effectiveInput(fiber);
      if (effective instanceof Failure) return effective;
      return leaving(flow.leave(fiber, effective, effective), undefined);
    },
  });
}
