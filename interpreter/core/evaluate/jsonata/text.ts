import { QueryError } from './errors';
import { isFunction, isNumeric, type Value } from './values';

/** A value as text: JSON for objects and arrays; a function inside becomes an empty string. */
export function toText(value: Value, indent = 0): string {
  if (typeof value === 'string') return value;
  if (isFunction(value)) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new QueryError('D3001', { value });
  return JSON.stringify(value, writable, indent) ?? '';
}

/** Fractions are written with 15 digits, as the library does, so that 0.1 + 0.2 is 0.3. */
function writable(_key: string, value: Value): Value {
  if (isNumeric(value)) return Number.isInteger(value) ? value : Number(value.toPrecision(15));
  return isFunction(value) ? '' : value;
}
