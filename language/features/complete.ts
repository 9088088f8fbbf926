import type { MachineModel } from '../model/model';
import { completeKey } from './complete-key';
import { completeValue } from './complete-value';
import type { Completion } from './completion';
import { inserterAt } from './insertion';
import { locate, type Place } from './locate';

/**
 * What may be written at `offset`, best first: fields that are still allowed, states where a target belongs, values of
 * the field. Works in half-typed texts, inside of quotes and outside.
 */
export function complete(model: MachineModel, offset: number): Completion[] {
  const place = gapBefore(locate(model, offset), model.document.text, offset);
  if (place.kind === 'nothing') return [];
  const inserter = inserterAt(model, place, offset);
  return place.kind === 'key' ? completeKey(model, place, inserter) : completeValue(place, inserter);
}

/** Right before a quoted key the cursor is in the gap before it: a new field goes there, the key stays. */
function gapBefore(place: Place, text: string, offset: number): Place {
  const isBefore = place.kind === 'key' && place.word.start === offset && text.charAt(offset) === '"';
  return isBefore ? { ...place, property: undefined, word: { start: offset, end: offset } } : place;
}
