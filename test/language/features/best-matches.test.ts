import { describe, expect, it } from 'vitest';
import { bestMatches, MOST_PROPOSALS } from '../../../language/features/best-matches';

const many = Array.from({ length: 1000 }, (_, i) => `State ${String(i)}`);
const match = (names: readonly string[], typed: string): string[] => bestMatches(names, (name) => name, typed);

describe('the best matches of many names', () => {
  it('are the first where nothing is typed', () => {
    expect(match(many, '')).toEqual(many.slice(0, MOST_PROPOSALS));
  });

  it('begin with what is typed, then hold it, then hold its letters in their order', () => {
    const others = ['Pay the order', 'Order', 'Repay', 'Pa y'];
    expect(match([...many, ...others], 'pay')).toEqual(['Pay the order', 'Repay', 'Pa y']);
  });

  it('are found however far behind the names stand', () => {
    expect(match(many, 'state 999')).toEqual(['State 999']);
    expect(match(many, 's99').slice(0, 3)).toEqual(['State 99', 'State 199', 'State 299']);
  });
});
