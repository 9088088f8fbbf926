import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type {
  FromHost,
  HistoryEvent,
  InspectMessage,
  LogEntry,
  ReplayMessage,
  StartMessage,
} from '../../host/messages';
import { bundleProgram } from '../bundle';
import { lives, until } from '../tasks/handlers';
import { folderWith } from '../temporary-folder';

let bundle: string;
beforeAll(async () => {
  bundle = await bundleProgram('host/main.ts');
});

interface Host {
  readonly child: ChildProcess;
  readonly messages: FromHost[];
  readonly exited: Promise<number | null>;
}

function start(message: StartMessage | InspectMessage | ReplayMessage): Host {
  const child = fork(bundle, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const messages: FromHost[] = [];
  child.on('message', (received) => messages.push(received as FromHost));
  const exited = new Promise<number | null>((resolve) => {
    // Its last messages may come behind its exit.
    child.on('exit', (code) => (child.connected ? child.on('close', resolve) : resolve(code)));
  });
  child.send(message);
  return { child, messages, exited };
}

function all<K extends FromHost['kind']>(host: Host, kind: K): Extract<FromHost, { kind: K }>[] {
  return host.messages.filter((message): message is Extract<FromHost, { kind: K }> => message.kind === kind);
}

const sample = path.join(import.meta.dirname, '../../samples/sample-flow');
const read = (name: string): string => readFileSync(path.join(sample, name), 'utf8');

function task(resource = 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Fn'): string {
  return JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource: resource, End: true } } });
}

/** A handler that prints its id and that of a child, and then never answers. */
const HANGS = `
import os, subprocess
def lambda_handler(event, context):
    p = subprocess.Popen(["sleep", "60"])
    print(os.getpid(), p.pid, flush=True)
    while True: pass
`;

async function startHanging(): Promise<{ host: Host; pids: number[] }> {
  const folder = folderWith({ 'fn.py': HANGS });
  const host = start({ kind: 'start', text: task(), file: path.join(folder, 'm.asl.json'), input: {} });
  await until(() => all(host, 'log').length > 0);
  const pids = (all(host, 'log')[0]?.lines[0]?.text ?? '').split(' ').map(Number);
  expect(pids.every(lives)).toBe(true);
  return { host, pids };
}

function asEntry(event: HistoryEvent): LogEntry {
  return { execution: 0, event };
}

describe('the process of a run', () => {
  it('runs nothing where the part that is wanted is not there', async () => {
    const options = { part: { state: 't', extent: 'only' as const } };
    const host = start({ kind: 'start', text: task(), file: '/nowhere/m.asl.json', input: {}, options });
    expect(await host.exited).toBe(0);
    expect(host.messages).toMatchObject([{ kind: 'refused', message: 'There is no state "t": did you mean "T"?' }]);
  });

  it('runs the sample flow and ends by itself', async () => {
    const file = path.join(sample, 'sample-flow.asl.json');
    const host = start({
      kind: 'start',
      text: read('sample-flow.asl.json'),
      file,
      input: JSON.parse(read('input.json')),
    });
    expect(await host.exited).toBe(0);
    expect(host.messages[0]).toMatchObject({
      kind: 'started',
      stateMachineName: 'sample-flow',
      type: 'STANDARD',
      notes: [],
      missingHandlers: [],
    });
    const [ended] = all(host, 'ended');
    expect(ended?.result).toEqual({ status: 'SUCCEEDED', output: JSON.parse(read('expected-output.json')) });
    expect(ended?.runDuration).toBe(30_000);
    expect(host.messages.at(-1)).toBe(ended);
    const events = all(host, 'events').flatMap((message) => message.events);
    expect(events.map(({ id }) => id)).toEqual(Array.from({ length: ended?.eventCount ?? 0 }, (_, i) => i + 1));
    const lines = all(host, 'log').flatMap((message) => message.lines);
    expect(lines).toEqual([
      {
        state: 'Process5',
        stream: 'stdout',
        text: expect.stringMatching(/^\[\{'processResult': 'Process2b', 'step': 4\}/),
        step: events.find(({ type, details }) => type === 'TaskStateEntered' && details?.['name'] === 'Process5')?.id,
      },
    ]);
    // The print stands before the event that ends its call.
    const at = host.messages.findIndex(({ kind }) => kind === 'log');
    const later = host.messages.slice(at).flatMap((message) => (message.kind === 'events' ? message.events : []));
    expect(later[0]?.type).toBe('LambdaFunctionSucceeded');
  });

  it('says where a definition leaves what was recorded', async () => {
    const handler = { 'fn.mjs': 'export const handler = async (event) => ({ doubled: event.a * 2 });' };
    const file = path.join(folderWith(handler), 'm.asl.json');
    const recording = start({ kind: 'start', text: task(), file, input: { a: 1 } });
    await recording.exited;
    const events = all(recording, 'events').flatMap((message) => message.events);
    const same = start({ kind: 'replay', text: task(), file, events });
    await same.exited;
    expect(same.messages).toEqual([
      { kind: 'replayed', result: { status: 'SUCCEEDED', output: { doubled: 2 } }, differences: [] },
    ]);
    const changed = task().replace('"End":true', '"ResultPath":"$.r","End":true');
    const other = start({ kind: 'replay', text: changed, file, events });
    await other.exited;
    const exited = events.find(({ type }) => type === 'TaskStateExited');
    expect(all(other, 'replayed')[0]?.differences[0]).toMatchObject({
      eventId: exited?.id,
      expected: { doubled: 2 },
      actual: { a: 1, r: { doubled: 2 } },
    });
  });

  it('refuses to replay what does not begin at the beginning', async () => {
    const host = start({ kind: 'replay', text: task(), file: '/nowhere/m.asl.json', events: [] });
    await host.exited;
    expect(all(host, 'refused')[0]?.message).toMatch(/ExecutionStarted/);
  });

  it('takes the text that it is sent, not the file', async () => {
    const folder = folderWith({ 'm.asl.json': 'not JSON', 'fn.mjs': 'export const handler = async (event) => event;' });
    const host = start({ kind: 'start', text: task(), file: path.join(folder, 'm.asl.json'), input: { a: 1 } });
    await host.exited;
    expect(all(host, 'ended')[0]?.result).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
  });

  it('refuses a definition with errors, at their places', async () => {
    const text = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }';
    const host = start({ kind: 'start', text, file: '/nowhere/m.asl.json', input: {} });
    expect(await host.exited).toBe(0);
    expect(host.messages).toHaveLength(1);
    const [refused] = all(host, 'refused');
    expect(refused?.message).toMatch(/the service would refuse it/);
    expect(refused?.diagnostics.map(({ start: from, end }) => text.slice(from, end))).toContain('"B"');
  });

  it.each([
    ['half-typed JSON', '{ "StartAt": '],
    ['nothing', ''],
    ['no state machine', '[1, 2]'],
    ['10,000 levels', '['.repeat(10_000)],
  ])('refuses %s', async (_what, text) => {
    const host = start({ kind: 'start', text, file: '/nowhere/m.asl.json', input: {} });
    expect(await host.exited).toBe(0);
    expect(all(host, 'refused')[0]?.diagnostics.length).toBeGreaterThan(0);
  });

  it('refuses a configuration with errors, at their places', async () => {
    const folder = folderWith({ 'stepwright.json': '{\n  "type": "FAST"\n}' });
    const host = start({ kind: 'start', text: task(), file: path.join(folder, 'm.asl.json'), input: {} });
    await host.exited;
    const file = path.join(folder, 'stepwright.json');
    expect(all(host, 'refused')[0]?.problems).toEqual([
      { file, line: 2, column: 11, width: 6, severity: 'error', message: 'Here belongs one of "STANDARD", "EXPRESS".' },
    ]);
  });

  it('tells beforehand which functions nothing answers for, and fails at their state', async () => {
    const folder = folderWith({});
    const host = start({ kind: 'start', text: task(), file: path.join(folder, 'm.asl.json'), input: {} });
    await host.exited;
    const reference = 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Fn';
    expect(all(host, 'started')[0]?.missingHandlers).toMatchObject([{ state: 'T', functionName: 'Fn', reference }]);
    expect(all(host, 'ended')[0]?.result).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining('Nothing answers for the function "Fn", which the state "T" calls.'),
    });
  });

  it('asks for what nothing answers, and goes on with the reply; the clock waits for it', async () => {
    const states = {
      Call: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Nobody', Next: 'Token' },
      Token: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://q', MessageBody: { 'token.$': '$$.Task.Token' } },
        TimeoutSeconds: 5,
        Next: 'Work',
      },
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:us-east-1:123456789012:activity:work',
        TimeoutSeconds: 9,
        End: true,
      },
    };
    const host = start({
      kind: 'start',
      text: JSON.stringify({ StartAt: 'Call', States: states }),
      file: path.join(folderWith({}), 'm.asl.json'),
      input: 1,
      options: { askByHand: true },
    });
    const question = async (number: number) => {
      await until(() => all(host, 'question').length >= number);
      const found = all(host, 'question')[number - 1]?.question;
      if (!found) throw new Error('no question');
      return found;
    };
    const first = await question(1);
    expect(first).toMatchObject({
      state: 'Call',
      reason: 'missing',
      input: 1,
      message: expect.stringMatching(/Nobody/),
    });
    host.child.send({ kind: 'reply', id: first.id, reply: { kind: 'succeed', output: { a: 1 } } });
    const second = await question(2);
    expect(second).toMatchObject({ state: 'Token', reason: 'token', timeoutSeconds: 5 });
    host.child.send({ kind: 'reply', id: second.id, reply: { kind: 'succeed', output: 2 } });
    const third = await question(3);
    expect(third).toMatchObject({ state: 'Work', reason: 'activity', input: 2 });
    host.child.send({ kind: 'reply', id: third.id, reply: { kind: 'heartbeat' } });
    host.child.send({ kind: 'reply', id: third.id, reply: { kind: 'fail', error: 'Bad', cause: 'by hand' } });
    await host.exited;
    expect(all(host, 'ended')[0]?.result).toEqual({ status: 'FAILED', error: 'Bad', cause: 'by hand' });
    expect(all(host, 'settled').map(({ id }) => id)).toEqual([1, 2, 3]);
    const types = all(host, 'events').flatMap(({ events }) => events.map(({ type }) => type));
    expect(types.filter((type) => type.startsWith('Activity'))).toEqual([
      'ActivityScheduled',
      'ActivityStarted',
      'ActivityFailed',
    ]);
  });

  it('lets a question be left: a token runs out of time, a missing function fails as it would unasked', async () => {
    const leave = async (state: object): Promise<unknown> => {
      const text = JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', End: true, ...state } } });
      const file = path.join(folderWith({}), 'm.asl.json');
      const host = start({ kind: 'start', text, file, input: 1, options: { askByHand: true } });
      await until(() => all(host, 'question').length > 0);
      host.child.send({ kind: 'reply', id: 1, reply: { kind: 'leave' } });
      await host.exited;
      return all(host, 'ended')[0]?.result;
    };
    const parameters = { QueueUrl: 'https://q', MessageBody: { 'token.$': '$$.Task.Token' } };
    const token = { Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: parameters };
    expect(await leave({ ...token, TimeoutSeconds: 500 })).toMatchObject({ error: 'States.Timeout' });
    const missing = { Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Nobody' };
    expect(await leave(missing)).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringMatching(/Nothing answers/),
    });
  });

  it('goes once more through steps that were recorded, without calling anything', async () => {
    const text = JSON.stringify({
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericEquals: 1, Next: 'T' }] },
        T: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Nobody',
          ResultSelector: { 'sum.$': '$.total' },
          End: true,
        },
      },
    });
    const step = { variables: {}, enteredTime: 0, retryCount: 0 };
    const answer = { kind: 'result', value: { total: 3 } } as const;
    const steps = [
      { ...step, state: 'C', input: { n: 2 } },
      { ...step, state: 'T', input: {}, answer },
    ];
    const host = start({ kind: 'inspect', text, file: path.join(folderWith({}), 'm.asl.json'), steps });
    await host.exited;
    expect(all(host, 'inspected')[0]?.inspections).toMatchObject([
      { rules: [{ next: 'T', isTaken: false, condition: { operands: [{ text: '$.n', value: '2' }] } }] },
      { stages: [{ stage: 'afterResultSelector', value: { sum: 3 } }] },
    ]);
  });

  it('goes on with a failed run where it failed, when its handler has been mended', async () => {
    const folder = folderWith({ 'fn.py': 'def lambda_handler(e, c):\n  raise ValueError("no")\n' });
    const resource = 'arn:aws:lambda:us-east-1:123456789012:function:Fn';
    const text = JSON.stringify({
      StartAt: 'P',
      States: { P: { Type: 'Pass', Result: 7, Next: 'T' }, T: { Type: 'Task', Resource: resource, End: true } },
    });
    const request: StartMessage = { kind: 'start', text, file: path.join(folder, 'm.asl.json'), input: 1 };
    const failed = start(request);
    await failed.exited;
    const events = all(failed, 'events').flatMap((message) => message.events);
    expect(all(failed, 'ended')[0]?.result).toMatchObject({ status: 'FAILED', error: 'ValueError' });
    writeFileSync(path.join(folder, 'fn.py'), 'def lambda_handler(e, c):\n  return [e]\n');
    const redriven = start({ ...request, options: { redriveOf: events.map(asEntry) } });
    await redriven.exited;
    expect(all(redriven, 'ended')[0]?.result).toEqual({ status: 'SUCCEEDED', output: [7] });
    const types = all(redriven, 'events').flatMap((message) => message.events.map(({ type }) => type));
    expect(types.filter((type) => type === 'PassStateEntered')).toHaveLength(1);
    const again = start({
      ...request,
      options: { redriveOf: all(redriven, 'events').flatMap((one) => one.events.map(asEntry)) },
    });
    await again.exited;
    expect(all(again, 'refused')[0]?.message).toMatch(/SUCCEEDED and cannot be redriven/);
  });

  it('goes on with the children of a Distributed Map that failed', async () => {
    const folder = folderWith({
      'fn.py': 'def lambda_handler(e, c):\n  if e == 2: raise ValueError("no")\n  return e\n',
    });
    const resource = 'arn:aws:lambda:us-east-1:123456789012:function:Fn';
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: resource, End: true } },
    };
    const text = JSON.stringify({
      StartAt: 'M',
      States: { M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: processor, End: true } },
    });
    const request: StartMessage = { kind: 'start', text, file: path.join(folder, 'm.asl.json'), input: [1, 2, 3] };
    const failed = start(request);
    await failed.exited;
    const [ended] = all(failed, 'ended');
    expect(ended?.result).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    expect(ended?.log?.length).toBeGreaterThan(ended?.eventCount ?? Infinity);
    const withoutChildren = start({
      ...request,
      options: { redriveOf: all(failed, 'events').flatMap(({ events }) => events.map(asEntry)) },
    });
    await withoutChildren.exited;
    expect(all(withoutChildren, 'refused')[0]?.message).toMatch(/child executions .* are not known any more/);
    writeFileSync(path.join(folder, 'fn.py'), 'def lambda_handler(e, c):\n  return [e]\n');
    const redriven = start({ ...request, options: { redriveOf: ended?.log ?? [] } });
    await redriven.exited;
    expect(all(redriven, 'ended')[0]?.result).toEqual({ status: 'SUCCEEDED', output: [1, [2], [3]] });
  });

  it('goes on with a run whose function nobody had written, when there is a handler', async () => {
    const folder = folderWith({});
    const request: StartMessage = { kind: 'start', text: task(), file: path.join(folder, 'm.asl.json'), input: 1 };
    for (const options of [{}, { askByHand: true }]) {
      const failed = start({ ...request, options });
      if (options.askByHand) {
        await until(() => all(failed, 'question').length > 0);
        failed.child.send({ kind: 'reply', id: 1, reply: { kind: 'leave' } });
      }
      await failed.exited;
      expect(all(failed, 'ended')[0]?.result).toMatchObject({ error: 'States.Runtime' });
      writeFileSync(path.join(folder, 'fn.py'), 'def lambda_handler(e, c):\n  return [e]\n');
      const redriven = start({
        ...request,
        options: { redriveOf: all(failed, 'events').flatMap(({ events }) => events.map(asEntry)) },
      });
      await redriven.exited;
      expect(all(redriven, 'ended')[0]?.result).toEqual({ status: 'SUCCEEDED', output: [1] });
      rmSync(path.join(folder, 'fn.py'));
    }
  });

  it('that is told to abort ends the run and everything it has started', async () => {
    const { host, pids } = await startHanging();
    host.child.send({ kind: 'abort', error: 'Enough', cause: 'of it' });
    expect(await host.exited).toBe(0);
    expect(all(host, 'ended')[0]?.result).toEqual({ status: 'ABORTED', error: 'Enough', cause: 'of it' });
    for (const pid of pids) await until(() => !lives(pid));
  });

  it('whose editor is gone leaves nothing', async () => {
    const { host, pids } = await startHanging();
    host.child.disconnect();
    await host.exited;
    for (const pid of pids) await until(() => !lives(pid));
  });

  it('that is killed leaves nothing', async () => {
    const { host, pids } = await startHanging();
    host.child.kill('SIGKILL');
    await host.exited;
    for (const pid of pids) await until(() => !lives(pid));
  });

  it('started by hand says what it is for', () => {
    const { status, stderr } = spawnSync(process.execPath, [bundle], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('stepwright run FILE');
  });
});
