import { describe, expect, it } from 'vitest';
import { isReached } from '../../bench/figure';
import { median } from '../../bench/interleave';
import { stepsBack } from '../../bench/recorded';
import { missingResult, type Result } from '../../bench/result';
import { tableRow, verdict } from '../../bench/table';

const result = (name: string, ratio: number): Result => ({ name, ours: ratio, peer: 1, ratio, unit: 'ms' });

describe('results of the bench', () => {
  it('are reached at the limit and not beyond it', () => {
    expect(isReached({ ours: 6, peer: 3 }, { kind: 'ratio', atMost: 2 })).toBe(true);
    expect(isReached({ ours: 6.1, peer: 3 }, { kind: 'ratio', atMost: 2 })).toBe(false);
    expect(isReached({ ours: 4, peer: 3 }, { kind: 'over', atMost: 1 })).toBe(true);
    expect(isReached({ ours: 4.1, peer: 3 }, { kind: 'over', atMost: 1 })).toBe(false);
  });
  it('warn of what has become a quarter worse since it was recorded', () => {
    const recorded = { date: '2026-01-01', machine: '', figures: [result('a', 1), result('b', 1), result('c', 0)] };
    const warnings = stepsBack([result('a', 1.2), result('b', 1.5), result('c', 0), result('new', 9)], recorded);
    expect(warnings).toEqual(['step back: b is at 1.5, 50% above 1 of 2026-01-01']);
  });
  it('name what is missing and what falls short', () => {
    const results = [
      { ...result('fast', 1), reached: true },
      { ...result('slow', 9), reached: false },
    ];
    const missing = missingResult({ name: 'later', why: 'not built' });
    expect(verdict([...results, missing])).toBe('1 of 2 figures reached; short: slow');
    expect(tableRow(missing)).toContain('missing: not built');
  });
  it('are medians', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0]);
  });
});
