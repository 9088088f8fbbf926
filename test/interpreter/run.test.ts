import { describe, expect, it } from 'vitest';
import type { Json } from '../../language/json';
import type { TaskRunner } from '../../interpreter/tasks/task-runner';
import { functionsRunner } from './helpers/functions-runner';
import { machine, run } from './helpers/machines';

const task = (rest: Record<string, Json> = {}): Json => ({
  StartAt: 'T',
  States: {
    T: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { 't.$': '$$.Task.Token' },
      End: true,
      ...rest,
    },
  },
});

/** A runner that hands out the token and leaves the answer to whoever has it. */
function tokenRunner(take: (token: string) => void): TaskRunner {
  return {
    name: 'tokens',
    canRun: () => true,
    start(call, report, stop) {
      report.submitted({ MessageId: '1' });
      report.waiting();
      take(call.token ?? '');
      return new Promise((resolve) => {
        stop.addEventListener('abort', () => {
          resolve({ kind: 'failed' });
        });
      });
    },
  };
}

describe('a run on the virtual clock', () => {
  it('lets a wait of 30 days pass at once', async () => {
    const waiting = run({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 2_592_000, End: true } } });
    expect((await waiting.done).status).toBe('SUCCEEDED');
    expect(waiting.events.at(-1)?.timestamp).toBe(2_592_000_000);
  });
  it('stands still while a handler works', async () => {
    const definition = {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } },
            {
              StartAt: 'L',
              States: { L: { Type: 'Task', Resource: 'arn:aws:lambda:x:1:function:f', TimeoutSeconds: 30, End: true } },
            },
          ],
          End: true,
        },
      },
    };
    const runner = functionsRunner({ f: () => new Promise((resolve) => setTimeout(resolve, 30, 1)) });
    const made = run(definition, {}, { runner });
    expect((await made.done).status).toBe('SUCCEEDED');
    expect(made.events.find(({ type }) => type === 'LambdaFunctionSucceeded')?.timestamp).toBe(0);
  });
  it('stops a call that uses up its own time-out on the wall, and goes there', async () => {
    let stopped = false;
    const runner: TaskRunner = {
      name: 'never',
      canRun: () => true,
      start: (_call, _report, stop) =>
        new Promise((resolve) => {
          stop.addEventListener('abort', () => {
            stopped = true;
            resolve({ kind: 'failed' });
          });
        }),
    };
    const made = run(task({ TimeoutSeconds: 1 }), {}, { runner });
    expect(await made.done).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(made.events.at(-1)?.timestamp).toBe(1000);
    expect(stopped).toBe(true);
  });
  it('jumps to the time-out of a token that nobody answers', async () => {
    const made = run(
      task({ HeartbeatSeconds: 100, TimeoutSeconds: 1000 }),
      {},
      { runner: tokenRunner(() => undefined) },
    );
    expect(await made.done).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    expect(made.events.at(-1)?.timestamp).toBe(100_000);
  });
  it('says for which token it stands still, and takes the answer', async () => {
    const lines: string[] = [];
    let token = '';
    const made = run(
      task(),
      {},
      {
        runner: tokenRunner((given) => {
          token = given;
        }),
        onLog: ({ text }) => lines.push(text),
        onStandstill: () => {
          made.answerTask(token, { kind: 'succeeded', output: 'yes' });
        },
      },
    );
    expect(await made.done).toEqual({ status: 'SUCCEEDED', output: 'yes' });
    expect(lines[0]).toContain(token);
    expect(made.answerTask(token, { kind: 'succeeded', output: 'again' })).toBe(false);
  });
  it('gives the same history for the same seed', async () => {
    const definition = {
      StartAt: 'P',
      States: { P: { Type: 'Pass', Parameters: { 'a.$': 'States.UUID()' }, End: true } },
    };
    const once = run(definition);
    const twice = run(definition);
    const other = run(definition, {}, { seed: 2 });
    await Promise.all([once.done, twice.done, other.done]);
    expect(once.log).toEqual(twice.log);
    expect(other.log).not.toEqual(once.log);
  });
  it('pauses before states and goes on when it is told to', async () => {
    const seen: (string | undefined)[] = [];
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } } };
    const made = run(
      definition,
      {},
      {
        gate: (fiber) => {
          seen.push(fiber.state?.name);
          setTimeout(() => {
            made.goOn();
          }, 1);
          return 'pause';
        },
      },
    );
    expect((await made.done).status).toBe('SUCCEEDED');
    expect(seen).toEqual(['A', 'B']);
  });
  it('lets an execution beside it work on its tasks, on the same clock', async () => {
    const worker = (seconds: number): Json => ({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: seconds, Next: 'Answer' }, Answer: workerTask },
    });
    const workerTask = { Type: 'Task', Resource: 'arn:aws:lambda:x:1:function:answer', End: true };
    const started = (seconds: number): ReturnType<typeof run> => {
      let token = '';
      const waiting = tokenRunner((given) => {
        token = given;
        made.startBeside(machine(worker(seconds)), {});
      });
      const answering = functionsRunner({ answer: () => made.answerTask(token, { kind: 'succeeded', output: 'yes' }) });
      const made = run(
        task({ TimeoutSeconds: 30 }),
        {},
        {
          runner: {
            ...waiting,
            start: (call, report, stop) => (answering.canRun(call) ? answering : waiting).start(call, report, stop),
          },
        },
      );
      return made;
    };
    expect(await started(29).done).toEqual({ status: 'SUCCEEDED', output: 'yes' });
    expect(await started(31).done).toEqual({ status: 'FAILED', error: 'States.Timeout' });
  });
  it('runs nested executions in the same engine', async () => {
    const inner = machine({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 10, OutputPath: '$.x', End: true } } });
    const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Inner';
    const definition = {
      StartAt: 'N',
      States: {
        N: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: arn, Input: { x: [1] } },
          OutputPath: '$.Output',
          End: true,
        },
      },
    };
    const made = run(definition, {}, { stateMachines: (wanted) => (wanted === arn ? { model: inner } : undefined) });
    expect(await made.done).toEqual({ status: 'SUCCEEDED', output: [1] });
    expect(made.events.at(-1)?.timestamp).toBe(10_000);
  });
});

describe('a run in real time', () => {
  it('really waits', async () => {
    const began = Date.now();
    const made = run({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } }, {}, { time: 'real' });
    expect((await made.done).status).toBe('SUCCEEDED');
    expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  });
});
