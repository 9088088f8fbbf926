import { describe, expect, it } from 'vitest';
import { RunSession } from '../../../client/run/run-session';
import { compareRuns } from '../../../client/runs/compare-runs';
import type { HistoryEvent, StartMessage } from '../../../host/messages';

const request: StartMessage = { kind: 'start', text: '{}', file: '/w/m.asl.json', input: { a: 1 } };

type Told = readonly [type: string, previous: number, details?: HistoryEvent['details']];

/** A run that was told these events, ten milliseconds apart, and ended with this output or error. */
function runOf(events: readonly Told[], ending: { readonly output?: string; readonly error?: string }): RunSession {
  const session = new RunSession('file:///w/m.asl.json', 'm', request);
  const told = events.map(([type, previousEventId, details], index): HistoryEvent => {
    const event = { id: index + 1, previousEventId, timestamp: index * 10, type };
    return details ? { ...event, details } : event;
  });
  session.receive({ kind: 'events', events: told, times: told.map((_, index) => index) });
  const status = ending.error === undefined ? 'SUCCEEDED' : 'FAILED';
  const result = { status, ...ending } as const;
  session.receive({ kind: 'ended', result, eventCount: told.length, realDuration: 1, runDuration: 10 });
  return session;
}

/** Passes through these states one after the other; `A=1` has the output 1. */
function line(...states: readonly string[]): RunSession {
  const events: Told[] = [['ExecutionStarted', 0]];
  for (const state of states) {
    const [name = '', output = 'out'] = state.split('=');
    events.push(
      ['PassStateEntered', events.length, { name }],
      ['PassStateExited', events.length + 1, { name, output }],
    );
  }
  return runOf(events, { output: 'end' });
}

const differences = (before: RunSession, after: RunSession): string[] =>
  compareRuns(before, after).states.map(({ name, difference }) => `${name} ${difference}`);

describe('two runs beside each other', () => {
  it('are the same where only times differ', () => {
    const later = line('A', 'B');
    later.state.visits.forEach((visit) => (visit.endedAt = 99_999));
    expect(differences(line('A', 'B'), later)).toEqual(['m same', 'A same', 'B same']);
  });

  it('put the states that differ first', () => {
    expect(differences(line('A', 'B=1', 'C'), line('A', 'B=2', 'C'))).toEqual([
      'm other-data',
      'B other-data',
      'A same',
      'C same',
    ]);
  });

  it('tell where they went apart, and the states that only one of them came to', () => {
    expect(differences(line('A', 'B'), line('A', 'C'))).toEqual([
      'm other-path',
      'A other-path',
      'B only-before',
      'C only-after',
    ]);
    expect(compareRuns(line('A', 'B'), line('A', 'C')).details(1, 0)).toMatchObject({
      before: { path: ['B'] },
      after: { path: ['C'] },
    });
  });

  it('count another number of rounds as another path', () => {
    const comparison = compareRuns(line('A', 'A'), line('A', 'A', 'A'));
    expect(comparison.states[1]).toMatchObject({
      difference: 'other-path',
      before: { visits: 2 },
      after: { visits: 3 },
    });
    expect(comparison.details(1, 0)?.visits.map(({ place, difference }) => `${place}: ${difference}`)).toEqual([
      'visit 2: other-path',
      'visit 3: only-after',
      ': same',
    ]);
  });

  it('let another status weigh more than what follows from it', () => {
    const failed = runOf(
      [
        ['ExecutionStarted', 0],
        ['TaskStateEntered', 1, { name: 'A' }],
        ['TaskScheduled', 2, { parameters: 1 }],
        ['TaskFailed', 3, { error: 'E' }],
        ['ExecutionFailed', 4, { error: 'E' }],
      ],
      { error: 'E' },
    );
    const comparison = compareRuns(line('A'), failed);
    expect(comparison.states.map(({ difference }) => difference)).toEqual(['other-status', 'other-status']);
    expect(comparison.changes).toEqual({ 'state:A': 'other-status' });
    expect(comparison.details(1, 0)).toMatchObject({ before: { status: 'succeeded' }, after: { error: 'E' } });
    expect(comparison.details(0, 0)).toMatchObject({
      before: { path: ['A'] },
      after: { status: 'failed', error: 'E' },
    });
  });

  it('pair the items of a Map by their index, in whatever order they ran', () => {
    const map = (order: readonly number[], outputs: readonly string[]): RunSession => {
      const events: Told[] = [
        ['ExecutionStarted', 0],
        ['MapStateEntered', 1, { name: 'M' }],
        ['MapStateStarted', 2],
      ];
      for (const index of order) {
        events.push(['MapIterationStarted', 3, { index, name: 'M' }]);
        events.push(['PassStateEntered', events.length, { name: 'P' }]);
        events.push(['PassStateExited', events.length, { name: 'P', output: outputs[index] ?? '' }]);
        events.push(['MapIterationSucceeded', events.length, { index, name: 'M' }]);
      }
      return runOf(events, { output: 'end' });
    };
    expect(differences(map([0, 1], ['a', 'b']), map([1, 0], ['a', 'b']))).toContain('P same');
    const comparison = compareRuns(map([0, 1], ['a', 'b']), map([1, 0], ['a', 'c']));
    const row = comparison.states.find(({ name }) => name === 'P');
    expect(row).toMatchObject({ difference: 'other-data', within: ['M'] });
    const details = comparison.details(row?.key ?? 0, 0);
    expect(details?.visits).toEqual([
      { place: 'item 2', difference: 'other-data', before: 'succeeded', after: 'succeeded' },
      { place: 'item 1', difference: 'same', before: 'succeeded', after: 'succeeded' },
    ]);
    expect(details?.data).toEqual([{ stage: 'output', title: 'Output', isSame: false, before: '"b"', after: '"c"' }]);
  });

  it('know nothing of a state or visit that is not there', () => {
    const comparison = compareRuns(line('A'), line('A'));
    expect(comparison.details(7, 0)).toBeUndefined();
    expect(comparison.details(1, 7)).toBeUndefined();
  });
});
