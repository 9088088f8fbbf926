import type { Steps } from '../../language/steps';

/** So many of the things that an answer lists are one step. */
export const ITEMS_IN_STEP = 500;

/** What an answer lists, in the words of the protocol, in steps. */
export function* convertAll<From, To>(items: readonly From[], convert: (item: From) => To): Steps<To[]> {
  const converted: To[] = [];
  for (const item of items) {
    converted.push(convert(item));
    if (converted.length % ITEMS_IN_STEP === 0) yield;
  }
  return converted;
}
