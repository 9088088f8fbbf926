import { describe, expect, it } from 'vitest';
import { refusalOfRedrive } from '../../../interpreter/replay/redrive';
import type { Run, RunOptions } from '../../../interpreter/run-options';
import type { Json } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:f';
const task: Json = { Type: 'Task', Resource: FUNCTION, End: true };
const machine = (states: Readonly<Record<string, Json>>, fields: Readonly<Record<string, Json>> = {}): Json => ({
  ...fields,
  StartAt: Object.keys(states)[0] ?? '',
  States: states,
});
const inside = (states: Readonly<Record<string, Json>>): Json => machine(states);

class Broken extends Error {
  override name = 'Broken';
}

/** Answers with what it gets; fails for what is broken, once the others have been answered. */
function runner(broken: Json | undefined, calls: Json[] = []): Partial<RunOptions> {
  return {
    runner: functionsRunner({
      f: async (event) => {
        calls.push(event);
        if (event !== broken) return event;
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
        throw new Broken('no');
      },
    }),
  };
}

/** `id<-previous Type` of each event, from an id on. */
function shown({ events }: Pick<Run, 'events'>, from = 1): readonly string[] {
  return events
    .filter(({ id }) => id >= from)
    .map(({ id, previousEventId, type }) => `${String(id)}<-${String(previousEventId)} ${type}`);
}

/** Runs, then redrives what has failed with other options. */
async function redriven(
  definition: Json,
  input: Json,
  first: Partial<RunOptions>,
  then: Partial<RunOptions>,
): Promise<{ readonly failed: Run; readonly again: Run }> {
  const failed = run(definition, input, first);
  expect((await failed.done).status).not.toBe('SUCCEEDED');
  expect(refusalOfRedrive(failed.log, 'STANDARD')).toBeUndefined();
  const again = run(definition, input, { ...then, resume: { log: failed.log, redrive: true } });
  await again.done;
  expect(again.events.slice(0, failed.events.length)).toEqual(failed.events);
  expect(again.log.slice(0, failed.log.length)).toEqual(failed.log);
  return { failed, again };
}

describe('redrive', () => {
  it('keeps the history, says that it was redriven, and schedules the failed call again (H30)', async () => {
    const { again } = await redriven(machine({ A: task }), 1, runner(1), runner(undefined));
    expect(again.execution.result).toEqual({ status: 'SUCCEEDED', output: 1 });
    expect(shown(again)).toEqual([
      '1<-0 ExecutionStarted',
      '2<-0 TaskStateEntered',
      '3<-2 LambdaFunctionScheduled',
      '4<-3 LambdaFunctionStarted',
      '5<-4 LambdaFunctionFailed',
      '6<-5 ExecutionFailed',
      '7<-6 ExecutionRedriven',
      '8<-5 LambdaFunctionScheduled',
      '9<-8 LambdaFunctionStarted',
      '10<-9 LambdaFunctionSucceeded',
      '11<-10 TaskStateExited',
      '12<-11 ExecutionSucceeded',
    ]);
    expect(again.events[6]?.details).toEqual({ redriveCount: 1 });
  });

  it('makes the failed iteration again and keeps what the others have done (S40)', async () => {
    const definition = machine({ M: { Type: 'Map', ItemProcessor: inside({ T: task }), End: true } });
    const calls: Json[] = [];
    const { again } = await redriven(definition, [1, 2, 3], runner(2), runner(undefined, calls));
    expect(again.execution.result).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(calls).toEqual([2]);
    expect(again.events.filter(({ type }) => type === 'MapStateStarted')).toHaveLength(1);
  });

  it('makes a call again that was stopped as another branch failed', async () => {
    const branch = (name: string, value: Json): Json =>
      inside({
        [`${name} Give`]: { Type: 'Pass', Result: value, Next: name },
        [name]: task,
      });
    const definition = machine({ P: { Type: 'Parallel', Branches: [branch('A', 'a'), branch('B', 'b')], End: true } });
    let isOver = false;
    const hanging = functionsRunner({
      f: async (event) => {
        if (event === 'b') throw new Broken('no');
        while (!isOver) await new Promise((resolve) => setImmediate(resolve));
        return event;
      },
    });
    const calls: Json[] = [];
    const { again } = await redriven(definition, {}, { runner: hanging }, runner(undefined, calls));
    isOver = true;
    expect(again.execution.result).toEqual({ status: 'SUCCEEDED', output: ['a', 'b'] });
    expect([...calls].sort()).toEqual(['a', 'b']);
    expect(again.events.filter(({ type }) => type === 'LambdaFunctionScheduled')).toHaveLength(4);
  });

  it('counts retries anew (A32)', async () => {
    const retried = { ...(task as object), Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 2 }] };
    const calls: Json[] = [];
    const { failed, again } = await redriven(machine({ A: retried }), 1, runner(1), runner(1, calls));
    expect(again.execution.result).toMatchObject({ status: 'FAILED', error: 'Broken' });
    expect(calls).toHaveLength(3);
    expect(again.events).toHaveLength(failed.events.length * 2 - 1);
  });

  it('is told in the context object from then on (R43)', async () => {
    const look: Json = { Type: 'Pass', Parameters: { 'of.$': '$$.Execution' }, End: true };
    const { again } = await redriven(
      machine({ A: { ...(task as object), End: undefined, Next: 'B' } as unknown as Json, B: look }),
      1,
      runner(1),
      runner(undefined),
    );
    expect(again.execution.result?.output).toMatchObject({
      of: { RedriveCount: 1, RedriveTime: expect.stringMatching(/^\d{4}-.*Z$/) as string },
    });
  });

  it('enters states that need no call again: a Fail state fails again, a Choice looks again', async () => {
    const fail = await redriven(machine({ F: { Type: 'Fail', Error: 'E' } }), {}, {}, {});
    expect(shown(fail.again, 2)).toEqual([
      '2<-0 FailStateEntered',
      '3<-2 ExecutionFailed',
      '4<-3 ExecutionRedriven',
      '5<-2 FailStateEntered',
      '6<-5 ExecutionFailed',
    ]);
    const choice: Json = {
      Type: 'Choice',
      Choices: [{ Variable: '$$.Execution.RedriveCount', NumericGreaterThan: 0, Next: 'Done' }],
    };
    const chosen = await redriven(machine({ C: choice, Done: { Type: 'Succeed' } }), {}, {}, {});
    expect(chosen.again.execution.result?.status).toBe('SUCCEEDED');
  });

  it('goes on with an expression that failed, in an iteration too (E37)', async () => {
    const expression = "{% $states.context.Execution.RedriveCount > 0 ? 'ok' : $error('no') %}";
    const pass: Json = { Type: 'Pass', QueryLanguage: 'JSONata', Output: expression, End: true };
    const { again } = await redriven(
      machine({ M: { Type: 'Map', ItemProcessor: inside({ P: pass }), End: true } }),
      [1, 2],
      {},
      {},
    );
    expect(again.execution.result).toEqual({ status: 'SUCCEEDED', output: ['ok', 'ok'] });
  });

  it('goes on with what was stopped, and with what has run out of time: its time begins anew', async () => {
    const wait: Json = { Type: 'Wait', Seconds: 60, End: true };
    const stopped = await redriven(machine({ W: wait }), {}, { stopAt: { time: 10_000 } }, {});
    expect(shown(stopped.again, 3)).toEqual([
      '3<-0 ExecutionAborted',
      '4<-3 ExecutionRedriven',
      '5<-2 WaitStateExited',
      '6<-5 ExecutionSucceeded',
    ]);
    const late = await redriven(machine({ W: wait }, { TimeoutSeconds: 40 }), {}, {}, {});
    expect(late.again.execution.result?.status).toBe('SUCCEEDED');
    expect(shown(late.again, 3)[0]).toBe('3<-0 ExecutionTimedOut');
  });

  it('goes on with the children of a Distributed Map that failed or were stopped', async () => {
    const processor = {
      ...(inside({ T: task }) as object),
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    };
    const definition = machine({ M: { Type: 'Map', ItemProcessor: processor as Json, End: true } });
    const calls: Json[] = [];
    const { again } = await redriven(definition, [1, 2, 3], runner(2), runner(undefined, calls));
    expect(again.execution.result).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(calls).toEqual([2]);
    expect(shown(again, 5)).toEqual([
      '5<-4 MapRunFailed',
      '6<-5 MapStateFailed',
      '7<-6 ExecutionFailed',
      '8<-7 ExecutionRedriven',
      '9<-5 MapRunRedriven',
      '10<-9 MapRunSucceeded',
      '11<-10 MapStateSucceeded',
      '12<-10 MapStateExited',
      '13<-12 ExecutionSucceeded',
    ]);
    const child = again.log.filter(({ execution }) => execution === 2).map(({ event }) => event.type);
    expect(child.slice(-7, -5)).toEqual(['ExecutionFailed', 'ExecutionRedriven']);
  });

  it('counts the redrives of a Map Run, not those of its execution (H41)', async () => {
    const processor = {
      ...(inside({ T: task }) as object),
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    };
    const definition = machine({
      F: { Type: 'Task', Resource: FUNCTION, Parameters: 0, ResultPath: null, Next: 'M' },
      M: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: processor as Json, End: true },
    });
    const first = run(definition, [1, 2], runner(0));
    await first.done;
    const second = run(definition, [1, 2], { ...runner(1), resume: { log: first.log, redrive: true } });
    await second.done;
    expect(second.mapRuns[0]).toMatchObject({
      redriveCount: 0,
      redriveTime: undefined,
      status: 'FAILED',
      itemCounts: { failed: 1, running: 0 },
    });
    const third = run(definition, [1, 2], { ...runner(undefined), resume: { log: second.log, redrive: true } });
    expect((await third.done).status).toBe('SUCCEEDED');
    expect(third.mapRuns).toMatchObject([{ redriveCount: 1, redriveTime: 0, itemCounts: { succeeded: 2, failed: 0 } }]);
    const redriven = third.events.filter(({ type }) => type.endsWith('Redriven'));
    expect(redriven.map(({ type, details }) => [type, details?.['redriveCount']])).toEqual([
      ['ExecutionRedriven', 1],
      ['ExecutionRedriven', 2],
      ['MapRunRedriven', 1],
    ]);
  });

  it('goes on with very many children at once', async () => {
    const processor = {
      ...(inside({ T: task }) as object),
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    };
    const definition = machine({ M: { Type: 'Map', ItemProcessor: processor as Json, End: true } });
    const items = Array.from({ length: 500 }, (_, index) => index);
    let isBroken = true;
    const hanging = functionsRunner({
      f: async (event) => {
        if (event === 70) throw new Broken('no');
        while (isBroken) await new Promise((resolve) => setTimeout(resolve, 1));
        return event;
      },
    });
    const failed = run(definition, items, { runner: hanging });
    expect((await failed.done).status).toBe('FAILED');
    isBroken = false;
    const again = run(definition, items, { ...runner(undefined), resume: { log: failed.log, redrive: true } });
    expect(await again.done).toEqual({ status: 'SUCCEEDED', output: items });
  });

  it('can be done again and again, and survives a trip through JSON', async () => {
    const definition = machine({ M: { Type: 'Map', ItemProcessor: inside({ T: task }), Next: 'N' }, N: task });
    const first = await redriven(definition, [1, 2], runner(2), runner(2));
    const log = JSON.parse(JSON.stringify(first.again.log)) as typeof first.again.log;
    const third = run(definition, [1, 2], { ...runner(undefined), resume: { log, redrive: true } });
    expect(await third.done).toEqual({ status: 'SUCCEEDED', output: [1, 2] });
    expect(third.events.filter(({ type }) => type === 'ExecutionRedriven').map(({ details }) => details)).toEqual([
      { redriveCount: 1 },
      { redriveCount: 2 },
    ]);
    for (let length = 1; length <= third.log.length; length++) {
      const resumed = run(definition, [1, 2], { ...runner(undefined), resume: { log: third.log.slice(0, length) } });
      await resumed.done;
      expect(resumed.log.slice(0, length)).toEqual(third.log.slice(0, length));
    }
  });

  it('refuses what has succeeded, what still runs, and Express executions', async () => {
    const succeeded = run(machine({ P: { Type: 'Pass', End: true } }));
    await succeeded.done;
    expect(refusalOfRedrive(succeeded.log, 'STANDARD')).toBe('Execution is SUCCEEDED and cannot be redriven');
    expect(refusalOfRedrive(succeeded.log.slice(0, 2), 'STANDARD')).toBe('Execution is RUNNING and cannot be redriven');
    const failed = run(machine({ F: { Type: 'Fail' } }), {});
    await failed.done;
    expect(refusalOfRedrive(failed.log, 'EXPRESS')).toMatch(/Only Standard/);
  });
});
