import type { Json } from '../../json';
import { isJsonObject } from '../../json';
import { isJsonArray } from '../../json-equal';

/** A value of a JSONata state in terms of what JSONPath can say. */
export type Term =
  | { readonly kind: 'literal'; readonly value: Json }
  /** A reference path, `[*]` at its end at most (digest P10). */
  | { readonly kind: 'path'; readonly text: string }
  /** An intrinsic function call. */
  | { readonly kind: 'call'; readonly text: string }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Term> }
  | { readonly kind: 'list'; readonly items: readonly Term[] };

/** The term as the argument of an intrinsic function, or undefined where no argument can say it (digest F2). */
export function argumentText(term: Term): string | undefined {
  switch (term.kind) {
    case 'path':
    case 'call':
      return term.text;
    case 'literal':
      return literalArgument(term.value);
    case 'list': {
      const items = term.items.map(argumentText);
      return items.includes(undefined) ? undefined : `States.Array(${items.join(', ')})`;
    }
    case 'object':
      return undefined;
  }
}

function literalArgument(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'object' && value !== null) return `States.StringToJson(${quoted(JSON.stringify(value))})`;
  return JSON.stringify(value);
}

/** A text as an intrinsic function takes it (digest F4). */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** The piece of a template of `States.Format` that prints as the text. */
export function formatPiece(text: string): string {
  return text.replace(/[\\'{}]/g, '\\$&');
}

/** The term as a payload template (digest R11), or why there is none. */
export function templateOf(term: Term): { readonly json: Json } | { readonly problem: string } {
  switch (term.kind) {
    case 'literal':
      return hasTemplateKey(term.value) ? { problem: KEYS } : { json: term.value };
    case 'object':
      return objectTemplate(term.members);
    case 'list':
      return listTemplate(term.items);
    case 'path':
    case 'call':
      return { problem: 'A payload template of JSONPath is an object whose members are paths; it cannot be one path.' };
  }
}

const KEYS = 'A key that ends in ".$" has a meaning of its own in JSONPath.';

function hasTemplateKey(value: Json): boolean {
  if (isJsonArray(value)) return value.some(hasTemplateKey);
  if (!isJsonObject(value)) return false;
  return Object.entries(value).some(([key, member]) => key.endsWith('.$') || hasTemplateKey(member));
}

function objectTemplate(members: ReadonlyMap<string, Term>): ReturnType<typeof templateOf> {
  const entries: [string, Json][] = [];
  for (const [key, member] of members) {
    if (key.endsWith('.$')) return { problem: KEYS };
    const isPlainList = member.kind === 'list' && 'json' in listTemplate(member.items);
    const argument = isPlainList || member.kind === 'literal' ? undefined : argumentText(member);
    if (argument !== undefined) {
      entries.push([`${key}.$`, argument]);
      continue;
    }
    const inner = templateOf(member);
    if ('problem' in inner) return inner;
    entries.push([key, inner.json]);
  }
  return { json: Object.fromEntries(entries) };
}

/** Elements of a template's arrays are not evaluated, but what is inside of objects among them is (R11). */
function listTemplate(items: readonly Term[]): ReturnType<typeof templateOf> {
  const written = items.map(templateOf);
  const failed = written.find((item) => 'problem' in item);
  if (failed && 'problem' in failed) {
    return { problem: 'JSONPath evaluates no paths that are elements of an array beside objects.' };
  }
  return { json: written.flatMap((item) => ('json' in item ? [item.json] : [])) };
}
