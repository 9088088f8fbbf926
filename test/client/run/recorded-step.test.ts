import { describe, expect, it } from 'vitest';
import { recordedStep, variablesAt } from '../../../client/run/recorded-step';
import { RunState } from '../../../client/run/run-state';
import type { Json } from '../../../language/json';

type Given = readonly [type: string, previous: number, details?: Readonly<Record<string, Json>>];

function stateOf(...given: readonly Given[]): RunState {
  const state = new RunState();
  given.forEach(([type, previousEventId, details], index) => {
    state.add({ id: index + 1, previousEventId, timestamp: index * 10, type, ...(details && { details }) });
  });
  return state;
}

const parallel: readonly Given[] = [
  ['ExecutionStarted', 0],
  ['PassStateEntered', 1, { name: 'A', input: 1 }],
  ['PassStateExited', 2, { name: 'A', output: 1, assignedVariables: { outer: 1, both: 'old' } }],
  ['ParallelStateEntered', 3, { name: 'P', input: 1 }],
  ['ParallelStateStarted', 4],
  ['PassStateEntered', 5, { name: 'L', input: 1 }],
  ['PassStateExited', 6, { name: 'L', output: 'left', assignedVariables: { inner: 1 } }],
  ['PassStateEntered', 5, { name: 'R', input: 1 }],
  ['PassStateExited', 8, { name: 'R', output: 'right' }],
  ['ParallelStateSucceeded', 9],
  ['ParallelStateExited', 10, { name: 'P', output: ['left', 'right'], assignedVariables: { both: 'new' } }],
  ['PassStateEntered', 11, { name: 'Z', input: 1 }],
];

describe('what a history says of a step', () => {
  it('has the variables that its line can see, not those of branches beside it or inside of states before it', () => {
    const state = stateOf(...parallel);
    const seen = Object.fromEntries(state.visits.map((visit) => [visit.name, variablesAt(visit, state)]));
    expect(seen).toEqual({
      A: {},
      P: { outer: 1, both: 'old' },
      L: { outer: 1, both: 'old' },
      R: { outer: 1, both: 'old' },
      Z: { outer: 1, both: 'new' },
    });
  });

  it('has what the branches gave together as the result of a Parallel state', () => {
    const state = stateOf(...parallel);
    const steps = state.visits.map((visit) => recordedStep(visit, state, 'start'));
    expect(steps.find((step) => step?.state === 'P')).toEqual({
      state: 'P',
      input: 1,
      variables: { outer: 1, both: 'old' },
      enteredTime: 30,
      retryCount: 0,
      executionInput: 'start',
      answer: { kind: 'result', value: ['left', 'right'] },
    });
  });

  it('knows the iteration, the number of retries and the error', () => {
    const state = stateOf(
      ['ExecutionStarted', 0],
      ['MapStateEntered', 1, { name: 'M', input: [1] }],
      ['MapStateStarted', 2, { length: 1 }],
      ['MapIterationStarted', 3, { name: 'M', index: 0 }],
      ['TaskStateEntered', 4, { name: 'T', input: 1 }],
      ['TaskScheduled', 5, { parameters: 1 }],
      ['TaskFailed', 6, { error: 'E' }],
      ['TaskScheduled', 7, { parameters: 1 }],
      ['TaskFailed', 8, { error: 'E', cause: 'c' }],
    );
    const [, task] = state.visits;
    expect(task && recordedStep(task, state, null)).toMatchObject({
      item: { index: 0 },
      retryCount: 1,
      answer: { kind: 'failure', error: 'E', cause: 'c' },
    });
  });
});
