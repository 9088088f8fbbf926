import type { MachineModel, State } from '../../model/model';
import { finish, type Steps } from '../../steps';
import { property } from '../../tree/node';
import { addRefusal, newConversion, outcomeOf, type Precision } from '../conversion';
import { FieldChanger, type FieldChanges } from '../field-changes';
import type { Converted } from '../outcome';
import { stateChanges } from './state';

/** Converts one JSONata state of a JSONPath machine (digest D10). */
export function stateToJsonPath(model: MachineModel, state: State, precision: Precision): Converted {
  return finish(stateToJsonPathInSteps(model, state, precision));
}

/** The same in steps. */
export function* stateToJsonPathInSteps(model: MachineModel, state: State, precision: Precision): Steps<Converted> {
  const conversion = newConversion(precision);
  const changes = yield* stateChanges(conversion, state);
  if (model.queryLanguage === 'JSONata') {
    addRefusal(
      conversion,
      { node: state.property.key },
      'In a JSONata machine no state can be JSONPath; convert the machine.',
    );
  }
  return yield* outcomeOf(model, conversion, changes);
}

/** Converts all JSONata states and the machine itself; refused as a whole where one state cannot be converted. */
export function machineToJsonPath(model: MachineModel, precision: Precision): Converted {
  return finish(machineToJsonPathInSteps(model, precision));
}

/** The same in steps. */
export function* machineToJsonPathInSteps(model: MachineModel, precision: Precision): Steps<Converted> {
  const conversion = newConversion(precision);
  const changes: FieldChanges[] = [];
  for (const state of model.states) {
    yield;
    if (state.queryLanguage !== 'JSONata') continue;
    for (const change of yield* stateChanges(conversion, state)) changes.push(change);
  }
  if (model.node && property(model.node, 'QueryLanguage')) {
    const machine = new FieldChanger(model.node);
    machine.replace(['QueryLanguage']);
    changes.push(...machine.changes());
  }
  return yield* outcomeOf(model, conversion, changes);
}
