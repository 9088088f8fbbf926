import type { Json } from '../../json';
import { javaRandom } from '../java-random';
import type { Intrinsic } from './intrinsic';
import { roundHalfUp } from './round';

const MIN_INT = -2_147_483_648;
const MAX_INT = 2_147_483_647;

/** Digest F21. */
export const mathAdd: Intrinsic = {
  name: 'States.MathAdd',
  parameters: [
    { name: 'a', type: 'number', doc: 'A number of 32 bits; a fraction is rounded, halves upwards.' },
    { name: 'b', type: 'number', doc: 'What is added, rounded in the same way; negative to subtract.' },
  ],
  returns: 'number',
  doc: 'The sum of two integers. **Each argument is rounded first**, then they are added.',
  examples: [
    { expression: 'States.MathAdd($.count, -1)', input: { count: 5 }, gives: 4 },
    { expression: 'States.MathAdd(1.5, 1.51)', gives: 4 },
    { expression: 'States.MathAdd(-1.5, 0)', gives: -1 },
  ],
  call(args) {
    const [a = 0, b = 0] = args.map(rounded);
    for (const term of [a, b]) {
      if (!isInt(term)) return { failure: `The number ${String(term)} is outside of the range of a 32-bit integer` };
    }
    return { value: a + b };
  },
};

/** Digest F20, F50. */
export const mathRandom: Intrinsic = {
  name: 'States.MathRandom',
  parameters: [
    { name: 'start', type: 'integer', doc: 'The smallest number that may come.' },
    { name: 'end', type: 'integer', doc: 'The numbers stay below it.' },
    { name: 'seed', type: 'integer', optional: true, doc: 'The same seed gives the same number.' },
  ],
  returns: 'number',
  doc: 'A random integer from `start` up to, not including, `end`.',
  examples: [
    { expression: 'States.MathRandom(7, 8)', gives: 7 },
    { expression: 'States.MathRandom(0, 10, 42)', gives: 0 },
    { expression: 'States.MathRandom(5, 5)' },
  ],
  call([from, to, seed], environment) {
    const start = rounded(from);
    const end = rounded(to);
    const range = end - start;
    if (!isInt(start) || !isInt(end)) return { failure: 'The start and the end must be 32-bit integers' };
    if (range < 1) return { failure: `The end ${String(end)} must be greater than the start ${String(start)}` };
    if (typeof seed !== 'number') return { value: start + Math.floor(environment.random() * range) };
    const generator = javaRandom(rounded(seed));
    if (range <= MAX_INT) return { value: start + generator.nextInt(range) };
    return { value: start + Math.floor(generator.nextDouble() * range) };
  },
  check([start, end]) {
    if (start?.kind !== 'literal' || end?.kind !== 'literal') return [];
    if (typeof start.value !== 'number' || typeof end.value !== 'number') return [];
    if (roundHalfUp(start.value) < roundHalfUp(end.value)) return [];
    const message = 'The end must be greater than the start; it is not among the numbers itself.';
    return [{ message, start: end.start, end: end.end, severity: 'warning' }];
  },
};

function rounded(value: Json | undefined): number {
  return roundHalfUp(typeof value === 'number' ? value : 0);
}

function isInt(value: number): boolean {
  return value >= MIN_INT && value <= MAX_INT;
}
