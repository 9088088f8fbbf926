import type { MachineModel, State } from '../../model/model';
import { finish, type Steps } from '../../steps';
import { property } from '../../tree/node';
import { newConversion, outcomeOf, type Precision } from '../conversion';
import { FieldChanger, type FieldChanges } from '../field-changes';
import type { Converted } from '../outcome';
import { remark, type Remark } from '../remarks';
import { newlyCaught } from './caught-errors';
import { stateChanges } from './state';
import { assignedNames, namesOwnedBy } from './variable-names';

/** Converts one JSONPath state of a machine whose other states stay as they are. */
export function stateToJsonata(model: MachineModel, state: State, precision: Precision): Converted {
  return finish(stateToJsonataInSteps(model, state, precision));
}

/** The same in steps. */
export function* stateToJsonataInSteps(model: MachineModel, state: State, precision: Precision): Steps<Converted> {
  const conversion = newConversion(precision);
  const changes = yield* stateChanges(conversion, state, 'state');
  conversion.notes.push(...newlyCaught(state, false));
  return yield* outcomeOf(model, conversion, changes, yield* nameClashes(model, changes));
}

/** Converts all states and the machine itself; refused as a whole where one state cannot be converted (digest D10). */
export function machineToJsonata(model: MachineModel, precision: Precision): Converted {
  return finish(machineToJsonataInSteps(model, precision));
}

/** The same in steps. */
export function* machineToJsonataInSteps(model: MachineModel, precision: Precision): Steps<Converted> {
  const conversion = newConversion(precision);
  const changes: FieldChanges[] = [];
  for (const state of model.states) {
    yield;
    if (state.queryLanguage !== 'JSONPath') continue;
    for (const change of yield* stateChanges(conversion, state, 'machine')) changes.push(change);
    conversion.notes.push(...newlyCaught(state, true));
  }
  if (model.node) {
    const machine = new FieldChanger(model.node);
    const language = { name: 'QueryLanguage', value: 'JSONata' };
    if (property(model.node, 'QueryLanguage')) machine.replace(['QueryLanguage'], language);
    else machine.addBefore('StartAt', language);
    changes.push(...machine.changes());
  }
  return yield* outcomeOf(model, conversion, changes, yield* nameClashes(model, changes));
}

/** In JSONata a variable of the workflow hides the function of the same name. */
function* nameClashes(model: MachineModel, changes: readonly FieldChanges[]): Steps<Remark[]> {
  const variables = yield* assignedNames(model);
  if (variables.size === 0) return [];
  const clashes: Remark[] = [];
  for (const { object, replaced, added } of changes) {
    yield;
    const fields = [...[...replaced.values()].flat(), ...added];
    const clash = fields.flatMap(({ value }) => namesOwnedBy(value)).find((name) => variables.has(name));
    if (clash === undefined) continue;
    const message = `The expression needs the name $${clash}, which is a variable of this machine; rename it.`;
    clashes.push(remark({ node: object }, message));
  }
  return clashes;
}
