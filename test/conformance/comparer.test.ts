import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../language/json';
import type { Case } from './case';
import { compareExecution, type Actual } from './run-execution';

const events: JsonObject[] = [
  { id: 1, previousEventId: 0, type: 'ExecutionStarted', executionStartedEventDetails: { input: { a: 1 } } },
  { id: 2, previousEventId: 0, type: 'FailStateEntered', stateEnteredEventDetails: { name: 'Stop', input: { a: 1 } } },
  {
    id: 3,
    previousEventId: 2,
    type: 'ExecutionFailed',
    executionFailedEventDetails: { error: 'Stopped', cause: 'The job <any:id> was stopped by hand.' },
  },
];

const recorded: Case = {
  id: 'one',
  group: 'g',
  kind: 'execution',
  expect: {
    status: 'FAILED',
    error: 'Stopped',
    cause: 'The job <any:id> was stopped by hand.',
    events,
    eventsOrder: 'exact',
  },
};

const cause = 'The job 17 was stopped by hand.';
const same: Actual = {
  status: 'FAILED',
  error: 'Stopped',
  cause,
  events: events.map((event) =>
    event['type'] === 'ExecutionFailed'
      ? { ...event, executionFailedEventDetails: { error: 'Stopped', cause } }
      : event,
  ),
  logLines: [],
};

function changed(index: number, change: (event: JsonObject) => JsonObject): Actual {
  return { ...same, events: same.events.map((event, at) => (at === index ? change(event) : event)) };
}

describe('the comparer', () => {
  it('passes what is the same', () => {
    expect(compareExecution(recorded, same)).toBeUndefined();
  });
  it('fails a case for one changed id', () => {
    expect(
      compareExecution(
        recorded,
        changed(1, (event) => ({ ...event, id: 4 })),
      ),
    ).toContain('event 2');
    expect(
      compareExecution(
        recorded,
        changed(2, (event) => ({ ...event, previousEventId: 1 })),
      ),
    ).toContain('event 3');
  });
  it('fails a case for one changed word of a cause', () => {
    const other = 'The job 17 was stopped by chance.';
    expect(compareExecution(recorded, { ...same, cause: other })).toContain('cause');
    const inEvent = changed(2, (event) => ({
      ...event,
      executionFailedEventDetails: { error: 'Stopped', cause: other },
    }));
    expect(compareExecution(recorded, inEvent)).toContain('event 3');
  });
  it('fails a case for one missing or one additional event', () => {
    expect(compareExecution(recorded, { ...same, events: same.events.slice(0, 2) })).toContain('missing');
    expect(compareExecution(recorded, { ...same, events: [...same.events, ...same.events.slice(2)] })).toContain(
      'unexpected',
    );
  });
  it('fails a case for an additional member, another status or an error that was not recorded', () => {
    expect(
      compareExecution(
        recorded,
        changed(0, (event) => ({ ...event, more: {} })),
      ),
    ).toContain('unexpected');
    expect(compareExecution(recorded, { ...same, status: 'ABORTED' })).toContain('status');
    const bare: Case = { ...recorded, expect: { status: 'FAILED', events, eventsOrder: 'exact' } };
    expect(compareExecution(bare, same)).toContain('error: unexpected');
  });
  it('takes a placeholder for the same text wherever it stands', () => {
    const twice = { status: 'SUCCEEDED', output: { a: '<uuid:1>', b: 'x <uuid:1>' } };
    const actual = (a: string, b: string): Actual => ({
      status: 'SUCCEEDED',
      output: { a, b },
      events: [],
      logLines: [],
    });
    const given: Case = { id: 'p', group: 'g', kind: 'execution', expect: twice };
    expect(compareExecution(given, actual('1', 'x 1'))).toBeUndefined();
    expect(compareExecution(given, actual('1', 'x 2'))).toContain('output/b');
    const bound: Case = { ...given, bindings: { '<uuid:1>': '7' } };
    expect(compareExecution(bound, actual('1', 'x 1'))).toContain('output/a');
  });
  it('compares concurrent branches as a multiset, and what is around them in order', () => {
    const branch = (name: string, id: number): JsonObject => ({
      id,
      previousEventId: 3,
      type: 'PassStateEntered',
      stateEnteredEventDetails: { name },
    });
    const around = (inside: JsonObject[]): JsonObject[] => [
      { id: 1, previousEventId: 0, type: 'ExecutionStarted' },
      { id: 3, previousEventId: 2, type: 'ParallelStateStarted' },
      ...inside,
      { id: 9, previousEventId: 5, type: 'ParallelStateExited' },
      { id: 10, previousEventId: 9, type: 'ExecutionSucceeded' },
    ];
    const given: Case = {
      ...recorded,
      expect: { status: 'SUCCEEDED', events: around([branch('A', 4), branch('B', 5)]), eventsOrder: 'concurrent' },
    };
    const run = (inside: JsonObject[]): Actual => ({ status: 'SUCCEEDED', events: around(inside), logLines: [] });
    expect(compareExecution(given, run([branch('B', 4), branch('A', 5)]))).toBeUndefined();
    expect(compareExecution(given, run([branch('A', 4), branch('A', 5)]))).toContain('no event like');
    expect(compareExecution(given, run([branch('A', 4)]))).toContain('no event like');
  });
});
