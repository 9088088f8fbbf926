import type { Json } from '../../language/json';
import type { RunEvent } from './run-event';

/** JSON text without spaces. Values that are nested too deep for it are said to be so. */
export function compactText(value: Json): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify('(nested too deep to be shown)');
  }
}

/** Indented JSON text, as an editor shows it. */
export function jsonText(value: Json | RunEvent): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch {
    return '(nested too deep to be shown)';
  }
}
