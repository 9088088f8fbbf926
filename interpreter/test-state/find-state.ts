import { isJsonObject, type Json, type JsonObject } from '../../language/json';
import { LONGEST_NAME, tooLong } from '../api/create-request';
import type { ApiError } from '../api/definition-answers';
import { refusalOfDefinition } from '../api/definition-answers';
import type { StateUnderTest, TestStateRequest } from './request';

/** The name that a state has while it is tested (digest A48). */
export const STATE_NAME = 'StateName';

/** Finds the state that a request means, or tells why it cannot be tested (digest A40, A49). */
export function findState(request: TestStateRequest): StateUnderTest | ApiError {
  const { stateName } = request;
  if (stateName === '') {
    // The client of the service refuses it before it is sent.
    const message =
      'Parameter validation failed:\nInvalid length for parameter stateName, value: 0, valid min length: 1';
    return { errorType: 'ParamValidationError', message };
  }
  if (stateName !== undefined && stateName.length > LONGEST_NAME) return tooLong('stateName', stateName, LONGEST_NAME);
  const definition = parsedObject(request.definition);
  if (stateName === undefined) return singleState(definition, request.definition);
  const refusal = refusalOfDefinition(request.definition, 'STANDARD');
  if (refusal) return refusal;
  const state = definition && findIn(definition, stateName);
  if (!definition || !state) return { errorType: 'ValidationException', message: 'State not found in definition' };
  return underTest(state, definition);
}

/** A state alone is checked as the only one of a machine; that its targets are missing is no fault. */
function singleState(state: JsonObject | undefined, text: string): StateUnderTest | ApiError {
  if (!state) return refusalOfDefinition(text, 'STANDARD') ?? notAState();
  const targets = targetsOf(state).filter((name) => name !== STATE_NAME);
  const machine = {
    StartAt: STATE_NAME,
    States: { [STATE_NAME]: state, ...Object.fromEntries(targets.map((name) => [name, { Type: 'Succeed' }])) },
  };
  return refusalOfDefinition(JSON.stringify(machine), 'STANDARD') ?? underTest(state, machine);
}

function notAState(): ApiError {
  return { errorType: 'InvalidDefinition', message: "Invalid State Machine Definition: 'The definition is no state'" };
}

/** Names of all states that a state may go to. */
export function targetsOf(state: JsonObject): readonly string[] {
  const holders = [state, ...objectsIn(state['Choices']), ...objectsIn(state['Catch'])];
  const names = holders.flatMap((holder) => [holder['Next'], holder['Default']]);
  return [...new Set(names.filter((name): name is string => typeof name === 'string'))];
}

function findIn(scope: JsonObject, name: string): JsonObject | undefined {
  const states = isJsonObject(scope['States']) ? scope['States'] : {};
  const own = states[name];
  if (isJsonObject(own)) return own;
  for (const state of Object.values(states)) {
    if (!isJsonObject(state)) continue;
    for (const inner of [...objectsIn(state['Branches']), state['ItemProcessor'], state['Iterator']]) {
      const found = isJsonObject(inner) && findIn(inner, name);
      if (found) return found;
    }
  }
  return undefined;
}

function underTest(state: JsonObject, machine: JsonObject): StateUnderTest {
  const language = state['QueryLanguage'] ?? machine['QueryLanguage'] ?? 'JSONPath';
  return { state, machine, type: String(state['Type']), language: language === 'JSONPath' ? 'JSONPath' : 'JSONata' };
}

function objectsIn(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter(isJsonObject) : [];
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
