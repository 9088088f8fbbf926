import { describe, expect, it } from 'vitest';
import { lastRunOf } from '../../../client/run/last-run';
import type { HistoryEvent } from '../../../host/messages';

type Given = readonly [id: number, previous: number, type: string, details?: Record<string, unknown>];

function events(given: readonly Given[]): HistoryEvent[] {
  return given.map(
    ([id, previousEventId, type, details]) => ({ id, previousEventId, type, timestamp: 0, details }) as HistoryEvent,
  );
}

describe('lastRunOf', () => {
  it('tells input, result, output and error of each state, as it was last entered', () => {
    const run = lastRunOf(
      events([
        [1, 0, 'ExecutionStarted', { input: { a: 1 } }],
        [2, 0, 'TaskStateEntered', { name: 'Charge', input: { a: 1 } }],
        [3, 2, 'LambdaFunctionScheduled', {}],
        [4, 3, 'LambdaFunctionFailed', { error: 'Declined', cause: 'No money' }],
        [5, 4, 'TaskStateExited', { name: 'Charge', output: { Error: 'Declined' } }],
        [6, 5, 'TaskStateEntered', { name: 'Tell', input: { n: 1 } }],
        [7, 6, 'TaskSucceeded', { output: { id: 'x'.repeat(500) } }],
        [8, 7, 'TaskStateExited', { name: 'Tell', output: 1 }],
        [9, 8, 'TaskStateEntered', { name: 'Tell', input: { n: 2 } }],
      ]),
    );
    expect(run).toEqual({
      input: { a: 1 },
      context: { Execution: { Input: { a: 1 }, StartTime: '1970-01-01T00:00:00.000Z' } },
      states: {
        Charge: {
          enteredTime: '1970-01-01T00:00:00.000Z',
          input: { a: 1 },
          error: 'Declined',
          cause: 'No money',
          output: { Error: 'Declined' },
        },
        Tell: { enteredTime: '1970-01-01T00:00:00.000Z', input: { n: 2 } },
      },
    });
  });

  it('tells what tasks were given, and the variables that were there and were assigned', () => {
    const run = lastRunOf(
      events([
        [1, 0, 'ExecutionStarted', { input: {} }],
        [2, 0, 'PassStateEntered', { name: 'Set', input: {} }],
        [3, 2, 'PassStateExited', { name: 'Set', output: {}, assignedVariables: { a: 1 } }],
        [4, 3, 'TaskStateEntered', { name: 'Use', input: {} }],
        [5, 4, 'TaskScheduled', { parameters: { x: 'y'.repeat(500) } }],
        [6, 5, 'TaskStateExited', { name: 'Use', output: {}, assignedVariables: { b: 2 } }],
        [7, 6, 'PassStateEntered', { name: 'End', input: {} }],
      ]),
    );
    expect(run.states['Set']).toEqual({
      enteredTime: '1970-01-01T00:00:00.000Z',
      input: {},
      output: {},
      assigned: { a: 1 },
    });
    expect(run.states['Use']).toMatchObject({ variables: { a: 1 }, assigned: { b: 2 }, isAbridged: true });
    expect(run.states['End']).toEqual({
      enteredTime: '1970-01-01T00:00:00.000Z',
      input: {},
      variables: { a: 1, b: 2 },
    });
  });

  it('is bounded', () => {
    const many = events(
      Array.from({ length: 3000 }, (_, i): Given => [i + 1, i, 'PassStateEntered', { name: `S${String(i)}` }]),
    );
    expect(Object.keys(lastRunOf(many).states)).toHaveLength(500);
  });
});
