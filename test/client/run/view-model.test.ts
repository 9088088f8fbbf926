import { expect, it } from 'vitest';
import { RunState } from '../../../client/run/run-state';
import { executionDetails, jsonText, longestShown, shown, toRow } from '../../../client/run/view-model';
import { durationText } from '../../../client/webview/duration';
import type { Json } from '../../../language/json';

it('makes rows that know their depth and leaves out what is not known yet', () => {
  const state = new RunState();
  const add = (id: number, previousEventId: number, type: string, name: string) =>
    state.add({ id, previousEventId, timestamp: id * 10, type, details: { name } });
  add(1, 0, 'ParallelStateEntered', 'P');
  add(2, 1, 'PassStateEntered', 'A');
  add(3, 2, 'PassStateExited', 'A');
  expect(state.visits.map(toRow)).toEqual([
    { key: 1, parent: 0, depth: 1, name: 'P', type: 'Parallel', status: 'running', attempts: 0 },
    {
      key: 2,
      parent: 1,
      depth: 2,
      name: 'A',
      type: 'Pass',
      status: 'succeeded',
      attempts: 0,
      lane: 'branch 1',
      duration: 10,
    },
  ]);
});

it('cuts what is too long to be shown, and copes with what is too deep', () => {
  expect(shown({ a: 1 })).toEqual({ text: '{\n  "a": 1\n}', isCut: false });
  expect(shown('x'.repeat(longestShown + 1))).toMatchObject({ isCut: true });
  let deep: Json = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(jsonText(deep)).toMatch(/too deep/);
});

it('leads from the execution to the state where it failed', () => {
  const state = new RunState();
  state.add({ id: 1, previousEventId: 0, timestamp: 0, type: 'FailStateEntered', details: { name: 'No' } });
  state.add({ id: 2, previousEventId: 1, timestamp: 0, type: 'ExecutionFailed', details: { error: 'E' } });
  expect(executionDetails(state, null, { error: 'E' })).toEqual({
    key: 0,
    input: { text: 'null', isCut: false },
    error: 'E',
    failedAt: { key: 1, name: 'No' },
  });
});

it.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1_500, '1.5 s'],
  [30_000, '30 s'],
  [125_000, '2 min 5 s'],
  [3_600_000, '1 h'],
  [90_061_000, '1 d 1 h'],
])('tells %i milliseconds as %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
