import { describe, expect, it } from 'vitest';
import { javaRandom } from '../../../language/expressions/java-random';

describe('javaRandom', () => {
  it('gives what java.util.Random gives (F37, F50)', () => {
    expect(javaRandom(42).nextDouble()).toBe(0.7275636800328681);
    const { nextInt } = javaRandom(42);
    expect([nextInt(10), nextInt(10), nextInt(10), nextInt(10), nextInt(10)]).toEqual([0, 3, 8, 4, 0]);
    expect(javaRandom(0).nextInt(1)).toBe(0);
    expect(javaRandom(-5).nextInt(16)).toBeLessThan(16);
  });
});
