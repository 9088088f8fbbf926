import type { JsonObject } from '../../../language/json';
import type { QueryLanguage, StateType } from '../../../language/fields/field';
import type { Left } from '../data-flow';
import { Failure } from '../failure';
import { textOf } from '../read';
import type { CompiledScope, CompiledState, Leaving } from '../runtime';

/** What the compiler of a state is given. */
export interface StateSource {
  readonly name: string;
  readonly json: JsonObject;
  readonly language: QueryLanguage;
  /** Makes the scope of a branch or an item processor. */
  readonly compileScope: (json: JsonObject) => CompiledScope;
}

/** The name of the next state; undefined where the state ends its scope (digest S4). */
export function nextOf(json: JsonObject): string | undefined {
  return json['End'] === true ? undefined : textOf(json, 'Next');
}

/** Event types and name of a state around its work; `run` takes its time, `runAtOnce` needs none. */
export function compiledState(
  source: StateSource,
  type: StateType,
  work: Pick<CompiledState, 'run'> | Pick<CompiledState, 'runAtOnce'>,
): CompiledState {
  return {
    name: source.name,
    type,
    enteredType: `${type}StateEntered`,
    exitedType: type === 'Fail' ? undefined : `${type}StateExited`,
    ...work,
  };
}

/** What leaves the state, and where it goes. */
export function leaving(left: Left | Failure, next: string | undefined): Leaving | Failure {
  return left instanceof Failure ? left : { output: left.output, assigned: left.assigned, next };
}
