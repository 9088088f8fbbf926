import type { MachineModel } from '../model/model';

/** A name that no state has: the given one, cut to 80 characters, with a number where it is taken. */
export function freeName({ states }: MachineModel, wanted: string): string {
  const taken = new Set(states.map(({ name }) => name));
  const base = [...wanted].slice(0, 76).join('');
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base} ${String(count)}`;
    if (!taken.has(name)) return name;
  }
}
