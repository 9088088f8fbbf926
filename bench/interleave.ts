import { performance } from 'node:perf_hooks';

type Work = () => unknown;

/**
 * Median milliseconds of one call of each work. The works take turns, so that whatever else the machine does meets all of
 * them alike; each turn repeats a short work until it has taken a measurable time. All are warm before the first turn, but where
 * there is one turn only (a smoke run). A work that answers a promise is awaited.
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
  for (const name of rounds > 1 ? names : []) {
    repeats.set(name, await warm(works[name]));
    await tidy();
  }
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const repeat = repeats.get(name) ?? 1;
      samples.get(name)?.push((await timed(works[name], repeat)) / repeat);
      await tidy();
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(samples.get(name) ?? [])])) as Record<Name, number>;
}

const SHORTEST_SAMPLE_MS = 50;
const MOST_REPEATS = 2000;

/** So long each work is done before it counts: what V8 optimises of it is optimised then, ours and the peer's alike. */
const WARM_MS = 2000;

/** Does a work until it is warm, and says how often it is done in a turn. A work that takes longer than that is done once. */
async function warm(work: Work): Promise<number> {
  let repeats = 1;
  let spent = 0;
  do {
    const ms = await timed(work, repeats);
    spent += ms;
    const wanted = Math.ceil((repeats * SHORTEST_SAMPLE_MS) / Math.max(ms, 0.01));
    repeats = Math.min(MOST_REPEATS, Math.max(1, wanted));
  } while (spent < WARM_MS);
  return repeats;
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
