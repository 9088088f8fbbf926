import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';

/** As deep as the service's JSON reader goes; deeper texts would exhaust the stack of whatever walks the value. */
const MAX_NESTING = 1000;

/** The value of a JSON text, or undefined where it is not valid or nested too deep. `-0` becomes 0 (digest F7, F41). */
export function parseJsonText(text: string): { readonly value: Json } | undefined {
  if (nesting(text) > MAX_NESTING) return undefined;
  try {
    const value: unknown = text.includes('-0') ? JSON.parse(text, withoutMinusZero) : JSON.parse(text);
    return { value: value as Json };
  } catch {
    return undefined;
  }
}

/** Whether objects and arrays are nested in the value deeper than a JSON reader goes: recursion over it is not safe. */
export function isTooDeep(value: Json): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_NESTING) return true;
    const next: Json[] = [];
    for (const item of level) {
      const children = isJsonArray(item) ? item : isJsonObject(item) ? Object.values(item) : [];
      for (const child of children) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
  }
  return false;
}

function withoutMinusZero(_key: string, value: unknown): unknown {
  return value === 0 ? 0 : value;
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i++;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if (code === 93 || code === 125) depth--;
  }
  return deepest;
}
