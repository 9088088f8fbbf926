import { expect, it } from 'vitest';
import { jsonDifferences } from '../../../client/webview/json-difference';

it.each([
  ['equal values, in any order of members', { a: 1, b: [2] }, { b: [2], a: 1 }, []],
  ['plain values', 1, 2, [{ path: [], before: 1, after: 2 }]],
  [
    'the innermost places',
    { a: { b: [1, 2] }, c: 1 },
    { a: { b: [1, 3] }, c: 1 },
    [{ path: ['a', 'b', 1], before: 2, after: 3 }],
  ],
  [
    'what only one side has',
    { a: null },
    { b: null },
    [
      { path: ['a'], before: null },
      { path: ['b'], after: null },
    ],
  ],
  ['an array where an object was', { a: [] }, { a: {} }, [{ path: ['a'], before: [], after: {} }]],
])('finds where JSON differs: %s', (_, before, after, expected) => {
  expect(jsonDifferences(before, after, 10)).toEqual(expected);
});

it('stops at as many differences as are wanted, and bears any depth and length', () => {
  const items = Array.from({ length: 200_000 }, (_, index) => index);
  expect(jsonDifferences(items, items.map(String), 3)).toHaveLength(3);
  const nested = (end: number): unknown => {
    let value: unknown = end;
    for (let depth = 0; depth < 2_000; depth++) value = [value];
    return value;
  };
  expect(jsonDifferences(nested(1), nested(2), 3)).toMatchObject([{ before: 1, after: 2 }]);
});
