import { describe, expect, it } from 'vitest';
import { RunState } from '../../../client/run/run-state';
import { WaysTaken } from '../../../client/run/ways-taken';

/** Each event hangs on the one whose number is given; what it changed is noted as it comes. */
function waysOf(...given: readonly (readonly [type: string, previous: number, details?: object])[]) {
  const state = new RunState();
  const ways = new WaysTaken();
  given.forEach(([type, previousEventId, details], index) => {
    for (const visit of state.add({
      id: index + 1,
      previousEventId,
      timestamp: 0,
      type,
      ...(details && { details: { ...details } }),
    }))
      ways.note(visit);
  });
  return ways;
}

describe('the ways that a run has taken', () => {
  it('lead from the first state to the next, and from the last one to the end', () => {
    const ways = waysOf(
      ['ChoiceStateEntered', 0, { name: 'A' }],
      ['ChoiceStateExited', 1, { name: 'A' }],
      ['PassStateEntered', 2, { name: 'B' }],
      ['PassStateExited', 3, { name: 'B' }],
    );
    expect(ways.of('A')).toMatchObject({ isFirst: true, next: ['B'], caught: [] });
    expect(ways.of('B')).toEqual({ isFirst: false, isLast: true, next: [], caught: [] });
    expect(ways.of('C')).toEqual({ isFirst: false, isLast: false, next: [], caught: [] });
  });

  it('are those of errors where the state before failed', () => {
    const ways = waysOf(
      ['TaskStateEntered', 0, { name: 'A' }],
      ['TaskScheduled', 1],
      ['TaskFailed', 2, { error: 'E' }],
      ['TaskStateExited', 3, { name: 'A' }],
      ['PassStateEntered', 4, { name: 'Mend' }],
    );
    expect(ways.of('A')).toEqual({ isFirst: true, isLast: false, next: [], caught: ['Mend'] });
  });

  it('are kept apart in branches that run at the same time', () => {
    const ways = waysOf(
      ['ParallelStateEntered', 0, { name: 'P' }],
      ['ParallelStateStarted', 1],
      ['PassStateEntered', 2, { name: 'A' }],
      ['PassStateEntered', 2, { name: 'B' }],
      ['PassStateExited', 3, { name: 'A' }],
      ['PassStateExited', 4, { name: 'B' }],
      ['PassStateEntered', 6, { name: 'B2' }],
    );
    expect(ways.of('A')).toEqual({ isFirst: true, isLast: true, next: [], caught: [] });
    expect(ways.of('B')).toMatchObject({ isFirst: true, next: ['B2'] });
  });

  it('lead each iteration anew from the start', () => {
    const ways = waysOf(
      ['MapStateEntered', 0, { name: 'M' }],
      ['MapIterationStarted', 1, { name: 'M', index: 0 }],
      ['MapIterationStarted', 1, { name: 'M', index: 1 }],
      ['PassStateEntered', 2, { name: 'A' }],
      ['PassStateEntered', 3, { name: 'A' }],
    );
    expect(ways.of('A')).toEqual({ isFirst: true, isLast: false, next: [], caught: [] });
  });
});
