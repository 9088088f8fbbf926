import type { MachineModel, State } from '../../model/model';
import { property } from '../../tree/node';
import { addRefusal, finish, newConversion, type Precision } from '../conversion';
import { FieldChanger, type FieldChanges } from '../field-changes';
import type { Converted } from '../outcome';
import { stateChanges } from './state';

/** Converts one JSONata state of a JSONPath machine (digest D10). */
export function stateToJsonPath(model: MachineModel, state: State, precision: Precision): Converted {
  const conversion = newConversion(precision);
  const changes = stateChanges(conversion, state);
  if (model.queryLanguage === 'JSONata') {
    addRefusal(
      conversion,
      { node: state.property.key },
      'In a JSONata machine no state can be JSONPath; convert the machine.',
    );
  }
  return finish(model, conversion, changes);
}

/** Converts all JSONata states and the machine itself; refused as a whole where one state cannot be converted. */
export function machineToJsonPath(model: MachineModel, precision: Precision): Converted {
  const conversion = newConversion(precision);
  const changes: FieldChanges[] = [];
  for (const state of model.states) {
    if (state.queryLanguage === 'JSONata') changes.push(...stateChanges(conversion, state));
  }
  if (model.node && property(model.node, 'QueryLanguage')) {
    const machine = new FieldChanger(model.node);
    machine.replace(['QueryLanguage']);
    changes.push(...machine.changes());
  }
  return finish(model, conversion, changes);
}
