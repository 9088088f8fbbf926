import { describe, expect, it } from 'vitest';
import { redriveLog } from '../../../interpreter/replay/redrive';
import type { Json } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';

const task: Json = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f', End: true };
const definition: Json = {
  StartAt: 'M',
  States: { M: { Type: 'Map', ItemProcessor: { StartAt: 'T', States: { T: task } }, End: true } },
};

function failingOn(broken: Json | undefined, calls: Json[]): ReturnType<typeof functionsRunner> {
  return functionsRunner({
    f: async (event) => {
      calls.push(event);
      // The broken one fails last, so that the others have ended.
      if (event !== broken) return event;
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw Object.assign(new Error('no'), { name: 'Broken' });
    },
  });
}

describe('redrive', () => {
  it('makes the failed call again and keeps what the other iterations have done', async () => {
    const failed = run(definition, [1, 2, 3], { runner: failingOn(2, []) });
    expect(await failed.done).toMatchObject({ status: 'FAILED', error: 'Broken' });
    const redriven = redriveLog(failed.log);
    if (!redriven.ok) throw new Error(redriven.message);
    const calls: Json[] = [];
    const again = run(definition, [1, 2, 3], { runner: failingOn(undefined, calls), resume: { log: redriven.log } });
    expect(await again.done).toEqual({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(calls).toEqual([2]);
  });
  it('goes on with an execution that was stopped', async () => {
    const wait: Json = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
    const stopped = run(wait, {}, { stopAt: { time: 10_000 } });
    await stopped.done;
    const redriven = redriveLog(stopped.log);
    if (!redriven.ok) throw new Error(redriven.message);
    expect((await run(wait, {}, { resume: { log: redriven.log } }).done).status).toBe('SUCCEEDED');
  });
  it('refuses what has succeeded, and what would fail again by itself', async () => {
    const succeeded = run({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
    await succeeded.done;
    expect(redriveLog(succeeded.log)).toMatchObject({
      ok: false,
      message: expect.stringContaining('SUCCEEDED') as string,
    });
    const failed = run({ StartAt: 'F', States: { F: { Type: 'Fail' } } });
    await failed.done;
    expect(redriveLog(failed.log)).toMatchObject({ ok: false });
  });
});
