import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import type { HistoryEvent, Json } from '../../../host/messages';
import { recordedAnswers, recordInMockFile, recordInSettings } from '../../../client/run/record-mocks';

const event = (id: number, previousEventId: number, type: string, details: Record<string, Json> = {}): HistoryEvent =>
  ({ id, previousEventId, timestamp: id, type, details }) as HistoryEvent;

/** Two branches that run at the same time; the call that was made first ends last. A is tried three times. */
const EVENTS = [
  event(1, 0, 'TaskStateEntered', { name: 'A' }),
  event(2, 0, 'TaskStateEntered', { name: 'B' }),
  event(3, 1, 'TaskScheduled'),
  event(4, 2, 'LambdaFunctionScheduled'),
  event(5, 4, 'LambdaFunctionSucceeded', { output: { b: 1 } }),
  event(6, 3, 'TaskFailed', { error: 'E', cause: 'c' }),
  event(7, 6, 'TaskScheduled'),
  event(8, 7, 'TaskFailed', { error: 'E', cause: 'c' }),
  event(9, 8, 'TaskScheduled'),
  event(10, 9, 'TaskSucceeded', { output: 'at last' }),
];
const recorded = recordedAnswers(EVENTS);

describe('what a run gave', () => {
  it('is told by state, in the order of the calls', () => {
    expect(Object.fromEntries(recorded)).toEqual({
      A: [
        { kind: 'throw', error: 'E', cause: 'c' },
        { kind: 'throw', error: 'E', cause: 'c' },
        { kind: 'return', output: 'at last' },
      ],
      B: [{ kind: 'return', output: { b: 1 } }],
    });
  });

  it('becomes mocks in stepwright.json, beside what is there', () => {
    const text = recordInSettings('{ // ours\n  "mocks": { "Old": { "return": 1 } } }', recorded, undefined);
    expect(text).toContain('// ours');
    expect(parse(text)).toEqual({
      mocks: {
        Old: { return: 1 },
        A: { steps: { '0-1': { throw: { error: 'E', cause: 'c' } }, '2': { return: 'at last' } } },
        B: { return: { b: 1 } },
      },
    });
  });

  it('becomes a test case in stepwright.json', () => {
    expect(Object.keys(parse(recordInSettings('', recorded, 'retried')).testCases.retried)).toEqual(['B', 'A'].sort());
  });

  it('becomes a test case in a mock file of Step Functions Local', () => {
    const text = recordInMockFile('', recorded, { machine: 'Flow', testCase: 'retried' });
    expect(parse(text)).toEqual({
      StateMachines: { Flow: { TestCases: { retried: { A: 'Flow_retried_A', B: 'Flow_retried_B' } } } },
      MockedResponses: {
        Flow_retried_A: { '0-1': { Throw: { Error: 'E', Cause: 'c' } }, '2': { Return: 'at last' } },
        Flow_retried_B: { '0': { Return: { b: 1 } } },
      },
    });
  });
});
