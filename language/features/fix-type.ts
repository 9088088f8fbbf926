import { isJsonObject } from '../json';
import type { Diagnostic } from '../rules/rule';
import type { ParsedDocument } from '../tree/node';
import type { Fix } from './fix';

/** Writes a number or boolean that stands in quotes without them, and a text that stands without quotes with them. */
export function fixType({ text, format }: ParsedDocument, { at, data }: Diagnostic): Fix[] {
  const wanted = isJsonObject(data) && typeof data.wanted === 'string' ? data.wanted.toUpperCase() : '';
  if (!at || at.kind === 'property') return [];
  const change = (written: string): Fix[] => [
    { title: `Change to ${written}`, edits: [{ start: at.start, end: at.end, text: written }], isPreferred: true },
  ];
  if (at.kind === 'string') {
    const value = at.value.trim();
    if (/INTEGER/.test(wanted) && /^-?\d+$/.test(value)) return change(String(Number(value)));
    if (/NUMBER/.test(wanted) && value !== '' && Number.isFinite(Number(value))) return change(String(Number(value)));
    if (/BOOLEAN/.test(wanted) && /^(true|false)$/i.test(value)) return change(value.toLowerCase());
    if (/ARRAY/.test(wanted))
      return change(`[${format === 'json' ? text.slice(at.start, at.end) : JSON.stringify(at.value)}]`);
    return [];
  }
  const isScalar = at.kind === 'number' || at.kind === 'boolean';
  if (isScalar && /STRING/.test(wanted)) return change(JSON.stringify(text.slice(at.start, at.end)));
  if (at.kind === 'object' && /ARRAY/.test(wanted) && format === 'json')
    return change(`[${text.slice(at.start, at.end)}]`).map((fix) => ({ ...fix, title: 'Put it in a list' }));
  return [];
}
