import type { Json } from '../../language/json';
import { parseTimestamp } from './time';

/** Whether a value matches an operand. Values of another type never match, and it is no error (digest S21). */
export type Comparison = (value: Json, operand: Json) => boolean;

type Ordered = 'Equals' | 'LessThan' | 'GreaterThan' | 'LessThanEquals' | 'GreaterThanEquals';

const ORDERS: Readonly<Record<Ordered, (order: number) => boolean>> = {
  Equals: (order) => order === 0,
  LessThan: (order) => order < 0,
  GreaterThan: (order) => order > 0,
  LessThanEquals: (order) => order <= 0,
  GreaterThanEquals: (order) => order >= 0,
};

/** The key under which two values of a kind are compared; undefined where the value is of another kind. */
const KINDS: Readonly<Record<'String' | 'Numeric' | 'Timestamp', (value: Json) => string | number | undefined>> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Numeric: (value) => (typeof value === 'number' ? value : undefined),
  Timestamp: (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined),
};

/** https://states-language.net/#choice-state: the operators that compare with an operand (digest S19, S21, S25). */
export const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...ordered('String'),
  ...ordered('Numeric'),
  ...ordered('Timestamp'),
  ['BooleanEquals', (value, operand) => typeof value === 'boolean' && value === operand],
  [
    'StringMatches',
    (value, operand) => typeof value === 'string' && typeof operand === 'string' && matchesPattern(value, operand),
  ],
]);

/** The operators that test what a value is; the operand says whether it has to be so (digest S23, S24). */
export const TESTS: ReadonlyMap<string, (value: Json) => boolean> = new Map<string, (value: Json) => boolean>([
  ['IsNull', (value) => value === null],
  ['IsNumeric', (value) => typeof value === 'number'],
  ['IsString', (value) => typeof value === 'string'],
  ['IsBoolean', (value) => typeof value === 'boolean'],
  ['IsTimestamp', (value) => typeof value === 'string' && parseTimestamp(value) !== undefined],
]);

function ordered(kind: keyof typeof KINDS): [string, Comparison][] {
  const key = KINDS[kind];
  return Object.entries(ORDERS).map(([name, test]) => [
    `${kind}${name}`,
    (value, operand) => {
      const left = key(value);
      const right = key(operand);
      if (left === undefined || right === undefined) return false;
      return test(left < right ? -1 : left > right ? 1 : 0);
    },
  ]);
}

/** Digest S26: `*` stands for any characters, `\*` and `\\` for themselves. Linear in the text for each star. */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = splitAtStars(pattern);
  const first = parts[0] ?? '';
  const last = parts[parts.length - 1] ?? '';
  if (parts.length === 1) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, from);
    if (found < 0 || found + part.length > end) return false;
    from = found + part.length;
  }
  return from <= end;
}

function splitAtStars(pattern: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i] ?? '';
    const following = pattern[i + 1];
    if (character === '\\' && (following === '*' || following === '\\')) {
      part += following;
      i++;
    } else if (character === '*') {
      parts.push(part);
      part = '';
    } else part += character;
  }
  parts.push(part);
  return parts;
}
