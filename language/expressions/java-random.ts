const MULTIPLIER = 0x5deece66dn;
const MASK = (1n << 48n) - 1n;

/** The generator of `java.util.Random` (digest F50): the same seed gives the same numbers as in the service. */
export interface JavaRandom {
  /** From 0 up to, not including, `bound` (1 to 2^31 - 1). */
  nextInt(bound: number): number;
  /** From 0 up to, not including, 1. */
  nextDouble(): number;
}

/** A generator that starts from `seed`, an integer; its fraction is cut. */
export function javaRandom(seed: number): JavaRandom {
  let state = (BigInt(Math.trunc(seed)) ^ MULTIPLIER) & MASK;
  const next = (bits: number): number => {
    state = (state * MULTIPLIER + 0xbn) & MASK;
    return Number(BigInt.asIntN(32, state >> BigInt(48 - bits)));
  };
  return {
    nextInt(bound) {
      if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt(next(31))) >> 31n);
      for (;;) {
        const bits = next(31);
        const value = bits % bound;
        // Java's int overflow: numbers of the last, incomplete stretch are thrown away.
        if (bits - value + (bound - 1) <= 0x7fffffff) return value;
      }
    },
    nextDouble: () => (next(26) * 2 ** 27 + next(27)) / 2 ** 53,
  };
}
