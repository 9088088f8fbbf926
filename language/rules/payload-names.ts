import { plainKey } from '../expressions/payload-template';
import type { Node, ObjectNode } from '../tree/node';
import { isOpen } from './open-values';

/** The names of a payload's members as the service gets them: without the `.$` of a template. */
export function payloadNames(payload: ObjectNode): string[] {
  return payload.properties.map(({ key }) => plainKey(key.value));
}

/** Whether a payload has a member of this name, or may get one: from an expression or from a deployment tool. */
export function mayName(payload: Node, name: string): boolean {
  return payload.kind !== 'object' || isOpen(payload) || payloadNames(payload).includes(name);
}
