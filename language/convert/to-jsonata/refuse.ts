import { addRefusal, type Conversion } from '../conversion';
import type { Source } from '../remarks';
import { errorValue, type Value } from './value';

/** Says why a place cannot be converted; the value stands in for what has no equal. */
export function refuse(conversion: Conversion, source: Source, message: string): Value {
  addRefusal(conversion, source, message);
  return errorValue(message);
}
