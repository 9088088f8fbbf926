import { describe, expect, it } from 'vitest';
import { toAwsHistory } from '../../../interpreter/core/aws-history';
import { replayHistory } from '../../../interpreter/replay/replay-history';
import type { TaskRunner } from '../../../interpreter/tasks/task-runner';
import type { Json, JsonObject } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { history, machine, run } from '../helpers/machines';

const pass = { Type: 'Pass', End: true };
const fail = { Type: 'Fail', Error: 'Broken', Cause: 'why' };
const map = (inner: Json, rest: Record<string, Json> = {}): Json => ({
  StartAt: 'M',
  States: {
    M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: { StartAt: 'I', States: { I: inner } }, End: true, ...rest },
    F: pass,
  },
});

async function historyOf(definition: Json, input: Json = {}, options = {}): Promise<readonly string[]> {
  const made = run(definition, input, options);
  await made.done;
  return history(made.events);
}

/** Digest appendix A, W1-W14. */
describe('histories', () => {
  it('W2: chains states; the first one hangs on 0', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: pass } };
    expect(await historyOf(definition)).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 PassStateEntered(A)',
      '3<-2 PassStateExited(A)',
      '4<-3 PassStateEntered(B)',
      '5<-4 PassStateExited(B)',
      '6<-5 ExecutionSucceeded',
    ]);
  });
  it('W3: a Fail state has no exit, and perhaps no details', async () => {
    const made = run({ StartAt: 'F', States: { F: { Type: 'Fail' } } });
    expect(await made.done).toEqual({ status: 'FAILED' });
    expect(history(made.events)).toEqual(['1<-0 ExecutionStarted', '2<-0 FailStateEntered(F)', '3<-2 ExecutionFailed']);
    expect(made.events.at(-1)?.details).toEqual({});
  });
  it('W4: a retried and caught task', async () => {
    const runner = functionsRunner({
      f: () => {
        throw Object.assign(new Error('no'), { name: 'Broken' });
      },
    });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f',
      Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'F' }],
      End: true,
    };
    expect(await historyOf({ StartAt: 'T', States: { T: task, F: pass } }, {}, { runner })).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 TaskStateEntered(T)',
      '3<-2 LambdaFunctionScheduled',
      '4<-3 LambdaFunctionStarted',
      '5<-4 LambdaFunctionFailed',
      '6<-5 LambdaFunctionScheduled',
      '7<-6 LambdaFunctionStarted',
      '8<-7 LambdaFunctionFailed',
      '9<-8 TaskStateExited(T)',
      '10<-9 PassStateEntered(F)',
      '11<-10 PassStateExited(F)',
      '12<-11 ExecutionSucceeded',
    ]);
  });
  it('W6: a Map over two items, one at a time', async () => {
    expect(await historyOf(map(pass), [1, 2])).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 MapStateEntered(M)',
      '3<-2 MapStateStarted(2)',
      '4<-3 MapIterationStarted(0)',
      '5<-4 PassStateEntered(I)',
      '6<-5 PassStateExited(I)',
      '7<-6 MapIterationSucceeded(0)',
      '8<-6 MapIterationStarted(1)',
      '9<-8 PassStateEntered(I)',
      '10<-9 PassStateExited(I)',
      '11<-10 MapIterationSucceeded(1)',
      '12<-11 MapStateSucceeded',
      '13<-11 MapStateExited(M)',
      '14<-13 ExecutionSucceeded',
    ]);
  });
  it('W8: a Map that is retried once and fails', async () => {
    const definition = map(fail, { Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }] });
    expect((await historyOf(definition, [1])).slice(4)).toEqual([
      '5<-4 FailStateEntered(I)',
      '6<-5 MapIterationFailed(0)',
      '7<-5 MapStateStarted(1)',
      '8<-7 MapIterationStarted(0)',
      '9<-8 FailStateEntered(I)',
      '10<-9 MapIterationFailed(0)',
      '11<-9 MapStateFailed',
      '12<-11 ExecutionFailed',
    ]);
  });
  it('W9: a Parallel with a failing branch, caught', async () => {
    const parallel = {
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', States: { B: fail } }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'F' }],
      End: true,
    };
    expect(await historyOf({ StartAt: 'P', States: { P: parallel, F: pass } })).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 ParallelStateEntered(P)',
      '3<-2 ParallelStateStarted',
      '4<-3 FailStateEntered(B)',
      '5<-4 ParallelStateFailed',
      '6<-5 ParallelStateExited(P)',
      '7<-6 PassStateEntered(F)',
      '8<-7 PassStateExited(F)',
      '9<-8 ExecutionSucceeded',
    ]);
  });
  it('W11: a failing expression is reported on the event before the state', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Output: { r: '{% $no %}' }, End: true } },
    };
    const made = run(definition);
    await made.done;
    expect(history(made.events).slice(3)).toEqual([
      '4<-3 PassStateEntered(B)',
      '5<-3 EvaluationFailed',
      '6<-5 ExecutionFailed',
    ]);
    expect(made.events[4]?.details).toMatchObject({ state: 'B', location: 'Output/r' });
  });
  it('H10, H19: a JSONata failure after the work hangs on the last event of the work', async () => {
    const runner = functionsRunner({ f: () => ({ a: 1 }) });
    const task = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f',
      Output: '{% $states.result.b %}',
      End: true,
    };
    const made = run({ StartAt: 'T', States: { T: task } }, {}, { runner });
    await made.done;
    expect(history(made.events).slice(4)).toEqual([
      '5<-4 LambdaFunctionSucceeded',
      '6<-5 EvaluationFailed',
      '7<-6 ExecutionFailed',
    ]);
  });
  it('W12: iterations that time out at once write their own event before the Map fails', async () => {
    const runner = {
      name: 'slow',
      canRun: () => true,
      start: () => Promise.resolve({ kind: 'timed-out' as const }),
    };
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: {},
      TimeoutSeconds: 5,
      End: true,
    };
    const events = await historyOf(map(task, { MaxConcurrency: 0 }), [1, 2], { runner });
    expect(events.filter((event) => event.includes('TimedOut'))).toEqual([
      '12<-10 TaskTimedOut',
      '13<-11 TaskTimedOut',
    ]);
    expect(events.slice(13)).toEqual([
      '14<-12 MapIterationFailed(0)',
      '15<-12 TaskStateAborted',
      '16<-12 MapIterationAborted(1)',
      '17<-12 TaskStateAborted',
      '18<-12 MapStateFailed',
      '19<-18 ExecutionFailed',
    ]);
  });
  it('W13: a Map Run has no events of its iterations', async () => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'I',
      States: { I: pass },
    };
    expect(await historyOf(map(pass, { ItemProcessor: processor }), [1, 2])).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 MapStateEntered(M)',
      '3<-2 MapStateStarted(2)',
      '4<-3 MapRunStarted',
      '5<-4 MapRunSucceeded',
      '6<-5 MapStateSucceeded',
      '7<-5 MapStateExited(M)',
      '8<-7 ExecutionSucceeded',
    ]);
  });
  it('W14, H29: stopped or out of time in a Wait', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 100, End: true } } };
    const stopped = await historyOf(wait, {}, { stopAt: { time: 5000 } });
    expect(stopped).toEqual(['1<-0 ExecutionStarted', '2<-0 WaitStateEntered(W)', '3<-0 ExecutionAborted']);
    const late = run({ ...wait, TimeoutSeconds: 7 });
    expect(await late.done).toEqual({ status: 'TIMED_OUT' });
    expect(late.events.at(-1)).toEqual({
      id: 3,
      previousEventId: 0,
      timestamp: 7000,
      type: 'ExecutionTimedOut',
      details: { error: 'States.Timeout' },
    });
  });

  describe('of activities', () => {
    const activity = (more: JsonObject = {}): Json => ({
      StartAt: 'T',
      States: {
        T: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:111122223333:activity:a', End: true, ...more },
      },
    });
    /** A worker that takes the task, beats so often, and then answers nothing. */
    const worker = (beats: number): TaskRunner => ({
      name: 'a worker',
      canRun: () => true,
      start(_call, report, stop) {
        report.started('me');
        for (let beat = 0; beat < beats; beat++) report.heartbeat();
        report.waiting();
        return new Promise((resolve) => {
          stop.addEventListener('abort', () => {
            resolve({ kind: 'failed' });
          });
        });
      },
    });
    const nobody: TaskRunner = {
      ...worker(0),
      start(_call, report) {
        report.waiting();
        return new Promise(() => undefined);
      },
    };

    it('E16: a task that no worker takes was never started', async () => {
      const definition = activity({ TimeoutSeconds: 5, HeartbeatSeconds: 2 });
      const made = run(definition, {}, { runner: nobody });
      expect(await made.done).toEqual({ status: 'FAILED', error: 'States.Timeout' });
      expect(history(made.events)).toEqual([
        '1<-0 ExecutionStarted',
        '2<-0 TaskStateEntered(T)',
        '3<-2 ActivityScheduled',
        '4<-3 ActivityTimedOut',
        '5<-4 ExecutionFailed',
      ]);
      // The worker's heart is waited for from the moment that there is a worker.
      expect(made.events.at(-1)?.timestamp).toBe(5000);
    });
    it('E17: a worker that falls silent is given up', async () => {
      const made = run(activity({ TimeoutSeconds: 60, HeartbeatSeconds: 2 }), {}, { runner: worker(1) });
      await made.done;
      expect(history(made.events).slice(2)).toEqual([
        '3<-2 ActivityScheduled',
        '4<-3 ActivityStarted',
        '5<-4 ActivityTimedOut',
        '6<-5 ExecutionFailed',
      ]);
      expect(made.events[3]?.details).toEqual({ workerName: 'me' });
      expect(made.events.at(-1)?.timestamp).toBe(2000);
    });
    it('are replayed with the worker that took the task, or none', async () => {
      for (const runner of [nobody, worker(0)]) {
        const definition = activity({ TimeoutSeconds: 5 });
        const made = run(definition, {}, { runner });
        await made.done;
        const started = replayHistory({ model: machine(definition), history: toAwsHistory(made.events) });
        if (!started.ok) throw new Error(started.message);
        expect((await started.replay.done).differences).toEqual([]);
      }
    });
  });
});
