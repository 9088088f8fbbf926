import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../client/run/run-event';
import { RunState } from '../../../client/run/run-state';
import type { Json } from '../../../language/json';

type Details = Readonly<Record<string, Json>>;

/** Events from `type, previous id, details`; ids count from 1, each event is a millisecond after the one before. */
function fold(...events: readonly (readonly [type: string, previous: number, details?: Details])[]): RunState {
  const state = new RunState();
  events.forEach(([type, previousEventId, details], index) => {
    const event: RunEvent = { id: index + 1, previousEventId, timestamp: index, type, ...(details && { details }) };
    state.add(event);
  });
  return state;
}

const lines = ({ visits }: RunState) =>
  visits.map(({ name, status, parent, lane, error }) =>
    [name, status, parent && `in ${parent.name}`, lane, error].filter((part) => part !== undefined).join(' | '),
  );

describe('the fold of a run', () => {
  it('says of a Map state that it was caught where its failure hangs on an event of an iteration', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 1, { name: 'M', input: [1] }],
      ['MapStateStarted', 2, { length: 1 }],
      ['MapIterationStarted', 3, { name: 'M', index: 0 }],
      ['TaskStateEntered', 4, { name: 'T', input: 1 }],
      ['TaskScheduled', 5, { parameters: 1 }],
      ['TaskFailed', 6, { error: 'E' }],
      ['MapIterationFailed', 7, { name: 'M', index: 0 }],
      ['MapStateFailed', 8, { error: 'E' }],
      ['MapStateExited', 9, { name: 'M', output: {} }],
    );
    expect(lines(state)).toEqual(['M | caught | E', 'T | failed | in M | item 1 | E']);
  });

  it('follows one state after the other with what came in and out', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['PassStateEntered', 1, { name: 'A', input: 1 }],
      ['PassStateExited', 2, { name: 'A', output: 2 }],
      ['WaitStateEntered', 3, { name: 'B', input: 2 }],
    );
    expect(lines(state)).toEqual(['A | succeeded', 'B | running']);
    expect(state.visits[0]).toMatchObject({ type: 'Pass', input: 1, output: 2, enteredAt: 1, endedAt: 2 });
  });

  it('keeps branches apart that run at the same time', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 1, { name: 'P' }],
      ['ParallelStateStarted', 2],
      ['PassStateEntered', 3, { name: 'A1' }],
      ['PassStateEntered', 3, { name: 'B1' }],
      ['PassStateExited', 4, { name: 'A1' }],
      ['PassStateExited', 5, { name: 'B1' }],
      ['PassStateEntered', 7, { name: 'B2' }],
      ['PassStateExited', 8, { name: 'B2' }],
      ['ParallelStateSucceeded', 9],
      ['ParallelStateExited', 9, { name: 'P', output: [1, 2] }],
      ['SucceedStateEntered', 11, { name: 'End' }],
    );
    expect(lines(state)).toEqual([
      'P | succeeded',
      'A1 | succeeded | in P | branch 1',
      'B1 | succeeded | in P | branch 2',
      'B2 | succeeded | in P | branch 2',
      'End | running',
    ]);
  });

  it('counts the items of a Map state', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 1, { name: 'M' }],
      ['MapStateStarted', 2, { length: 2 }],
      ['MapIterationStarted', 3, { index: 0, name: 'M' }],
      ['MapIterationStarted', 3, { index: 1, name: 'M' }],
      ['PassStateEntered', 5, { name: 'X' }],
      ['PassStateEntered', 4, { name: 'X' }],
    );
    expect(lines(state)).toEqual(['M | running', 'X | running | in M | item 2', 'X | running | in M | item 1']);
  });

  it('tells a retried call from one that was caught', () => {
    const failed = { error: 'E', cause: 'why' };
    const state = fold(
      ['ExecutionStarted', 0],
      ['TaskStateEntered', 1, { name: 'Retried' }],
      ['LambdaFunctionScheduled', 2],
      ['LambdaFunctionFailed', 3, failed],
      ['LambdaFunctionScheduled', 4],
      ['LambdaFunctionSucceeded', 5],
      ['TaskStateExited', 6, { name: 'Retried' }],
      ['TaskStateEntered', 7, { name: 'Caught' }],
      ['LambdaFunctionScheduled', 8],
      ['LambdaFunctionFailed', 9, failed],
      ['TaskStateExited', 10, { name: 'Caught' }],
    );
    expect(lines(state)).toEqual(['Retried | succeeded', 'Caught | caught | E']);
    expect(state.visits.map(({ attempts }) => attempts.length)).toEqual([2, 1]);
  });

  it('finds the state that made the execution fail, inside of a branch too, and ends the others', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['ParallelStateEntered', 1, { name: 'P' }],
      ['ParallelStateStarted', 2],
      ['TaskStateEntered', 3, { name: 'Bad' }],
      ['WaitStateEntered', 3, { name: 'Slow' }],
      ['LambdaFunctionFailed', 4, { error: 'E', cause: 'why' }],
      ['ParallelStateFailed', 3],
      ['ExecutionFailed', 7, { error: 'E', cause: 'why' }],
    );
    expect(lines(state)).toEqual([
      'P | failed',
      'Bad | failed | in P | branch 1 | E',
      'Slow | aborted | in P | branch 2',
    ]);
    expect(state.failedAt?.name).toBe('Bad');
  });

  it('fails at a Fail state in the main line with its error', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['FailStateEntered', 1, { name: 'No' }],
      ['ExecutionFailed', 2, { error: 'Nope' }],
    );
    expect(lines(state)).toEqual(['No | failed | Nope']);
  });

  it('places a failed evaluation at the state it names', () => {
    const state = fold(
      ['ExecutionStarted', 0],
      ['PassStateEntered', 1, { name: 'A' }],
      ['EvaluationFailed', 1, { error: 'States.QueryEvaluationError', state: 'A' }],
      ['ExecutionFailed', 3, { error: 'States.QueryEvaluationError' }],
    );
    expect(lines(state)).toEqual(['A | failed | States.QueryEvaluationError']);
    expect(state.failedAt?.name).toBe('A');
  });

  it('goes on in the states that a redrive takes up again', () => {
    const failed = [
      ['ExecutionStarted', 0],
      ['MapStateEntered', 0, { name: 'M' }],
      ['MapStateStarted', 2, { length: 2 }],
      ['MapIterationStarted', 3, { index: 0, name: 'M' }],
      ['MapIterationStarted', 3, { index: 1, name: 'M' }],
      ['TaskStateEntered', 4, { name: 'T' }],
      ['TaskStateEntered', 5, { name: 'T' }],
      ['TaskStateExited', 6, { name: 'T', output: 1 }],
      ['MapIterationSucceeded', 8, { index: 0, name: 'M' }],
      ['TaskScheduled', 7, {}],
      ['TaskFailed', 10, { error: 'E' }],
      ['MapIterationFailed', 11, { index: 1, name: 'M' }],
      ['MapStateFailed', 11],
      ['ExecutionFailed', 13, { error: 'E' }],
    ] as const;
    expect(lines(fold(...failed))).toEqual([
      'M | failed',
      'T | succeeded | in M | item 1',
      'T | failed | in M | item 2 | E',
    ]);
    const state = fold(...failed, ['ExecutionRedriven', 14, { redriveCount: 1 }], ['TaskScheduled', 11, {}]);
    expect(lines(state)).toEqual(['M | running', 'T | succeeded | in M | item 1', 'T | running | in M | item 2']);
    expect(state.failedAt).toBeUndefined();
    expect(state.visits[0]?.iterations.get(1)?.status).toBe('running');
    expect(state.visits[2]?.attempts).toHaveLength(2);
  });

  it('ends what still runs when the execution is aborted', () => {
    const state = fold(['ExecutionStarted', 0], ['WaitStateEntered', 1, { name: 'W' }], ['ExecutionAborted', 0]);
    expect(lines(state)).toEqual(['W | aborted']);
    expect(state.failedAt).toBeUndefined();
  });
});
