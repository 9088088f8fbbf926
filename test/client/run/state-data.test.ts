import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../../../host/messages';
import { QuestionBook } from '../../../client/run/question-book';
import { RunState } from '../../../client/run/run-state';
import { dataAt } from '../../../client/run/state-data';
import { stateNameAt } from '../../../client/run/state-places';

const event = (id: number, type: string, details: HistoryEvent['details']): HistoryEvent =>
  ({ id, previousEventId: id - 1, timestamp: id, type, details }) as HistoryEvent;

describe('the data of a state in a run', () => {
  const events = [
    event(1, 'PassStateEntered', { name: 'A', input: 1 }),
    event(2, 'PassStateExited', { name: 'A', output: 2, assignedVariables: { x: 'old', y: 1 } }),
    event(3, 'PassStateEntered', { name: 'B', input: 2 }),
    event(4, 'PassStateExited', { name: 'B', output: 3, assignedVariables: { x: 'new' } }),
    event(5, 'TaskStateEntered', { name: 'C', input: { three: 3 } }),
  ];
  const state = new RunState();
  for (const one of events) state.add(one);

  it('is its last input, and the variables as they were assigned last', () => {
    expect(dataAt(state, 'C')).toEqual({ input: { three: 3 }, variables: { x: 'new', y: 1 } });
    expect(dataAt(state, 'B')).toEqual({ input: 2, variables: { x: 'old', y: 1 } });
  });

  it('is not there where the run did not come', () => {
    expect(dataAt(state, 'D')).toBeUndefined();
  });
});

describe('the state at a place', () => {
  const text = `{
  "StartAt": "P",
  "States": {
    "P": { "Type": "Parallel", "End": true, "Branches": [
      { "StartAt": "In", "States": {
        "In": { "Type": "Succeed" } } } ] }
  }
}`;

  it.each([
    ['"P":', 'P'],
    ['    "P":', 'P'],
    ['"Branches"', 'P'],
    ['"In": {', 'In'],
    ['"Succeed"', 'In'],
    ['"StartAt": "P"', undefined],
  ])('%s is %s', (mark, name) => {
    expect(stateNameAt(text, 'json', text.indexOf(mark))).toBe(name);
  });
});

describe('questions of a run', () => {
  it('are open until they are settled; answers can be kept as mocks', () => {
    const book = new QuestionBook();
    book.add({ id: 1, state: 'A', resource: 'r', reason: 'missing', input: { a: 1 }, example: {} });
    book.add({ id: 2, state: 'B', resource: 'r', reason: 'token', input: null, example: {} });
    expect(book.first?.state).toBe('A');
    expect(book.answer(1, { kind: 'succeed', output: 7 })).toBe(true);
    expect(book.answer(2, { kind: 'fail', error: 'E', cause: 'c' })).toBe(true);
    book.settle(1);
    expect(book.answer(1, { kind: 'leave' })).toBe(false);
    expect(book.message()).toMatchObject({
      open: [{ id: 2, input: { text: 'null', isCut: false } }],
      answered: [
        { id: 1, state: 'A', isFailure: false },
        { id: 2, state: 'B', isFailure: true },
      ],
    });
    expect(book.mockOf(1)).toEqual({ state: 'A', mock: { return: 7 } });
    expect(book.mockOf(2)).toEqual({ state: 'B', mock: { throw: { error: 'E', cause: 'c' } } });
  });
});
