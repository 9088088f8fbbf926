import type { Json } from '../../json';
import { isJsonObject } from '../../json';
import { isJsonArray } from '../../json-equal';

const WORDS = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** A text as a JSONata string. Single quotes read better inside of JSON; JSONata has no escape for them (digest F33). */
export function stringText(text: string): string {
  const inDouble = JSON.stringify(text);
  return text.includes("'") ? inDouble : `'${inDouble.slice(1, -1).replace(/\\"/g, '"')}'`;
}

/** A step to a member: `.name`, in backticks where JSONata would not take it for a name. */
export function nameStep(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !WORDS.has(name)) return `.${name}`;
  return name.includes('`') ? `.${stringText(name)}` : `.\`${name}\``;
}

/** A JSON value as JSONata that gives it. */
export function literalText(value: Json): string {
  if (typeof value === 'string') return stringText(value);
  if (isJsonArray(value)) return `[${value.map(literalText).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${stringText(key)}: ${literalText(member)}`);
  return `{${members.join(', ')}}`;
}

/** A text as part of a regular expression between slashes that matches it. */
export function regexText(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r');
}
