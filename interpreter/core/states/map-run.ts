import type { JsonObject } from '../../../language/json';
import { Failure } from '../failure';
import type { CompiledState } from '../runtime';
import { compiledState, type StateSource } from './common';

export function compileMapRun(source: StateSource, _processor: JsonObject): CompiledState {
  return compiledState(source, 'Map', function* () {
    return new Failure('States.Runtime', 'not yet', 'fatal');
  });
}
