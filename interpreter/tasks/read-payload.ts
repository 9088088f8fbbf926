import type { Json } from '../../language/json';

/** What a function has answered over the network; nothing at all is null. Undefined where it is no JSON. */
export function readPayload(text: string): Json | undefined {
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
