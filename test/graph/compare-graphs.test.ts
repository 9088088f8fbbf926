import { describe, expect, it } from 'vitest';
import { compareGraphs } from '../../graph/compare-graphs';
import { countStates } from '../../graph/collapse';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';

function difference(before: Record<string, unknown>, after: Record<string, unknown>) {
  const [old, now] = [before, after].map((States) => buildModel(parseJson(JSON.stringify({ StartAt: 'A', States }))));
  const compared = old && now && compareGraphs(old, now);
  if (!compared) throw new Error('nothing to compare');
  return compared;
}

const pass = (next: string) => ({ Type: 'Pass', Next: next });
const end = { Type: 'Succeed' };

describe('compareGraphs', () => {
  it('names what was added, removed and changed, and says nothing of what is the same', () => {
    const { graph, changes } = difference(
      { A: pass('B'), B: { Type: 'Wait', Seconds: 1, Next: 'C' }, C: end, Old: end },
      { A: pass('B'), B: { Type: 'Wait', Seconds: 2, Next: 'C' }, C: end, New: end },
    );
    expect(changes).toEqual({ 'state:B': 'changed', 'state:Old': 'removed', 'state:New': 'added' });
    expect(countStates(graph)).toBe(5);
  });

  it('calls a state moved whose transitions alone are others', () => {
    expect(difference({ A: pass('B'), B: end, C: end }, { A: pass('C'), B: end, C: end }).changes).toEqual({
      'state:A': 'moved',
    });
  });

  it('shows a state that went into a branch once, as moved', () => {
    const parallel = (inner: Record<string, unknown>, start: string) => ({
      Type: 'Parallel',
      Branches: [{ StartAt: start, States: inner }],
      End: true,
    });
    const { graph, changes } = difference(
      { A: pass('P'), P: parallel({ X: end }, 'X'), M: end },
      { A: pass('P'), P: parallel({ X: end, M: end }, 'X') },
    );
    expect(changes).toEqual({ 'state:M': 'moved' });
    expect(countStates(graph)).toBe(4);
  });

  it('finds nothing in texts that differ in white space and order of states', () => {
    expect(difference({ A: pass('B'), B: end }, { B: end, A: pass('B') }).changes).toEqual({});
  });
});
