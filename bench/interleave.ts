import { performance } from 'node:perf_hooks';

type Work = () => unknown;

/**
 * Median milliseconds of one call of each work. The works take turns, so that whatever else the machine does meets all of
 * them alike; each turn repeats a short work until it has taken a measurable time. A work that answers a promise is awaited.
 * `tidy` runs after each turn, outside of what is measured.
 */
export async function interleave<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  rounds: number,
  tidy: () => unknown = () => undefined,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  const repeats = new Map<Name, number>();
  for (const name of names) repeats.set(name, await repeatsOf(works[name]));
  await tidy();
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const repeat = repeats.get(name) ?? 1;
      samples.get(name)?.push((await timed(works[name], repeat)) / repeat);
      await tidy();
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<Name, number>;
}

const SHORTEST_SAMPLE_MS = 5;
/** A work that takes so much longer at first is not looked at again: cold code is no tenth as fast. */
const LONG_MS = 10 * SHORTEST_SAMPLE_MS;
const MOST_REPEATS = 2000;

/** How often a work is done in a turn. The first calls run code that is not compiled yet and would make turns too short. */
async function repeatsOf(work: Work): Promise<number> {
  if ((await timed(work, 1)) > LONG_MS) return 1;
  let repeats = 1;
  for (;;) {
    const ms = await timed(work, repeats);
    if (ms >= SHORTEST_SAMPLE_MS || repeats === MOST_REPEATS) return repeats;
    repeats = Math.min(MOST_REPEATS, Math.ceil(repeats * Math.max(2, SHORTEST_SAMPLE_MS / Math.max(ms, 0.01))));
  }
}

async function timed(work: Work, repeat: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < repeat; i++) {
    const result = work();
    if (result instanceof Promise) await result;
  }
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}
