import type { JsonObject } from '../../../language/json';
import type { QueryLanguage, StateType } from '../../../language/fields/field';
import type { Left } from '../data-flow';
import type { Evaluated } from '../evaluate/evaluated';
import { Failure } from '../failure';
import { settled } from '../fiber';
import { textOf } from '../read';
import type { CompiledScope, CompiledState, Fiber, Leaving, Steps } from '../runtime';

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

/** Event types and name of a state around its work. */
export function compiledState(source: StateSource, type: StateType, run: CompiledState['run']): CompiledState {
  return {
    name: source.name,
    type,
    enteredType: `${type}StateEntered`,
    exitedType: type === 'Fail' ? undefined : `${type}StateExited`,
    run,
  };
}

/** Waits for what leaves the state and adds where it goes. */
export function* leaving(fiber: Fiber, left: Evaluated<Left>, next: string | undefined): Steps<Leaving | Failure> {
  const settledLeft = yield* settled(fiber, left);
  if (settledLeft instanceof Failure) return settledLeft;
  return { output: settledLeft.output, assigned: settledLeft.assigned, next };
}
