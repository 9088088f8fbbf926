import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../client/run/run-event';
import { RunState } from '../../../client/run/run-state';
import { compactText, jsonText } from '../../../client/run/data-text';
import { executionDetails, toRow, visitDetails } from '../../../client/run/view-model';
import { durationText } from '../../../client/webview/duration';
import type { Json } from '../../../language/json';

type Given = readonly [type: string, previous: number, details?: Readonly<Record<string, Json>>];

/** Folds events that are 10 ms apart; the computer's clock says half of that. */
function factsOf(...given: readonly Given[]) {
  const state = new RunState();
  given.forEach(([type, previousEventId, details], index) => {
    const event: RunEvent = {
      id: index + 1,
      previousEventId,
      timestamp: index * 10,
      type,
      ...(details && { details }),
    };
    state.add(event, index * 5);
  });
  return { state, log: [], jsonata: new Set<string>(), failures: new Map() };
}

it('makes rows with their times on both clocks and leaves out what is not known yet', () => {
  const { state } = factsOf(
    ['ExecutionStarted', 0],
    ['ParallelStateEntered', 1, { name: 'P' }],
    ['TaskStateEntered', 2, { name: 'A' }],
    ['TaskScheduled', 3, { parameters: 1 }],
    ['TaskFailed', 4, { error: 'E' }],
    ['TaskScheduled', 5, { parameters: 1 }],
    ['TaskSucceeded', 6, { output: 2 }],
    ['TaskStateExited', 7, { name: 'A', output: 3 }],
  );
  expect(state.visits.map((visit) => toRow(visit, 0))).toEqual([
    { key: 2, parent: 0, name: 'P', type: 'Parallel', status: 'running', time: { start: 10, realStart: 5 } },
    {
      key: 3,
      parent: 2,
      name: 'A',
      type: 'Task',
      status: 'succeeded',
      lane: 'branch 1',
      time: { start: 20, end: 70, realStart: 10, realEnd: 35 },
      attempts: [
        { start: 30, end: 40, realStart: 15, realEnd: 20, isFailed: true },
        { start: 50, end: 60, realStart: 25, realEnd: 30, isFailed: false },
      ],
    },
  ]);
});

describe('the details of a step', () => {
  it('hold its data stage by stage, and its events', () => {
    const facts = factsOf(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 1, { name: 'A', input: { id: 1 } }],
      ['TaskScheduled', 2, { parameters: { Key: 1 } }],
      ['TaskSucceeded', 3, { output: 'r' }],
      ['TaskStateExited', 4, { name: 'A', output: 'o', assignedVariables: { v: 1 } }],
    );
    const [visit] = facts.state.visits;
    const details = visit && visitDetails(visit, facts);
    expect(details?.data.map(({ title, text }) => `${title} ${text}`)).toEqual([
      'Input {"id":1}',
      'Parameters {"Key":1}',
      'Task result "r"',
      'Assigned variables {"v":1}',
      'Output "o"',
    ]);
    expect(details?.events.map(({ id, type }) => `${String(id)} ${type}`)).toEqual([
      '2 TaskStateEntered',
      '3 TaskScheduled',
      '4 TaskSucceeded',
      '5 TaskStateExited',
    ]);
  });

  it('call the call of a JSONata state its arguments', () => {
    const facts = factsOf(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 1, { name: 'A' }],
      ['TaskScheduled', 2, { parameters: 1 }],
    );
    const [visit] = facts.state.visits;
    expect(visit && visitDetails(visit, { ...facts, jsonata: new Set(['A']) }).data[0]?.title).toBe('Arguments');
  });

  it('name the first hundred events, and how many more there are', () => {
    const facts = factsOf(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 1, { name: 'A' }],
      ...Array.from({ length: 300 }, (_, index) => ['TaskScheduled', index + 2] as const),
    );
    const [visit] = facts.state.visits;
    const details = visit && visitDetails(visit, facts);
    expect([details?.events.length, details?.events[99]?.id, details?.moreEvents]).toEqual([100, 101, 201]);
  });

  it('lead from the execution to the state where it failed', () => {
    const facts = factsOf(['FailStateEntered', 0, { name: 'No' }], ['ExecutionFailed', 1, { error: 'E' }]);
    expect(executionDetails(facts.state, null, { error: 'E' })).toMatchObject({
      key: 0,
      data: [{ stage: 'input', text: 'null' }],
      error: 'E',
      failedAt: { key: 1, name: 'No' },
    });
  });
});

it('says of data that are nested too deep that they are', () => {
  let deep: Json = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(jsonText(deep)).toMatch(/too deep/);
  expect(JSON.parse(compactText(deep))).toMatch(/too deep/);
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
