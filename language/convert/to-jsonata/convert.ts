import type { MachineModel, State } from '../../model/model';
import { property } from '../../tree/node';
import { finish, newConversion, type Precision } from '../conversion';
import { FieldChanger, type FieldChanges } from '../field-changes';
import type { Converted } from '../outcome';
import { remark, type Remark } from '../remarks';
import { newlyCaught } from './caught-errors';
import { stateChanges } from './state';
import { assignedNames, namesOwnedBy } from './variable-names';

/** Converts one JSONPath state of a machine whose other states stay as they are. */
export function stateToJsonata(model: MachineModel, state: State, precision: Precision): Converted {
  const conversion = newConversion(precision);
  const changes = stateChanges(conversion, state, 'state');
  conversion.notes.push(...newlyCaught(state, false));
  return finish(model, conversion, changes, nameClashes(model, changes));
}

/** Converts all states and the machine itself; refused as a whole where one state cannot be converted (digest D10). */
export function machineToJsonata(model: MachineModel, precision: Precision): Converted {
  const conversion = newConversion(precision);
  const changes: FieldChanges[] = [];
  for (const state of model.states) {
    if (state.queryLanguage !== 'JSONPath') continue;
    changes.push(...stateChanges(conversion, state, 'machine'));
    conversion.notes.push(...newlyCaught(state, true));
  }
  if (model.node) {
    const machine = new FieldChanger(model.node);
    const language = { name: 'QueryLanguage', value: 'JSONata' };
    if (property(model.node, 'QueryLanguage')) machine.replace(['QueryLanguage'], language);
    else machine.addBefore('StartAt', language);
    changes.push(...machine.changes());
  }
  return finish(model, conversion, changes, nameClashes(model, changes));
}

/** In JSONata a variable of the workflow hides the function of the same name. */
function nameClashes(model: MachineModel, changes: readonly FieldChanges[]): Remark[] {
  const variables = assignedNames(model);
  if (variables.size === 0) return [];
  return changes.flatMap(({ object, replaced, added }) => {
    const fields = [...[...replaced.values()].flat(), ...added];
    const clash = fields.flatMap(({ value }) => namesOwnedBy(value)).find((name) => variables.has(name));
    if (clash === undefined) return [];
    return [
      remark(
        { node: object },
        `The expression needs the name $${clash}, which is a variable of this machine; rename it.`,
      ),
    ];
  });
}
