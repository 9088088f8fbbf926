import type { Value } from './values';

/** A stable sort that asks in the library's order whether `left` belongs behind `right`. */
export function mergeSort(items: readonly Value[], belongsBehind: (left: Value, right: Value) => boolean): Value[] {
  if (items.length <= 1) return [...items];
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle), belongsBehind);
  const right = mergeSort(items.slice(middle), belongsBehind);
  const merged: Value[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    merged.push(belongsBehind(left[i], right[j]) ? right[j++] : left[i++]);
  }
  while (i < left.length) merged.push(left[i++]);
  while (j < right.length) merged.push(right[j++]);
  return merged;
}
