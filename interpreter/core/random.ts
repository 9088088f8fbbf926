/** A repeatable source of randomness: the same seed gives the same numbers in the same order. */
export interface RandomSource {
  /** 0 <= n < 1. */
  next(): number;
  /** A version 4 UUID. */
  uuid(): string;
}

/** xoshiro128** over a state that SplitMix32 spreads from the seed. */
export function seededRandom(seed: number): RandomSource {
  let spread = seed | 0;
  const split = (): number => {
    spread = (spread + 0x9e3779b9) | 0;
    let z = spread ^ (spread >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const word = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  return {
    next: () => ((word() >>> 5) * 67_108_864 + (word() >>> 6)) / 9_007_199_254_740_992,
    uuid: () => {
      const [first, second, third, fourth] = [word(), word(), word(), word()];
      return [
        hex(first, 8),
        hex(second >>> 16, 4),
        `4${hex(second & 0xfff, 3)}`,
        hex(0x8000 | (third & 0x3fff), 4),
        hex((third >>> 16) & 0xffff, 4) + hex(fourth, 8),
      ].join('-');
    },
  };
}
