import { isOpen } from '../expressions/open-value';
import { hasPlaceholder } from '../expressions/placeholder';
import { child, type Node } from '../tree/node';
import type { Scope } from './model';

/** Whether a deployment tool fills in where a state leads, or all of it (digest V57): its transitions are not all known. */
export function isOpenState(value: Node): boolean {
  if (value.kind !== 'object' || isOpen(value)) return isOpen(value);
  for (const { key, value: field } of value.properties) {
    switch (key.value) {
      case 'Type':
      case 'Next':
      case 'Default':
      case 'End':
        if (field && isOpen(field)) return true;
        break;
      case 'Choices':
      case 'Catch':
        if (field && (isOpen(field) || (field.kind === 'array' && field.items.some(isOpenElement)))) return true;
        break;
      default:
        if (hasPlaceholder(key.value)) return true;
    }
  }
  return false;
}

/** A choice rule or a catcher. */
function isOpenElement(element: Node): boolean {
  if (isOpen(element)) return true;
  const next = child(element, 'Next');
  return next !== undefined && isOpen(next);
}

/** Whether a deployment tool fills in where a scope starts or where a state of it leads. */
export function hasOpenFlow({ node, states }: Scope): boolean {
  const startAt = child(node, 'StartAt');
  return (startAt !== undefined && isOpen(startAt)) || states.some(({ open }) => open);
}

/** Whether a deployment tool fills in states of a scope, or their names: any name may be that of a state. */
export function hasOpenStates({ statesProperty, states }: Scope): boolean {
  const value = statesProperty?.value;
  return (value !== undefined && isOpen(value)) || states.some(({ name }) => hasPlaceholder(name));
}
