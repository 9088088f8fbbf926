import { expect } from 'vitest';
import { countBuiltIns } from './built-ins';
import { takeExecuted } from './executed';

/** How much was done, by what did it: executed code by function, elements gone over by built-in method. */
export type Work = ReadonlyMap<string, number>;

/** What a function does, sync or not, counted: no clock and no machine changes it. Import this before what is counted. */
export async function workOf(work: () => unknown): Promise<Work> {
  const builtIns = countBuiltIns();
  takeExecuted();
  try {
    await work();
  } finally {
    builtIns.stop();
  }
  return new Map([...builtIns.counts, ...takeExecuted()]);
}

/** The work of all together. */
export function sumOf(work: Work): number {
  return [...work.values()].reduce((all, one) => all + one, 0);
}

/** Twice the size may take twice the work; the rest is for rounding of sizes. Squared, it would be four times as much. */
const MOST = 2.4;

/**
 * What did more than that, as far as it is more than a trifle of all. What has done nothing before counts with all
 * together: some things are worth doing only from a size on.
 *
 * @param trifle - so big a part of the whole is not looked at
 */
export function grownFaster(half: Work, whole: Work, trifle = 1 / 500): string[] {
  const all = sumOf(whole);
  const each = [...whole].map(([what, count]) => [what, half.get(what) ?? 0, count] as const);
  return [['all together', sumOf(half), all] as const, ...each]
    .filter(([, before, after]) => before > 0 && after > before * MOST + all * trifle)
    .map(([what, before, after]) => `${what}: ${String(before)} -> ${String(after)}`);
}

/** Makes what is worked on in a size, which does not count; what it answers does the work. */
export type Prepare = (size: number) => (() => unknown) | Promise<() => unknown>;

/** Expects that for twice the size nothing does more than twice as much, and that the work does meet what is of that size. */
export async function expectProportional(size: number, prepare: Prepare): Promise<void> {
  const [half, whole] = await halfAndWhole(size, prepare);
  expect(grownFaster(half, whole)).toEqual([]);
  expect(sumOf(whole) / sumOf(half), 'what depends on the size').toBeGreaterThan(1.3);
}

/** The same of work that may well be no more for twice the size. */
export async function expectAtMostProportional(size: number, prepare: Prepare, trifle?: number): Promise<void> {
  expect(grownFaster(...(await halfAndWhole(size, prepare)), trifle)).toEqual([]);
}

async function halfAndWhole(size: number, prepare: Prepare): Promise<[Work, Work]> {
  // What is made once and kept is made now.
  await (
    await prepare(size / 4)
  )();
  return [await workOf(await prepare(size / 2)), await workOf(await prepare(size))];
}
