import { describe, expect, it } from 'vitest';
import { historySession, readHistory, statesIn } from '../../../client/runs/history-file';

const whole = JSON.stringify({
  events: [
    {
      timestamp: '2026-01-02T03:04:05.000Z',
      type: 'ExecutionStarted',
      id: 1,
      previousEventId: 0,
      executionStartedEventDetails: { input: '{"a": 1}', inputDetails: { truncated: false } },
    },
    {
      timestamp: '2026-01-02T03:04:06.000Z',
      type: 'PassStateEntered',
      id: 2,
      previousEventId: 0,
      stateEnteredEventDetails: { name: 'A', input: '{"a": 1}' },
    },
    {
      timestamp: '2026-01-02T03:04:07.000Z',
      type: 'ExecutionFailed',
      id: 3,
      previousEventId: 2,
      executionFailedEventDetails: { error: 'E', cause: 'why' },
    },
  ],
});
const session = (text: string) =>
  historySession(readHistory(text), { uri: 'file:///h.json', machine: 'h', file: '/h.json' });

describe('a history file', () => {
  it('is shown as the run that it records', () => {
    const shown = session(whole);
    expect(shown.header()).toMatchObject({
      status: 'failed',
      summary: 'Failed: E',
      origin: 'history',
      runDuration: 2000,
    });
    expect(shown.request.input).toEqual({ a: 1 });
    expect(shown.state.failedAt?.name).toBe('A');
    expect([...statesIn(shown.events)]).toEqual(['A']);
  });

  it('that is cut shows what can be read, and says where it breaks off', () => {
    const shown = session(whole.slice(0, whole.indexOf('"executionFailedEventDetails"')));
    expect(shown.state.visits.map(({ name }) => name)).toEqual(['A']);
    expect(shown.header().status).toBe('broken');
    expect(shown.ending.error).toBe('The history is incomplete');
    expect(shown.ending.cause).toMatch(/breaks off at line \d+, column \d+\. Shown is .* up to event \d+, \w+\.$/);
  });

  it('that was read while the execution ran says so', () => {
    const { events } = JSON.parse(whole) as { events: unknown[] };
    const shown = session(JSON.stringify({ events: events.slice(0, 2) }));
    expect(shown.ending.cause).toMatch(/while it ran/);
  });

  it.each([
    ['{"name": "x"}', /no execution history/],
    ['hello', /no complete JSON/],
    ['', /no complete JSON/],
    ['{"events": []}', /no events/],
    ['{"events": [{"id": 1}]}', /Event 1 of the history has no "id" and "type"/],
  ])('that is none says what it lacks: %s', (text, message) => {
    expect(readHistory(text)).toMatchObject({ events: [], fault: expect.stringMatching(message) as string });
  });
});
