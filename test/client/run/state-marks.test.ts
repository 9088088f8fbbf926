import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../client/run/run-event';
import { RunState } from '../../../client/run/run-state';
import { StateMarks } from '../../../client/run/state-marks';

/** Folds events into marks, as they come. */
function marksOf(...given: readonly (readonly [type: string, previous: number, name?: string])[]) {
  const state = new RunState();
  const marks = new StateMarks();
  let latest = marks.update([]);
  given.forEach(([type, previousEventId, name], index) => {
    const event: RunEvent = {
      id: index + 1,
      previousEventId,
      timestamp: 0,
      type,
      ...(name !== undefined && { details: { name } }),
    };
    latest = marks.update(state.add(event));
  });
  return latest;
}

describe('the marks of a run on the graph', () => {
  it('say that a state runs, and how it ended', () => {
    expect(marksOf(['PassStateEntered', 0, 'A'])).toMatchObject({
      'state:A': { status: 'running', visits: 1, failed: 0, retries: 0 },
    });
    expect(marksOf(['PassStateEntered', 0, 'A'], ['PassStateExited', 1, 'A'])).toMatchObject({
      'state:A': { status: 'succeeded' },
    });
  });

  it('count visits and retries', () => {
    const marks = marksOf(
      ['TaskStateEntered', 0, 'A'],
      ['TaskScheduled', 1],
      ['TaskFailed', 2],
      ['TaskScheduled', 3],
      ['TaskSucceeded', 4],
      ['TaskStateExited', 5, 'A'],
      ['TaskStateEntered', 6, 'A'],
    );
    expect(marks).toMatchObject({ 'state:A': { status: 'running', visits: 2, failed: 0, retries: 1 } });
  });

  it('count the iterations of a Map state that have ended', () => {
    const state = new RunState();
    const marks = new StateMarks();
    const events: readonly Omit<RunEvent, 'id' | 'timestamp'>[] = [
      { previousEventId: 0, type: 'MapStateEntered', details: { name: 'M' } },
      { previousEventId: 1, type: 'MapStateStarted', details: { length: 3 } },
      { previousEventId: 2, type: 'MapIterationStarted', details: { name: 'M', index: 0 } },
      { previousEventId: 2, type: 'MapIterationStarted', details: { name: 'M', index: 1 } },
      { previousEventId: 3, type: 'MapIterationSucceeded', details: { name: 'M', index: 0 } },
    ];
    const seen = events.map(
      (event, index) => marks.update(state.add({ ...event, id: index + 1, timestamp: 0 }))['state:M']?.iterations,
    );
    expect(seen).toEqual([
      undefined,
      { ended: 0, all: 3 },
      { ended: 0, all: 3 },
      { ended: 0, all: 3 },
      { ended: 1, all: 3 },
    ]);
  });
});
