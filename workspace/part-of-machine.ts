import type { CompiledMachine } from '../interpreter/core/runtime';
import { compileDefinition } from '../interpreter/core/compile-machine';
import { isJsonObject, type Json, type JsonObject } from '../language/json';
import type { MachineModel } from '../language/model/model';
import { nearestName } from '../language/text/nearest-name';
import { toJson } from '../language/tree/node';

/** A part of a machine that is run alone. */
export interface MachinePart {
  readonly state: string;
  /** From this state to the end of the branch or iteration that it is in, or this state alone. */
  readonly extent: 'from' | 'only';
}

/** Why there is no such part to run; undefined where there is. */
export function missingPart({ states }: MachineModel, { state }: MachinePart): string | undefined {
  const names = states.map(({ name }) => name);
  if (names.includes(state)) return undefined;
  const meant = nearestName(state, names);
  return `There is no state "${state}"${meant === undefined ? '.' : `: did you mean "${meant}"?`}`;
}

/**
 * The machine that runs a part: it starts at the state. Where only that runs, the states that it may go to are there, so
 * that one sees where it went, but end the run. Undefined where there is no such state.
 */
export function partOfMachine(model: MachineModel, part: MachinePart): CompiledMachine | undefined {
  const definition = definitionOfPart(model, part);
  return definition && compileDefinition(definition);
}

/** The definition of that machine. */
export function definitionOfPart(model: MachineModel, { state: name, extent }: MachinePart): JsonObject | undefined {
  const state = model.states.find((one) => one.name === name);
  if (!state) return undefined;
  const { node, byName, states } = state.scope;
  const targets = new Set(state.transitions.map(({ target }) => target.value));
  const kept: [string, Json][] =
    extent === 'from'
      ? states.map((one) => [one.name, toJson(one.node)])
      : [
          [name, endless(toJson(state.node), name)],
          ...[...targets].filter((target) => target !== name && byName.has(target)).map(end),
        ];
  const scope = toJson(node);
  return {
    ...(isJsonObject(scope) && scope['TimeoutSeconds'] !== undefined
      ? { TimeoutSeconds: scope['TimeoutSeconds'] }
      : {}),
    QueryLanguage: model.queryLanguage,
    StartAt: name,
    States: Object.fromEntries(kept),
  };
}

function end(name: string): [string, JsonObject] {
  return [name, { Type: 'Succeed' }];
}

/** A state that goes to itself ends instead. */
function endless(state: Json, name: string): Json {
  if (!isJsonObject(state) || state['Next'] !== name) return state;
  const { Next: _next, ...rest } = state;
  return { ...rest, End: true };
}
