import { oncePerPart } from '../model/derived';
import type { MachineModel } from '../model/model';

const takenNames = oncePerPart(({ states }: MachineModel) => new Set(states.map(({ name }) => name)));

/** A name that no state has: the given one, cut to 80 characters, with a number where it is taken. */
export function freeName(model: MachineModel, wanted: string): string {
  const taken = takenNames(model);
  const base = [...wanted].slice(0, 76).join('');
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base} ${String(count)}`;
    if (!taken.has(name)) return name;
  }
}
