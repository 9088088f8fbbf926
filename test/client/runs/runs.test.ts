import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExtensionContext, TextDocument } from 'vscode';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryEvent, StartMessage } from '../../../host/messages';
import { RunSession } from '../../../client/run/run-session';
import { comparableText } from '../../../client/runs/comparable-text';
import { sessionOf } from '../../../client/runs/run-record';
import { whereMoved } from '../../../client/runs/moved-files';
import { RunStore } from '../../../client/runs/run-store';
import { tellKeptRuns } from '../../../client/runs/tell-kept-run';
import type { LastRunParams } from '../../../language/features/last-run';
import { folderWith } from '../../temporary-folder';

const request: StartMessage = { kind: 'start', text: '{}', file: '/w/m.asl.json', input: { a: 1 } };
const events: HistoryEvent[] = [
  { id: 1, previousEventId: 0, timestamp: 0, type: 'ExecutionStarted' },
  { id: 2, previousEventId: 1, timestamp: 5, type: 'PassStateEntered', details: { name: 'A', input: { a: 1 } } },
  { id: 3, previousEventId: 2, timestamp: 9, type: 'PassStateExited', details: { name: 'A', output: 'out' } },
];

/** Tells a session what the process of a run would. */
function tell(session: RunSession): void {
  session.receive({ kind: 'events', events, times: [0, 1, 2] });
  session.receive({ kind: 'log', lines: [{ state: 'A', stream: 'stdout', text: 'printed' }] });
}

function end(session: RunSession): void {
  const result = { status: 'SUCCEEDED', output: 'out' } as const;
  session.receive({ kind: 'ended', result, eventCount: 3, realDuration: 2, runDuration: 9 });
}

let folder: string;
let stores: RunStore[];
beforeEach(() => {
  folder = folderWith();
  stores = [];
});
// What is still being written would come into a folder that is being removed.
afterEach(() => Promise.all(stores.map((store) => store.settled())));

function openStore(...given: ConstructorParameters<typeof RunStore>): RunStore {
  const store = new RunStore(...given);
  stores.push(store);
  return store;
}

/** What is written and read at the same time is there at last, on a slow machine too. */
function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, 60_000);
}

/** Opens the newest run when its file is written. */
async function opened(store: RunStore): Promise<RunSession> {
  const [run] = store.list;
  return eventually(async () => {
    const session = await store.open(run?.id ?? '');
    if (typeof session === 'string') throw new Error(session);
    expect(session.events.length).toBe(3);
    return session;
  });
}

describe('the kept runs', () => {
  it('show a run later as it was shown while it ran', async () => {
    const store = openStore(folder);
    const session = new RunSession('file:///w/m.asl.json', 'm', request);
    store.follow(session);
    tell(session);
    end(session);
    const again = await opened(store);
    expect(again.header()).toEqual({ ...session.header(), origin: 'kept' });
    expect(again.state.visits).toEqual(session.state.visits);
    expect(again.log).toEqual(session.log);
    expect(again.ending).toEqual(session.ending);
    expect(store.list).toMatchObject([{ machine: 'm', status: 'succeeded', summary: 'Succeeded' }]);
  });

  it('tell the language server what the newest one of a machine has shown', async () => {
    const storage = { storageUri: { fsPath: folder }, globalStorageUri: { fsPath: folder } } as ExtensionContext;
    const document = { uri: { toString: () => 'file:///w/m.asl.json' } } as TextDocument;
    const toldOf = async (one: TextDocument): Promise<LastRunParams[]> => {
      const told: LastRunParams[] = [];
      // Nothing is asked of the process: the machine has no Choice state.
      await tellKeptRuns(one, storage, 'no-host.js', (run) => Promise.resolve(void told.push(run)));
      return told;
    };
    expect(await toldOf(document)).toEqual([]);
    const store = openStore(path.join(folder, 'runs'));
    const session = new RunSession('file:///w/m.asl.json', 'm', request);
    store.follow(session);
    tell(session);
    end(session);
    await opened(store);
    await eventually(async () => {
      expect(await toldOf(document)).toEqual([
        {
          uri: 'file:///w/m.asl.json',
          context: { Execution: { StartTime: '1970-01-01T00:00:00.000Z' } },
          states: { A: { enteredTime: '1970-01-01T00:00:00.005Z', input: { a: 1 }, output: 'out' } },
        },
      ]);
    });
    expect(await toldOf({ uri: { toString: () => 'file:///other' } } as TextDocument)).toEqual([]);
  });

  it('go with their file when it, or a folder that it lies in, is moved', async () => {
    const store = new RunStore(folder);
    const session = new RunSession('file:///w/old/m.asl.json', 'm', { ...request, file: '/w/old/m.asl.json' });
    store.follow(session);
    tell(session);
    end(session);
    await opened(store);
    await store.followFiles(whereMoved([{ oldUri: 'file:///w/other', newUri: 'file:///w/else' }]));
    expect(store.list).toMatchObject([{ uri: 'file:///w/old/m.asl.json' }]);
    await store.followFiles(whereMoved([{ oldUri: 'file:///w/old', newUri: 'file:///w/new' }]));
    const later = new RunStore(folder);
    expect(later.list).toMatchObject([{ uri: 'file:///w/new/m.asl.json' }]);
    const again = await opened(later);
    expect([again.uri, again.request.file]).toEqual(['file:///w/new/m.asl.json', '/w/new/m.asl.json']);
  });

  it('lose nothing that was shown when the editor ends in the middle of a run', async () => {
    const store = openStore(folder);
    const session = new RunSession('file:///w/m.asl.json', 'm', request);
    store.follow(session);
    tell(session);
    await opened(store);
    const later = await eventually(() => {
      const reopened = openStore(folder);
      expect(reopened.list).toMatchObject([{ machine: 'm', status: 'broken' }]);
      return reopened;
    });
    const again = await opened(later);
    expect(again.state.visits[0]?.name).toBe('A');
    expect(again.ending.cause).toMatch(/closed before the run had ended/);
  });

  it('keep what a redrive of a run with child executions needs', async () => {
    const store = openStore(folder);
    const session = new RunSession('file:///w/m.asl.json', 'm', request);
    store.follow(session);
    tell(session);
    const log = Array.from({ length: 450 }, (_, index) => ({
      execution: index % 3,
      event: { id: index + 1, previousEventId: 0, timestamp: index, type: 'ExecutionStarted' as const },
    }));
    const result = { status: 'FAILED', error: 'E' } as const;
    session.receive({ kind: 'ended', result, eventCount: 3, realDuration: 2, runDuration: 9, log });
    const [run] = store.list;
    const kept = await eventually(async () => {
      const again = await store.open(run?.id ?? '');
      if (typeof again === 'string' || again === session) throw new Error('not written yet');
      expect(again.childLog).toBeDefined();
      return again;
    });
    expect(kept.childLog).toEqual(log);
    expect(kept.status).toBe('failed');
  });

  it('know no child executions where not all of their events are there', () => {
    const header = '{"stepwright":1,"uri":"u","machine":"m","startedAt":0,"request":{}}';
    const event = { id: 1, previousEventId: 0, timestamp: 0, type: 'ExecutionStarted' };
    const part = (of: number): string => JSON.stringify({ kind: 'child-log', entries: [{ execution: 1, event }], of });
    const read = (text: string): unknown => {
      const session = sessionOf(text);
      return typeof session === 'string' ? session : session.childLog;
    };
    expect(read(`${header}\n${part(2)}\n`)).toBeUndefined();
    expect(read(`${header}\n${part(1)}\n`)).toEqual([{ execution: 1, event }]);
  });

  it('give the run itself while it goes on', async () => {
    const store = openStore(folder);
    const session = new RunSession('file:///w/m.asl.json', 'm', request);
    store.follow(session);
    const id = store.list[0]?.id ?? '';
    expect(await store.open(id)).toBe(session);
    end(session);
    expect(await store.open(id)).not.toBe(session);
  });

  it('know how a run ended that was too long to be kept whole', async () => {
    const store = openStore(folder, { runs: 50, bytesOfRun: 300, bytes: 10_000 });
    const session = new RunSession('file:///w/m.asl.json', 'm', request);
    store.follow(session);
    tell(session);
    end(session);
    const id = store.list[0]?.id ?? '';
    const again = await eventually(async () => {
      const read = await store.open(id);
      if (typeof read === 'string') throw new Error(read);
      expect(read.status).toBe('succeeded');
      return read;
    });
    expect(again.events).toEqual([]);
    expect(again.log.at(-1)?.text).toMatch(/too long to be kept whole/);
  });

  it('make room for new ones, the oldest first', () => {
    const store = openStore(folder, { runs: 50, bytesOfRun: 2_000, bytes: 1_500 });
    for (const machine of ['first', 'second', 'third']) {
      const session = new RunSession('file:///w/m.asl.json', machine, request);
      store.follow(session);
      tell(session);
      end(session);
    }
    expect(store.list.map(({ machine }) => machine)).toEqual(['third', 'second']);
  });

  it('are the newest fifty', async () => {
    const store = openStore(folder);
    for (let count = 0; count < 60; count++) {
      const session = new RunSession('file:///w/m.asl.json', `m${String(count)}`, request);
      store.follow(session);
      end(session);
    }
    expect(store.list).toHaveLength(50);
    expect(store.list[0]?.machine).toBe('m59');
    await eventually(() => {
      expect(readdirSync(folder).filter((name) => name.endsWith('.jsonl'))).toHaveLength(50);
    });
  });

  it('can be named and removed', async () => {
    const store = openStore(folder);
    store.follow(new RunSession('file:///w/m.asl.json', 'm', request));
    const id = store.list[0]?.id ?? '';
    store.rename(id, ' before the change ');
    expect(store.list[0]?.label).toBe('before the change');
    await store.remove(id);
    expect(store.list).toEqual([]);
    expect(await store.open(id)).toMatch(/gone/);
  });

  it('begin anew where their list is damaged', () => {
    writeFileSync(path.join(folder, 'runs.json'), '{"no": "list"');
    expect(openStore(folder).list).toEqual([]);
    writeFileSync(path.join(folder, 'runs.json'), '[{"id": "../../x", "machine": "m", "startedAt": 1}, null]');
    expect(openStore(folder).list).toEqual([]);
  });
});

it('refuses a record that is none', () => {
  expect(sessionOf('')).toMatch(/no run/);
  expect(sessionOf('{"a": 1}\n')).toMatch(/no run/);
});

it('compares runs by what happened, without times and ids', () => {
  const session = new RunSession('file:///w/m.asl.json', 'm', request);
  tell(session);
  end(session);
  expect(JSON.parse(comparableText(session))).toEqual({
    input: { a: 1 },
    status: 'succeeded',
    output: 'out',
    steps: [{ state: 'A', status: 'succeeded', output: 'out' }],
  });
});
