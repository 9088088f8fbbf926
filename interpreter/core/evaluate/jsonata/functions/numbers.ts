import { QueryError } from '../errors';
import { isArray, type Value } from '../values';

/** Functions of numbers (https://docs.jsonata.org/numeric-functions). Nothing in gives nothing out. */

const DECIMAL = /^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/;
const OTHER_BASE = /^(0[xX][0-9A-Fa-f]+)|(0[oO][0-7]+)|(0[bB][0-1]+)$/;

export function number([value]: readonly Value[]): Value {
  if (value === undefined || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') {
    if (DECIMAL.test(value) && Number.isFinite(Number(value))) return parseFloat(value);
    if (OTHER_BASE.test(value)) return Number(value);
  }
  throw new QueryError('D3030', { value });
}

/** A function of one number. */
export function numeric(calculate: (value: number) => number) {
  return ([value]: readonly Value[]): Value => (typeof value === 'number' ? calculate(value) : undefined);
}

export function round([value, precision]: readonly Value[]): Value {
  if (typeof value !== 'number') return undefined;
  return roundHalfToEven(value, typeof precision === 'number' ? precision : 0);
}

/** The decimal point is moved in the text, since multiplying would bring in errors of its own. */
function roundHalfToEven(value: number, precision: number): number {
  const shifted = precision === 0 ? value : movePoint(value, precision);
  let result = Math.round(shifted);
  if (Math.abs(result - shifted) === 0.5 && Math.abs(result % 2) === 1) result--;
  if (precision !== 0) result = movePoint(result, -precision);
  return result === 0 ? 0 : result;
}

function movePoint(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${String(Number(exponent) + places)}`);
}

export function sqrt([value]: readonly Value[]): Value {
  if (typeof value !== 'number') return undefined;
  if (value < 0) throw new QueryError('D3060', { value });
  return Math.sqrt(value);
}

export function power([base, exponent]: readonly Value[]): Value {
  if (typeof base !== 'number') return undefined;
  const result = Math.pow(base, Number(exponent));
  if (!Number.isFinite(result)) throw new QueryError('D3061', { value: base, exp: exponent });
  return result;
}

export function formatBase([value, radix]: readonly Value[]): Value {
  if (typeof value !== 'number') return undefined;
  const base = typeof radix === 'number' ? roundHalfToEven(radix, 0) : 10;
  if (base < 2 || base > 36) throw new QueryError('D3100', { value: base });
  return roundHalfToEven(value, 0).toString(base);
}

/** A function of an array of numbers; `empty` is what it gives when there are none. */
export function aggregate(calculate: (numbers: readonly number[]) => number, empty: number | undefined) {
  return ([items]: readonly Value[]): Value => {
    if (!isArray(items)) return undefined;
    const numbers = items.filter((item): item is number => typeof item === 'number');
    return numbers.length === 0 ? empty : calculate(numbers);
  };
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, value) => Math.max(most, value), -Infinity);
}

export function smallest(numbers: readonly number[]): number {
  return numbers.reduce((least, value) => Math.min(least, value), Infinity);
}
