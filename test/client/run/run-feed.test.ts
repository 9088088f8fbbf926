import { afterEach, expect, it, vi } from 'vitest';
import { RunFeed } from '../../../client/run/run-feed';
import { RunSession } from '../../../client/run/run-session';
import type { ToView } from '../../../client/run/view-messages';
import type { StartMessage } from '../../../host/messages';
import type { Json } from '../../../language/json';

const text = JSON.stringify({
  StartAt: 'M',
  States: {
    M: { Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, End: true },
  },
});

/** A session, and what the view of it is told. */
function followed() {
  const request: StartMessage = { kind: 'start', text, file: '/m.asl.json', input: {}, format: 'json' };
  const session = new RunSession('file:///m.asl.json', 'm', request);
  const told: ToView[] = [];
  const feed = new RunFeed(
    session,
    (message) => told.push(message),
    () => undefined,
  );
  return { session, feed, told };
}

let lastId = 0;
function tell(session: RunSession, ...given: readonly (readonly [string, number, Record<string, Json>?])[]): void {
  const events = given.map(([type, previousEventId, details = {}]) => {
    lastId++;
    return { id: lastId, previousEventId, timestamp: lastId, type, details };
  });
  session.receive({ kind: 'events', events, times: events.map(({ timestamp }) => timestamp) });
}

/** A Map of which all iterations have started; ends them on demand. */
function startMap(session: RunSession, count: number): (index: number, how: 'Succeeded' | 'Failed') => void {
  lastId = 0;
  tell(
    session,
    ['ExecutionStarted', 0],
    ['MapStateEntered', 1, { name: 'M' }],
    ['MapStateStarted', 2, { length: count }],
  );
  const inside = Array.from({ length: count }, (_, index) => {
    tell(session, ['MapIterationStarted', 3, { name: 'M', index }], ['PassStateEntered', lastId + 1, { name: 'P' }]);
    return lastId;
  });
  return (index, how) => {
    tell(session, [`MapIteration${how}`, inside[index] ?? 0, { name: 'M', index }]);
  };
}

const rowsIn = (told: readonly ToView[]): number =>
  told.reduce((sum, message) => sum + (message.kind === 'rows' ? message.rows.length : 0), 0);

vi.useFakeTimers();
afterEach(() => vi.clearAllTimers());

it('tells a long run a part at a time, each visit once', () => {
  const { session, feed, told } = followed();
  startMap(session, 5_000);
  feed.start();
  expect(rowsIn(told)).toBeLessThan(1_000);
  vi.runAllTimers();
  const keys = told.flatMap((message) => (message.kind === 'rows' ? message.rows.map(({ key }) => key) : []));
  expect(keys.filter((key) => key !== 0)).toEqual(session.state.visits.map(({ key }) => key));
  expect(Math.max(...told.map((message) => (message.kind === 'rows' ? message.rows.length : 0)))).toBeLessThan(1_000);
  feed.dispose();
});

it('tells of what has changed, and of that only the marks that are other', () => {
  const { session, feed, told } = followed();
  startMap(session, 3_000)(7, 'Failed');
  feed.start();
  vi.runAllTimers();
  told.length = 0;
  tell(session, ['PassStateExited', 5, { name: 'P' }]);
  vi.runAllTimers();
  expect(rowsIn(told)).toBe(2);
  expect(told.flatMap((message) => (message.kind === 'marks' ? [Object.keys(message.marks)] : []))).toEqual([
    ['state:P'],
  ]);
  feed.dispose();
});

it('sends of the 40,000 iterations of a chosen Map those in sight, and again when they change', () => {
  const { session, feed, told } = followed();
  const end = startMap(session, 40_000);
  feed.start();
  vi.runAllTimers();
  told.length = 0;
  feed.ask({ kind: 'select', key: 2 });
  const [details] = told.flatMap((message) => (message.kind === 'details' ? [message.details] : []));
  expect(details?.iterations?.rows).toHaveLength(50);
  expect(details?.iterations?.counts).toEqual([{ status: 'running', count: 40_000 }]);
  feed.ask({ kind: 'iterations', from: 20_000, to: 20_030 });
  end(20_005, 'Failed');
  told.length = 0;
  vi.runAllTimers();
  const pages = told.flatMap((message) => (message.kind === 'iterations' ? [message.page] : []));
  expect(pages.map(({ from, rows }) => [from, rows.length])).toEqual([[20_000, 30]]);
  expect(pages[0]?.counts[0]).toEqual({ status: 'failed', count: 1 });
  expect(JSON.stringify(told).length).toBeLessThan(20_000);
  feed.dispose();
});

it('sends the events when they are asked for, a part at a time, and then those that come', () => {
  const { session, feed, told } = followed();
  const end = startMap(session, 2_000);
  feed.start();
  vi.runAllTimers();
  const ids = (): number[] =>
    told.flatMap((message) => (message.kind === 'events' ? message.events.map(({ id }) => id) : []));
  expect(ids()).toEqual([]);
  feed.ask({ kind: 'events' });
  expect(ids().length).toBeLessThan(1_000);
  vi.runAllTimers();
  end(0, 'Succeeded');
  vi.runAllTimers();
  expect(ids()).toEqual(session.events.map(({ id }) => id));
  feed.dispose();
});

it('tells a page that is made anew in the middle of a run all that was shown', () => {
  const { session, feed, told } = followed();
  const end = startMap(session, 100);
  feed.start();
  session.receive({ kind: 'log', lines: [{ state: 'P', stream: 'stdout', text: 'hello' }] });
  vi.runAllTimers();
  feed.dispose();
  const before = told.splice(0);
  const again = new RunFeed(
    session,
    (message) => told.push(message),
    () => undefined,
  );
  again.start();
  end(3, 'Failed');
  vi.runAllTimers();
  expect(told[0]?.kind).toBe('reset');
  const shown = (all: readonly ToView[]): unknown[] =>
    all.flatMap((message): readonly unknown[] =>
      message.kind === 'rows' ? message.rows.map(({ key }) => key) : message.kind === 'log' ? message.lines : [],
    );
  expect(new Set(shown(told))).toEqual(new Set(shown(before)));
  again.dispose();
});

it('says that the process of a run has ended, and closes what ran', () => {
  const { session, feed, told } = followed();
  startMap(session, 10);
  feed.start();
  vi.runAllTimers();
  session.breakOff('The run’s process was ended from outside');
  vi.runAllTimers();
  const details = told.findLast((message) => message.kind === 'details');
  expect(details?.details).toMatchObject({
    error: 'The run broke off',
    cause: 'The run’s process was ended from outside',
  });
  const rows = new Map(
    told.flatMap((message) => (message.kind === 'rows' ? message.rows.map((row) => [row.key, row.status]) : [])),
  );
  expect(new Set(rows.values())).toEqual(new Set(['failed', 'aborted']));
  feed.dispose();
});
