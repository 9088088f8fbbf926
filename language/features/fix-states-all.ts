import type { MachineModel } from '../model/model';
import type { Diagnostic } from '../rules/rule';
import type { ArrayNode, Node } from '../tree/node';
import type { Edit } from './edit';
import type { Fix } from './fix';
import { removeItem } from './tree-edits';

/** `States.ALL` stands alone and in the last element (digest S58). */
export function fixStatesAll({ document }: MachineModel, { at }: Diagnostic): Fix[] {
  const names = at?.kind === 'string' && at.parent?.kind === 'array' ? at.parent : undefined;
  if (!names || at?.kind !== 'string') return [];
  if (names.items.length > 1) {
    const others = names.items.filter((item) => item !== at);
    const alone: Edit = { start: names.start, end: names.end, text: '["States.ALL"]' };
    const kept = others.map((item) => document.text.slice(item.start, item.end)).join(', ');
    return [
      { title: `Remove "States.ALL", keep ${kept}`, edits: [removeItem(document, names, at)] },
      { title: 'Keep only "States.ALL"', edits: [alone] },
    ];
  }
  const element = names.parent?.kind === 'property' ? names.parent.parent : undefined;
  const list = element?.parent?.kind === 'array' ? element.parent : undefined;
  return element && list
    ? [{ title: 'Move it to the end', edits: moveToEnd(document.text, list, element), isPreferred: true }]
    : [];
}

/** The elements change places; what stands between them stays. */
function moveToEnd(text: string, list: ArrayNode, element: Node): Edit[] {
  const from = list.items.indexOf(element);
  const order = [...list.items.slice(from + 1), element];
  return list.items.slice(from).map((slot, index) => {
    const source = order[index] ?? slot;
    return { start: slot.start, end: slot.end, text: text.slice(source.start, source.end) };
  });
}
