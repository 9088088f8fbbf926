import type { Json } from '../../json';
import { isJsonArray, jsonEqual } from '../../json-equal';
import { canonicalJson } from './canonical-json';
import type { Intrinsic, IntrinsicParameter } from './intrinsic';
import { roundHalfUp } from './round';

const ARRAY: IntrinsicParameter = { name: 'array', type: 'array', doc: 'The array.' };
const MAX_RANGE = 1000;

/** Digest F9. */
export const arrayOf: Intrinsic = {
  name: 'States.Array',
  parameters: [{ name: 'values', type: 'any', optional: true, repeated: true, doc: 'The elements, in order.' }],
  returns: 'array',
  doc: 'Makes an array of its arguments.',
  examples: [
    { expression: 'States.Array()', gives: [] },
    { expression: "States.Array('a', $.n, null)", input: { n: 1.5 }, gives: ['a', 1.5, null] },
  ],
  call: (args) => ({ value: args }),
};

/** Digest F10, F24. */
export const arrayPartition: Intrinsic = {
  name: 'States.ArrayPartition',
  parameters: [ARRAY, { name: 'chunkSize', type: 'integer', doc: 'Elements in each chunk, at least 1.' }],
  returns: 'array',
  doc: 'Cuts an array into arrays of `chunkSize` elements each; the last may be shorter.',
  examples: [
    {
      expression: 'States.ArrayPartition($, 4)',
      input: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      gives: [[1, 2, 3, 4], [5, 6, 7, 8], [9]],
    },
    { expression: 'States.ArrayPartition($, 2)', input: [], gives: [] },
    { expression: 'States.ArrayPartition($, 0)', input: [1] },
  ],
  call([array, size]) {
    const items = itemsOf(array);
    const length = roundHalfUp(numberOf(size));
    if (length < 1) return { failure: `The chunk size must be a positive integer but was ${String(length)}` };
    const chunks: Json[] = [];
    for (let i = 0; i < items.length; i += length) chunks.push(items.slice(i, i + length));
    return { value: chunks };
  },
  check(written) {
    const size = written[1];
    if (size?.kind !== 'literal' || typeof size.value !== 'number' || roundHalfUp(size.value) >= 1) return [];
    return [{ message: 'A chunk has at least 1 element.', start: size.start, end: size.end, severity: 'warning' }];
  },
};

/** Digest F11. */
export const arrayContains: Intrinsic = {
  name: 'States.ArrayContains',
  parameters: [
    ARRAY,
    { name: 'value', type: 'any', doc: 'What to look for; objects and arrays are compared by content.' },
  ],
  returns: 'boolean',
  doc: 'Whether an array has an element that equals `value`.',
  examples: [
    { expression: 'States.ArrayContains($, 5)', input: [1, 5], gives: true },
    {
      expression: 'States.ArrayContains($.all, $.one)',
      input: { all: [{ a: 1, b: [] }], one: { b: [], a: 1 } },
      gives: true,
    },
    { expression: 'States.ArrayContains($.all, $.one)', input: { all: [{ a: 1 }], one: [] }, gives: false },
  ],
  call: ([array, value]) => ({ value: itemsOf(array).some((item) => jsonEqual(item, value ?? null)) }),
};

/** Digest F12, F24. */
export const arrayRange: Intrinsic = {
  name: 'States.ArrayRange',
  parameters: [
    { name: 'first', type: 'integer', doc: 'The first element.' },
    { name: 'last', type: 'integer', doc: 'No element goes beyond it.' },
    { name: 'step', type: 'integer', doc: 'The difference between neighbours, not 0; negative to count down.' },
  ],
  returns: 'array',
  doc: 'The numbers from `first` to `last` in steps of `step`, both ends included; at most 1000 of them.',
  examples: [
    { expression: 'States.ArrayRange(1, 9, 2)', gives: [1, 3, 5, 7, 9] },
    { expression: 'States.ArrayRange(0, 10, 3)', gives: [0, 3, 6, 9] },
    { expression: 'States.ArrayRange(3, 1, -1)', gives: [3, 2, 1] },
    { expression: 'States.ArrayRange(1, 9, 0)' },
  ],
  call(args) {
    const [first = 0, last = 0, step = 0] = args.map((value) => roundHalfUp(numberOf(value)));
    if (step === 0) return { failure: 'The step must not be 0' };
    const count = elementsOf(first, last, step);
    if (count > MAX_RANGE) return { failure: `A range has at most 1000 elements, but this one has ${String(count)}` };
    return { value: Array.from({ length: count }, (_, i) => first + i * step) };
  },
  check(written) {
    const [first, last, step] = written;
    if (step?.kind !== 'literal' || typeof step.value !== 'number') return [];
    const { start, end } = step;
    if (roundHalfUp(step.value) === 0)
      return [{ message: 'The step of a range must not be 0.', start, end, severity: 'warning' }];
    if (first?.kind !== 'literal' || last?.kind !== 'literal') return [];
    if (typeof first.value !== 'number' || typeof last.value !== 'number') return [];
    const count = elementsOf(first.value, last.value, step.value);
    if (count <= MAX_RANGE) return [];
    return [
      {
        message: `A range has at most 1000 elements, but this one has ${String(count)}.`,
        start: first.start,
        end,
        severity: 'warning',
      },
    ];
  },
};

/** Digest F13. */
export const arrayGetItem: Intrinsic = {
  name: 'States.ArrayGetItem',
  parameters: [ARRAY, { name: 'index', type: 'integer', doc: 'The position; the first element has 0.' }],
  returns: 'any',
  doc: 'The element at a position of an array. Fails with `States.IntrinsicFailure` past the end.',
  examples: [
    { expression: "States.ArrayGetItem(States.StringSplit('a,b', ','), 1)", gives: 'b' },
    { expression: 'States.ArrayGetItem($, 3)', input: [1, 2, 3] },
  ],
  call([array, index]) {
    const items = itemsOf(array);
    const position = roundHalfUp(numberOf(index));
    const item = items[position];
    if (item !== undefined) return { value: item };
    return { failure: `The index ${String(position)} is out of bounds for an array of length ${String(items.length)}` };
  },
  check(written) {
    const index = written[1];
    if (index?.kind !== 'literal' || typeof index.value !== 'number' || index.value >= -0.5) return [];
    return [
      {
        message: 'An index starts at 0; it cannot be negative.',
        start: index.start,
        end: index.end,
        severity: 'warning',
      },
    ];
  },
};

/** Digest F14. */
export const arrayLength: Intrinsic = {
  name: 'States.ArrayLength',
  parameters: [ARRAY],
  returns: 'number',
  doc: 'How many elements an array has.',
  examples: [{ expression: 'States.ArrayLength($)', input: [null, null, []], gives: 3 }],
  call: ([array]) => ({ value: itemsOf(array).length }),
};

/** Digest F15. */
export const arrayUnique: Intrinsic = {
  name: 'States.ArrayUnique',
  parameters: [ARRAY],
  returns: 'array',
  doc: 'An array without repeated elements, in order of their first occurrence; objects and arrays count by content.',
  walksValues: true,
  examples: [
    {
      expression: 'States.ArrayUnique($)',
      input: [1, '1', 1, { a: 1, b: 2 }, { b: 2, a: 1 }, [null], [null]],
      gives: [1, '1', { a: 1, b: 2 }, [null]],
    },
  ],
  call([array]) {
    const byContent = new Map<string, Json>();
    for (const item of itemsOf(array)) {
      const content = canonicalJson(item);
      if (!byContent.has(content)) byContent.set(content, item);
    }
    return { value: [...byContent.values()] };
  },
};

/** How many numbers a range has whose step is not 0. */
function elementsOf(first: number, last: number, step: number): number {
  return Math.max(0, Math.floor((roundHalfUp(last) - roundHalfUp(first)) / roundHalfUp(step)) + 1);
}

function itemsOf(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : [];
}

function numberOf(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
