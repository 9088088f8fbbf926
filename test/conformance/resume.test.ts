import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../interpreter/replay/log-entry';
import { recordedAttempts, type RecordedAttempt } from '../../interpreter/replay/recorded-attempts';
import { recordedRunner } from '../../interpreter/replay/recorded-runner';
import type { Run } from '../../interpreter/run-options';
import { readCases, type Case } from './case';
import { startCase } from './start-case';

/** Places at which each run is broken off; the variable asks for all of them (some minutes). */
const EACH = process.env['STEPWRIGHT_ALL_RESUMES'] === '1' ? 1000 : 2;

/** Its token is answered from outside while what it has started still runs: nobody does so a second time. */
const ANSWERED_FROM_OUTSIDE = 'callback/callback/sync_with_task_token';

const cases = readCases(new URL('cases', import.meta.url).pathname).filter(
  ({ kind, id }) => kind === 'execution' && id !== ANSWERED_FROM_OUTSIDE,
);

/** What the calls answer that were not over after so many events of the log. */
function openAttempts(log: readonly LogEntry[], length: number): readonly RecordedAttempt[] {
  const numbers = [...new Set(log.map(({ execution }) => execution))];
  return numbers.flatMap((number) => {
    const events = log.flatMap(({ execution, event }) => (execution === number ? [event] : []));
    const told = log.slice(0, length).filter(({ execution }) => execution === number).length;
    const before = recordedAttempts(events.slice(0, told)).filter(({ answer }) => answer !== undefined);
    const over = new Set(before.map(({ scheduledEventId }) => scheduledEventId));
    return recordedAttempts(events).filter(({ scheduledEventId }) => !over.has(scheduledEventId));
  });
}

/** Workers that are state machines run beside the execution: they are of the outside. */
function logOf({ collaborators = [] }: Case, { log }: Run): readonly LogEntry[] {
  const hasWorkers = collaborators.some(({ kind }) => kind === 'activityConsumer');
  return hasWorkers ? log.filter(({ execution }) => execution === 0) : log;
}

/** The events without their times: an answer takes its time anew where a run was broken off while it was awaited. */
function shown(log: readonly LogEntry[]): readonly unknown[] {
  return log.map(({ execution, event: { timestamp: _time, ...event } }) => ({ execution, ...event }));
}

async function expectSameRest(given: Case, whole: Run, length: number): Promise<void> {
  const log = logOf(given, whole);
  const resumed = startCase(
    given,
    { replayed: 0, run: 0 },
    {
      keepLog: true,
      start: recordedRunner(openAttempts(log, length)).start,
      resume: { log: log.slice(0, length) },
    },
  );
  expect(await resumed.done).toEqual(await whole.done);
  expect(shown(resumed.log)).toEqual(shown(log));
}

describe('a recorded execution that is broken off and resumed goes on as it would have', () => {
  it.each(cases.map((given, number) => [given.id, given, number] as const))(
    '%s',
    async (_, given, number) => {
      const whole = startCase(given, { replayed: 0, run: 0 }, { keepLog: true });
      await whole.done;
      const total = logOf(given, whole).length;
      const step = Math.max(1, Math.floor(total / EACH));
      for (let length = 1 + (number % step); length <= total; length += step) {
        await expectSameRest(given, whole, length);
      }
    },
    300_000,
  );
});
