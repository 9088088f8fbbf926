import { describe, expect, it } from 'vitest';
import { collapse, countStates, ownersOf, statesOf } from '../../graph/collapse';
import { keepLost } from '../../graph/keep-lost';
import { graphOf } from '../webview/machines';

const inner = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
const whole = graphOf({
  StartAt: 'A',
  States: {
    A: { Type: 'Pass', Next: 'P' },
    P: { Type: 'Parallel', Branches: [inner('X'), inner('Y')], Next: 'B' },
    B: { Type: 'Succeed' },
  },
});
const names = (graph: typeof whole) => [...statesOf(graph)].map(({ name }) => name);

describe('keepLost', () => {
  it('keeps the states and lines that half-typed text has swallowed, in their order', () => {
    const now = graphOf({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'P' } } });
    const kept = keepLost(whole, now);
    expect(names(kept)).toEqual(['A', 'P', 'X', 'Y', 'B']);
    expect(kept.nodes.some(({ kind }) => kind === 'missing')).toBe(false);
    expect(kept.edges.map(({ from, to }) => `${from} ${to}`)).toContain('state:A state:P');
    expect(kept.edges.map(({ from, to }) => `${from} ${to}`)).toContain('state:P state:B');
  });

  it('takes what is new, and gives a graph that lost nothing as it is', () => {
    expect(names(keepLost(graphOf({ StartAt: 'A', States: { A: { Type: 'Succeed' } } }), whole))).toEqual(names(whole));
  });
});

describe('collapse', () => {
  it('hides the insides of the states named and says how many they are', () => {
    const small = collapse(whole, (id) => id === 'state:P');
    expect(names(small)).toEqual(['A', 'P', 'B']);
    expect(small.nodes.find(({ id }) => id === 'state:P')).toMatchObject({ hidden: 2 });
    expect(countStates(whole)).toBe(5);
  });

  it('knows the states around a state', () => {
    expect(ownersOf(whole, 'state:Y')).toEqual(['state:P']);
    expect(ownersOf(whole, 'state:Z')).toBeUndefined();
  });
});
