import type { Json } from '../../language/json';
import { jsonText } from './data-text';

/** A JSON text as it is shown; `isCut` where it was too long. */
export interface ShownText {
  readonly text: string;
  readonly isCut: boolean;
}

/** What one place shows at most of a value. */
export const longestShown = 100_000;

/** The value as indented JSON text, cut where it is too long to be shown. */
export function shown(value: Json): ShownText {
  const text = jsonText(value);
  return text.length <= longestShown ? { text, isCut: false } : { text: text.slice(0, longestShown), isCut: true };
}
