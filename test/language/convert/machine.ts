import { expect } from 'vitest';
import type { Converted } from '../../../language/convert/outcome';
import { applyEdits } from '../../../language/features/edit';
import type { Json, JsonObject } from '../../../language/json';
import { isJsonObject } from '../../../language/json';
import { buildModel } from '../../../language/model/build-model';
import type { MachineModel, State } from '../../../language/model/model';
import { toJson } from '../../../language/tree/node';
import { parseDocument } from '../../../language/tree/parse-document';

/** A machine of one state called `S`. */
export function machineOf(state: JsonObject): JsonObject {
  return { StartAt: 'S', States: { S: state } };
}

export function modelOf(text: string): MachineModel {
  return buildModel(parseDocument(text));
}

/** The text after a conversion of the first state. */
export function textAfter(text: string, convert: (model: MachineModel, state: State) => Converted): string {
  const model = modelOf(text);
  const [state] = model.states;
  if (!state) throw new Error('There is no state.');
  const result = convert(model, state);
  if (result.kind === 'refused') throw new Error(result.reasons.map(({ message }) => message).join('\n'));
  const after = applyEdits(text, result.edits);
  expect(parseDocument(after).faults).toEqual([]);
  return after;
}

/** The state `S` after a conversion, without what is not converted. */
export function stateAfter(state: JsonObject, convert: (model: MachineModel, state: State) => Converted): JsonObject {
  const text = textAfter(JSON.stringify(machineOf(state), null, 2), convert);
  const root = toJson(parseDocument(text).root);
  const states = isJsonObject(root) ? root['States'] : null;
  const after: Json = isJsonObject(states) ? (states['S'] ?? null) : null;
  return isJsonObject(after) ? after : {};
}
