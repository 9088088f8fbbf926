import { isJsonObject, type Json } from '../json';
import { isJsonArray } from '../json-equal';

/**
 * A value as JSON, laid out as `printJson` does a template: a list of what is no collection stands on one line. Lines behind
 * the first begin with `indent`, and with a `unit` for each level.
 */
export function printJsonValue(value: Json, indent: string, unit: string): string {
  const isList = isJsonArray(value);
  if (!isList && !isJsonObject(value)) return JSON.stringify(value);
  const inner = indent + unit;
  if (isList && value.every((item) => typeof item !== 'object' || item === null))
    return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
  const parts = isList
    ? value.map((item) => printJsonValue(item, inner, unit))
    : Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${printJsonValue(member, inner, unit)}`);
  const [open, close] = isList ? '[]' : '{}';
  return parts.length === 0 ? '{}' : `${open ?? ''}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close ?? ''}`;
}
