import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectProportional } from './work';
import { RunFeed } from '../../client/run/run-feed';
import { RunSession } from '../../client/run/run-session';
import type { ToView } from '../../client/run/view-messages';
import { comparableText } from '../../client/runs/comparable-text';
import { compareRuns } from '../../client/runs/compare-runs';
import { whereMoved } from '../../client/runs/moved-files';
import { headerLine, messageLine, sessionOf } from '../../client/runs/run-record';
import { RunStore } from '../../client/runs/run-store';
import type { FromHost, StartMessage } from '../../host/messages';
import type { Json } from '../../language/json';
import { functionsRunner } from '../interpreter/helpers/functions-runner';
import { run } from '../interpreter/helpers/machines';
import { folderWith } from '../temporary-folder';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:f';
const list = (length: number): number[] => Array.from({ length }, (_, index) => index);
const map = (states: Readonly<Record<string, Json>>): Json => ({
  QueryLanguage: 'JSONata',
  StartAt: 'M',
  States: { M: { Type: 'Map', ItemProcessor: { StartAt: Object.keys(states)[0] ?? '', States: states }, End: true } },
});
const task = { Type: 'Task', Resource: FUNCTION, Arguments: '{% $states.input %}' };
const caught = [{ ErrorEquals: ['States.ALL'], Next: 'W' }];
const wait: Json = { Type: 'Wait', Seconds: 10, End: true };

/** Runs of so many items, branches or turns. */
const machines: Readonly<Record<string, (size: number) => Json>> = {
  'a Map': () => map({ T: { ...task, End: true } }),
  'a Map whose items are caught when they cannot be evaluated': () =>
    map({ T: { ...task, Arguments: '{% $states.input.a.b + "c" %}', Catch: caught, End: true }, W: wait }),
  'a Map whose items hold a Parallel that fails': () =>
    map({
      P: { Type: 'Parallel', Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail' } } }], Catch: caught, End: true },
      W: wait,
    }),
  'a Map whose items hold a Parallel in which a Parallel fails': () =>
    map({
      P: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Q',
            States: {
              Q: {
                Type: 'Parallel',
                Branches: [{ StartAt: 'F', States: { F: { Type: 'Fail' } } }],
                End: true,
              },
            },
          },
        ],
        Catch: caught,
        End: true,
      },
      W: wait,
    }),
  'a Map that fails at its end': (size) =>
    map({
      W: { Type: 'Wait', Seconds: 1, Next: 'C' },
      C: {
        Type: 'Choice',
        Choices: [{ Condition: `{% $states.input = ${String(size - 1)} %}`, Next: 'F' }],
        Default: 'L',
      },
      F: { Type: 'Fail' },
      L: wait,
    }),
  'a Parallel': (size) => ({
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: list(size).map((i) => ({
          StartAt: `T${String(i)}`,
          States: { [`T${String(i)}`]: { Type: 'Pass', Result: i, End: true } },
        })),
        End: true,
      },
    },
  }),
  'a loop': (size) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'N',
    States: {
      N: { Type: 'Pass', Assign: { n: 0 }, Next: 'T' },
      T: { ...task, Arguments: {}, Output: {}, Assign: { n: '{% $n + 1 %}' }, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Condition: `{% $n < ${String(size)} %}`, Next: 'T' }], Default: 'E' },
      E: { Type: 'Succeed' },
    },
  }),
};

interface Recorded {
  readonly request: StartMessage;
  readonly messages: readonly FromHost[];
}

/** What the process of a run tells of it. */
async function recorded(definition: Json, input: Json): Promise<Recorded> {
  const started = run(definition, input, { runner: functionsRunner({ f: (event) => event }) });
  const result = await started.done;
  const messages: FromHost[] = [];
  for (let from = 0; from < started.events.length; from += 50) {
    const events = started.events.slice(from, from + 50);
    messages.push({ kind: 'events', events, times: events.map(({ id }) => id) });
    messages.push({ kind: 'log', lines: [{ state: 'T', stream: 'stdout', text: 'printed' }] });
  }
  messages.push({ kind: 'ended', result, eventCount: started.events.length, realDuration: 1, runDuration: 1 });
  const text = JSON.stringify(definition);
  return { request: { kind: 'start', text, file: '/m.asl.json', input, format: 'json' }, messages };
}

const sessionFor = ({ request }: Recorded): RunSession => new RunSession('file:///m.asl.json', 'm', request, 'live', 0);

function told(of: Recorded): RunSession {
  const session = sessionFor(of);
  for (const message of of.messages) session.receive(message);
  return session;
}

afterEach(() => {
  vi.useRealTimers();
});

describe.each(Object.entries(machines))('twice the size of %s is at most twice the work', (name, definition) => {
  const recordedOf = (size: number): Promise<Recorded> =>
    recorded(definition(size), name.startsWith('a Map') ? list(size) : {});

  it('to show the run while it goes on', async () => {
    await expectProportional(400, async (size) => {
      const of = await recordedOf(size);
      return () => {
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
        const sent: ToView[] = [];
        const session = sessionFor(of);
        const feed = new RunFeed(
          session,
          (message) => sent.push(message),
          () => undefined,
        );
        feed.start();
        feed.ask({ kind: 'events' });
        for (const message of of.messages) {
          session.receive(message);
          vi.advanceTimersByTime(60);
          if (session.state.visits.length === 1) feed.ask({ kind: 'select', key: 2 });
        }
        vi.runAllTimers();
        feed.dispose();
        vi.useRealTimers();
        expect(sent.length).toBeGreaterThan(of.messages.length);
      };
    });
  });

  it('to show the run when it has ended, its iterations and its last step', async () => {
    await expectProportional(2400, async (size) => {
      const session = told(await recordedOf(size));
      return () => {
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
        const sent: ToView[] = [];
        const feed = new RunFeed(
          session,
          (message) => sent.push(message),
          () => undefined,
        );
        feed.start();
        for (const key of [2, session.state.visits.at(-1)?.key ?? 0]) {
          feed.ask({ kind: 'select', key });
          feed.ask({ kind: 'iterations', from: 0, to: 50 });
          feed.textOf(key, 'input');
        }
        vi.runAllTimers();
        feed.dispose();
        vi.useRealTimers();
      };
    });
  });

  it('to compare two runs', async () => {
    await expectProportional(400, async (size) => {
      const of = await recordedOf(size);
      const [before, after] = [told(of), told(of)];
      return () => {
        const { states, details } = compareRuns(before, after);
        for (const { key } of states.slice(0, 5)) details(key, 0);
        expect(comparableText(before)).toBe(comparableText(after));
      };
    });
  });

  it('to keep the run, and to read it again', async () => {
    await expectProportional(400, async (size) => {
      const of = await recordedOf(size);
      const session = sessionFor(of);
      return () => {
        const text = headerLine(session) + of.messages.map(messageLine).join('');
        expect(sessionOf(text)).toMatchObject({ status: told(of).status });
      };
    });
  });
});

describe('twice the runs are at most twice the work', () => {
  it('to read their list, to rename one of them and to follow their files', async () => {
    await expectProportional(400, (size) => {
      const folder = folderWith();
      const runs = list(size).map((i) => ({
        id: `r${String(i)}`,
        uri: `file:///w/m${String(i)}.asl.json`,
        machine: 'm',
        startedAt: i,
        status: 'succeeded',
        summary: 'Succeeded',
        bytes: 100,
      }));
      writeFileSync(path.join(folder, 'runs.json'), JSON.stringify(runs));
      return async () => {
        const store = new RunStore(folder);
        store.rename('r1', 'mine');
        await store.followFiles(whereMoved([{ oldUri: 'file:///w', newUri: 'file:///v' }]));
        await store.settled();
        expect(store.list.length).toBe(size);
      };
    });
  });
});
