import { expect, it } from 'vitest';
import { mergeIterations } from '../../../client/run/iteration-order';
import { IterationRows } from '../../../client/run/iteration-rows';
import { RunState, type RunEvent } from '../../../client/run/run-state';
import type { IterationRow } from '../../../client/run/view-messages';

const all = 40_000;

/** A Map state in which all iterations have started, and a way to end some of them. */
function startedMap(): { state: RunState; end: (index: number, how: 'Succeeded' | 'Failed') => void } {
  const state = new RunState();
  let id = 0;
  const add = (type: string, previousEventId: number, details?: RunEvent['details']): number => {
    id++;
    state.add({ id, previousEventId, timestamp: id, type, ...(details && { details }) });
    return id;
  };
  add('ExecutionStarted', 0);
  add('MapStateEntered', 1, { name: 'M' });
  const started = add('MapStateStarted', 2);
  const last = Array.from({ length: all }, (_, index) => {
    const iteration = add('MapIterationStarted', started, { index, name: 'M' });
    return add('PassStateEntered', iteration, { name: 'P' });
  });
  return {
    state,
    end: (index, how) => {
      add(`MapIteration${how}`, last[index] ?? 0, { index, name: 'M' });
    },
  };
}

it('gives of 40,000 iterations only those that have changed', () => {
  const { state, end } = startedMap();
  const [map] = state.visits;
  if (!map) throw new Error('no visit');
  const rows = new IterationRows(map, state);
  let shown = rows.changes();
  expect(shown).toHaveLength(all);
  expect(rows.changes()).toEqual([]);
  let sent = 0;
  for (let index = 0; index < 100; index++) {
    end(index, index === 7 ? 'Failed' : 'Succeeded');
    const changed = rows.changes();
    sent += changed.length;
    shown = mergeIterations(shown, changed);
  }
  expect(sent).toBe(100);
  expect(shown[0]).toMatchObject({ index: 7, status: 'failed' });
  expect(shown).toEqual(new IterationRows(map, state).changes());
});

it('puts changed rows in their place, each once', () => {
  const row = (index: number, status: IterationRow['status']): IterationRow => ({ index, status, time: { start: 0 } });
  const before = [row(3, 'failed'), row(0, 'running'), row(1, 'running'), row(2, 'succeeded')];
  expect(mergeIterations(before, [row(0, 'failed'), row(4, 'running'), row(1, 'succeeded')])).toEqual([
    row(0, 'failed'),
    row(3, 'failed'),
    row(4, 'running'),
    row(1, 'succeeded'),
    row(2, 'succeeded'),
  ]);
  expect(mergeIterations([], before)).toEqual(before);
});
