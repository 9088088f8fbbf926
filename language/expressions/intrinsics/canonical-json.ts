import { isJsonObject, type Json } from '../../json';
import { isJsonArray } from '../../json-equal';

/** A text that two values share exactly when they are deeply equal: JSON with the members sorted by name. */
export function canonicalJson(value: Json): string {
  if (isJsonArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}
