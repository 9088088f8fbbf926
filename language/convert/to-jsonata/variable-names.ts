import { isTemplateKey, plainKey } from '../../expressions/payload-template';
import type { Json } from '../../json';
import { isJsonObject } from '../../json';
import { isJsonArray } from '../../json-equal';
import type { MachineModel } from '../../model/model';
import type { Steps } from '../../steps';
import { child, type Node } from '../../tree/node';

/** The names of all variables that states, choice rules and catchers of the machine assign; in steps. */
export function* assignedNames({ states }: MachineModel): Steps<ReadonlySet<string>> {
  const names = new Set<string>();
  const addFrom = (holder: Node | undefined): void => {
    const assign = child(holder, 'Assign');
    if (assign?.kind !== 'object') return;
    for (const { key } of assign.properties) names.add(isTemplateKey(key.value) ? plainKey(key.value) : key.value);
  };
  for (const { node } of states) {
    yield;
    addFrom(node);
    for (const field of ['Choices', 'Catch']) {
      const list = child(node, field);
      if (list?.kind === 'array') list.items.forEach(addFrom);
    }
  }
  return names;
}

/** The functions that the expressions of a payload call, and the names that they bind themselves. */
export function namesOwnedBy(payload: Json): readonly string[] {
  if (typeof payload === 'string') {
    if (!payload.startsWith('{%')) return [];
    const called = [...payload.matchAll(/\$([A-Za-z]\w*)(?=\(| :=)/g)].map(([, name = '']) => name);
    const bound = [...payload.matchAll(/function\(([^)]*)\)/g)].flatMap(([, list = '']) =>
      list.split(', ').map((name) => name.slice(1)),
    );
    return [...called, ...bound];
  }
  if (isJsonArray(payload)) return payload.flatMap(namesOwnedBy);
  return isJsonObject(payload) ? Object.values(payload).flatMap(namesOwnedBy) : [];
}
