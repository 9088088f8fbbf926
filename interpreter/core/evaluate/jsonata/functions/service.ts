import { hashOf } from '../../../../../language/expressions/intrinsics/encoding';
import { parseJsonText } from '../../../../../language/expressions/intrinsics/parse-json-text';
import { javaRandom } from '../../../../../language/expressions/java-random';
import type { CallContext } from '../callables';
import { LimitError, MEMORY_LIMIT, QueryError } from '../errors';
import { isArray, type Value } from '../values';

/** Functions that Step Functions adds to JSONata, and `$random`, which it extends (digest F36-F41). */

const HASH_ALGORITHMS = ['SHA-1', 'SHA-384', 'SHA-256', 'SHA-512', 'MD5'];
/** `$range` builds its list element by element, and the service stops it earlier than a range operator. */
const LONGEST_RANGE = 360_145;

/** Digest F36. Without a size all items are one part; of nothing there are no parts. */
export function partition([items, size]: readonly Value[], context: CallContext): Value {
  if (items === undefined) return undefined;
  if (!isArray(items)) throw new QueryError('T0412', { value: items, index: 1 });
  if (items.length === 0) return undefined;
  const length = typeof size === 'number' ? Math.trunc(size) : items.length;
  if (length < 0) throw new QueryError('D3137', { message: 'Second argument must be zero or greater' });
  if (length === 0) return undefined;
  context.hold(items.length * 8);
  const parts: Value[] = [];
  for (let i = 0; i < items.length; i += length) parts.push(items.slice(i, i + length));
  return parts;
}

/** Digest F40: fractions are cut, one number is no array. */
export function range([first, last, step]: readonly Value[]): Value {
  if (typeof first !== 'number') throw new QueryError('T0410', { index: 1 });
  if (typeof last !== 'number') throw new QueryError('T0410', { index: 2 });
  if (typeof step !== 'number') return undefined;
  const start = whole(first);
  const end = whole(last);
  const by = whole(step);
  if (by === 0 || (by > 0 ? start > end : start < end)) return undefined;
  if (start === end) return start;
  const count = Math.floor((end - start) / by) + 1;
  if (count > LONGEST_RANGE) throw new LimitError(MEMORY_LIMIT);
  if (count === 1) return start;
  return Array.from({ length: count }, (_empty, index) => start + index * by);
}

/** Rounded towards zero, and never -0. */
function whole(value: number): number {
  return Math.trunc(value) + 0;
}

/** Digest F38. */
export function hash([data, algorithm]: readonly Value[]): Value {
  if (typeof data !== 'string') throw new QueryError('T0410', { index: 1 });
  if (typeof algorithm !== 'string') return undefined;
  if (!HASH_ALGORITHMS.includes(algorithm)) {
    const message = `Hash algorithm '${algorithm}' must be one of ${HASH_ALGORITHMS.join(', ')}`;
    throw new QueryError('D3137', { message });
  }
  const outcome = hashOf(data, algorithm);
  if ('value' in outcome) return outcome.value;
  throw new QueryError('D3137', { message: outcome.failure });
}

/** Digest F37: with a seed the first number of Java's generator. */
export function random([seed]: readonly Value[], context: CallContext): Value {
  return typeof seed === 'number' ? javaRandom(seed).nextDouble() : context.random();
}

/** Digest F39. */
export function uuid(_args: readonly Value[], context: CallContext): Value {
  return context.uuid();
}

/** Digest F41. */
export function parse([text]: readonly Value[]): Value {
  if (text === undefined) return undefined;
  const parsed = parseJsonText(String(text));
  if (!parsed) throw new QueryError('D3137', { message: 'Invalid JSON' });
  return parsed.value;
}
