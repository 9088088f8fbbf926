import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import type { QueryLanguage } from '../../language/fields/field';
import type { MachineModel } from '../../language/model/model';
import { toJson } from '../../language/tree/node';
import { Failure } from './failure';
import { numberOf, objectOf, textOf } from './read';
import type { CompiledMachine, CompiledScope, CompiledState } from './runtime';
import { compileChoice } from './states/choice';
import { compiledState, type StateSource } from './states/common';
import { compileFail } from './states/fail';
import { compileMap } from './states/map';
import { compileParallel } from './states/parallel';
import { compilePass } from './states/pass';
import { compileSucceed } from './states/succeed';
import { compileTask } from './states/task';
import { compileWait } from './states/wait';

const compiled = new WeakMap<MachineModel, CompiledMachine>();

/**
 * Makes a definition ready to run, once for each model: fields read, paths, templates and expressions parsed. It never fails;
 * what the rules would have refused fails when a run comes to it.
 */
export function compileMachine(model: MachineModel): CompiledMachine {
  const known = compiled.get(model);
  if (known) return known;
  const machine = compileDefinition(toJson(model.node));
  compiled.set(model, machine);
  return machine;
}

/** The same from plain JSON. */
export function compileDefinition(definition: Json): CompiledMachine {
  const json = isJsonObject(definition) ? definition : {};
  const language: QueryLanguage = languageOf(json, 'JSONPath');
  const compileScope = (scope: JsonObject): CompiledScope => {
    const states = new Map<string, CompiledState>();
    for (const [name, state] of Object.entries(objectOf(scope, 'States') ?? {})) {
      if (!isJsonObject(state)) continue;
      states.set(name, compileState({ name, json: state, language: languageOf(state, language), compileScope }));
    }
    return { startAt: textOf(scope, 'StartAt') ?? '', states };
  };
  return { scope: compileScope(json), timeoutSeconds: numberOf(json, 'TimeoutSeconds') };
}

/** Digest D8, D9, D12. */
function languageOf(json: JsonObject, inherited: QueryLanguage): QueryLanguage {
  const own = json['QueryLanguage'];
  if (own === undefined) return inherited;
  return own === 'JSONPath' ? 'JSONPath' : 'JSONata';
}

function compileState(source: StateSource): CompiledState {
  switch (source.json['Type']) {
    case 'Task':
      return compileTask(source);
    case 'Pass':
      return compilePass(source);
    case 'Choice':
      return compileChoice(source);
    case 'Wait':
      return compileWait(source);
    case 'Succeed':
      return compileSucceed(source);
    case 'Fail':
      return compileFail(source);
    case 'Parallel':
      return compileParallel(source);
    case 'Map':
      return compileMap(source);
    default:
      return compiledState(source, 'Fail', {
        runAtOnce: () => new Failure('States.Runtime', `The state "${source.name}" has no known Type.`, 'fatal'),
      });
  }
}
