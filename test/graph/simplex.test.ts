import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Knot, settle } from '../../graph/layered/simplex';

interface Given {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly weight: number;
}

const KNOTS = 5;
const LONGEST = 2;

/** Bounds that lead from lower to higher numbers, so that they do not go round in a circle. */
const bounds = fc.array(
  fc
    .record({
      from: fc.nat({ max: KNOTS - 2 }),
      to: fc.integer({ min: 1, max: KNOTS - 1 }),
      length: fc.nat({ max: LONGEST }),
      weight: fc.nat({ max: 4 }),
    })
    .filter(({ from, to }) => from < to),
  { maxLength: 9 },
);

function costOf(values: readonly number[], given: readonly Given[]): number {
  let cost = 0;
  for (const { from, to, length, weight } of given) {
    const distance = (values[to] ?? NaN) - (values[from] ?? NaN);
    if (distance < length - 1e-6) return Infinity;
    cost += distance * weight;
  }
  return cost;
}

/** The least that any values cost; there is always a best choice of whole numbers. */
function leastCost(given: readonly Given[]): number {
  const most = LONGEST * (KNOTS - 1);
  let least = Infinity;
  const choose = (values: readonly number[]): void => {
    if (values.length === KNOTS) least = Math.min(least, costOf(values, given));
    else for (let value = 0; value <= most; value++) choose([...values, value]);
  };
  choose([]);
  return least;
}

describe('settle', () => {
  it('finds values that keep all bounds and cost as little as any', () => {
    fc.assert(
      fc.property(bounds, (given) => {
        const knots = Array.from({ length: KNOTS }, () => new Knot());
        settle(
          knots,
          given.flatMap(({ from, to, length, weight }) => {
            const [one, other] = [knots[from], knots[to]];
            return one && other ? [{ from: one, to: other, length, weight }] : [];
          }),
        );
        const values = knots.map(({ value }) => value);
        expect(costOf(values, given)).toBeCloseTo(leastCost(given));
      }),
      { numRuns: 30 },
    );
  });
});
