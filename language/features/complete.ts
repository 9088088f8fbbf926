import type { MachineModel } from '../model/model';
import { completeJsonata } from './complete-jsonata';
import { completeKey } from './complete-key';
import { completePath } from './complete-path';
import { completePayloadKey } from './complete-payload-key';
import { completeResource } from './complete-resource';
import { completeValue } from './complete-value';
import type { Completion } from './completion';
import { expressionSite, indexAt, rangeAt } from './expression-site';
import { inserterAt } from './insertion';
import { locate, type Place, type ValuePlace } from './locate';
import type { FeatureOptions } from './options';

/**
 * What may be written at `offset`, best first: fields that are still allowed, states where a target belongs, values of
 * the field, and inside of an expression what its language has. Works in half-typed texts, inside of quotes and outside.
 * Of very many states those that fit best with what is typed (best-matches.ts).
 */
export function complete(model: MachineModel, offset: number, options: FeatureOptions = {}): Completion[] {
  const place = gapBefore(locate(model, offset), model.document.text, offset);
  if (place.kind === 'nothing') return [];
  const inserter = inserterAt(model, place, offset);
  if (place.kind === 'key')
    return place.part || place.meaning.shape?.kind === 'states'
      ? completeKey(model, place, inserter, options)
      : completePayloadKey(place, inserter, options);
  if (place.meaning.shape?.kind === 'resource') return completeResource(place, inserter, options);
  return inExpression(model, place, offset, options) ?? completeValue(place, offset, inserter, options);
}

/** Right before a quoted key the cursor is in the gap before it: a new field goes there, the key stays. */
function gapBefore(place: Place, text: string, offset: number): Place {
  const isBefore = place.kind === 'key' && place.word.start === offset && text.charAt(offset) === '"';
  return isBefore ? { ...place, property: undefined, word: { start: offset, end: offset } } : place;
}

/** Proposals for an expression that the offset is in. Around an expression, in its quotes, there is nothing to propose. */
function inExpression(
  model: MachineModel,
  place: ValuePlace,
  offset: number,
  options: FeatureOptions,
): Completion[] | undefined {
  const site = expressionSite(place);
  if (!site) return undefined;
  const range = rangeAt(site, 0, site.text.length);
  if (offset < range.start || offset > range.end) return [];
  const index = indexAt(site, offset);
  return site.kind === 'jsonata'
    ? completeJsonata(model, site, index, options)
    : completePath(model, site, index, options);
}
