import { plainKey } from '../expressions/payload-template';
import type { ObjectNode } from '../tree/node';

/** The names of a payload's members as the service gets them: without the `.$` of a template. */
export function payloadNames(payload: ObjectNode): string[] {
  return payload.properties.map(({ key }) => plainKey(key.value));
}
