import { expect, it } from 'vitest';
import { IterationList } from '../../../client/run/iteration-list';
import type { RunEvent } from '../../../client/run/run-event';
import { RunState } from '../../../client/run/run-state';

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

function listOf(state: RunState): IterationList {
  const [map] = state.visits;
  if (!map) throw new Error('no visit');
  return new IterationList(map, state);
}

it('gives of 40,000 iterations those that are asked for, failures first', () => {
  const { state, end } = startedMap();
  const list = listOf(state);
  expect(list.page(0, 2)).toMatchObject({
    counts: [{ status: 'running', count: all }],
    rows: [{ index: 0 }, { index: 1 }],
  });
  for (let index = 0; index < 100; index++) end(index, index % 50 === 7 ? 'Failed' : 'Succeeded');
  expect(list.page(0, 3)).toMatchObject({
    counts: [
      { status: 'failed', count: 2 },
      { status: 'running', count: all - 100 },
      { status: 'succeeded', count: 98 },
    ],
    rows: [
      { index: 7, status: 'failed' },
      { index: 57, status: 'failed' },
      { index: 100, status: 'running' },
    ],
  });
  expect(list.page(all - 2, all + 50)).toMatchObject({ from: all - 2, rows: [{ index: 98 }, { index: 99 }] });
  expect(list.page(0, all)).toEqual(listOf(state).page(0, all));
});

it('reads of what happened only what it has not read yet', () => {
  const { state, end } = startedMap();
  const [map] = state.visits;
  const list = listOf(state);
  list.page(0, 1);
  let looks = 0;
  const changes = map?.iterationChanges ?? [];
  for (const [index, change] of changes.entries())
    Object.defineProperty(changes, index, { get: () => (looks++, change), configurable: true });
  end(5, 'Failed');
  expect(list.page(0, 1).rows).toMatchObject([{ index: 5 }]);
  expect(looks).toBe(0);
});

it('names the state in which an iteration failed', () => {
  const state = new RunState();
  const given: readonly (readonly [type: string, previous: number, details?: RunEvent['details']])[] = [
    ['ExecutionStarted', 0],
    ['MapStateEntered', 1, { name: 'M' }],
    ['MapStateStarted', 2],
    ['MapIterationStarted', 3, { index: 0, name: 'M' }],
    ['MapIterationStarted', 3, { index: 1, name: 'M' }],
    ['PassStateEntered', 4, { name: 'A' }],
    ['PassStateExited', 6, { name: 'A' }],
    ['MapIterationSucceeded', 7, { index: 0, name: 'M' }],
    ['FailStateEntered', 5, { name: 'F' }],
    ['MapIterationFailed', 9, { index: 1, name: 'M' }],
  ];
  given.forEach(([type, previousEventId, details], index) => {
    state.add({ id: index + 1, previousEventId, timestamp: index * 10, type, ...(details && { details }) });
  });
  expect(listOf(state).page(0, 10).rows).toEqual([
    { index: 1, status: 'failed', time: { start: 40, end: 90 }, key: 9, name: 'F' },
    { index: 0, status: 'succeeded', time: { start: 30, end: 70 }, key: 6, name: 'A' },
  ]);
});
