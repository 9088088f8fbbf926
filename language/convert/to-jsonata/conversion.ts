import { remark, type Remark, type Source } from '../remarks';
import { errorValue, type Value } from './value';

/**
 * How much the JSONata guards against. `plain`: what people write; equal wherever the data are what one expects, and
 * what is expected is noted. `exact`: also fails where the original fails, and prints and compares values of unexpected
 * types as the original does.
 */
export type Precision = 'plain' | 'exact';

/** What the conversion of one state has come upon. */
export interface Conversion {
  readonly precision: Precision;
  readonly refusals: Remark[];
  readonly notes: Remark[];
}

export function newConversion(precision: Precision): Conversion {
  return { precision, refusals: [], notes: [] };
}

/** Says why a place cannot be converted; the value stands in for what has no equal. */
export function refuse(conversion: Conversion, source: Source, message: string): Value {
  conversion.refusals.push(remark(source, message));
  return errorValue(message);
}

/** Says what is expected of the data, where the plain form differs otherwise; each thing once. */
export function expectOf(conversion: Conversion, source: Source, message: string): void {
  if (conversion.precision === 'exact' || conversion.notes.some((note) => note.message === message)) return;
  conversion.notes.push(remark(source, message));
}
