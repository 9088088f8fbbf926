import { describe, expect, it } from 'vitest';
import { isJsonObject, type Json } from '../../language/json';
import { json, run, serve } from './endpoint-runs';

const target = (name: string): string => `AWSGlue.${name}`;

/** A service whose job has these states, one at each time that somebody asks. */
async function glueWith(states: readonly string[]): ReturnType<typeof serve> {
  let asked = 0;
  return serve((_body, response, { headers }) => {
    if (headers['x-amz-target'] === target('StartJobRun')) json(response, 200, { JobRunId: 'jr_1' });
    else {
      const JobRunState = states[Math.min(asked++, states.length - 1)] ?? '';
      json(response, 200, { JobRun: { Id: 'jr_1', JobName: 'report', JobRunState, StartedOn: 1_700_000_000 } });
    }
  });
}

const startJob = { resource: 'glue:startJobRun.sync', parameters: { JobName: 'report' } };

describe('a job at an endpoint (.sync)', () => {
  it('is started and asked for until it has ended; its description is the result', async () => {
    const { address, asked } = await glueWith(['STARTING', 'RUNNING', 'SUCCEEDED']);
    const ran = await run({ settings: { endpoints: { glue: address } }, ...startJob });
    expect(ran.output).toEqual({
      Id: 'jr_1',
      JobName: 'report',
      JobRunState: 'SUCCEEDED',
      StartedOn: 1_700_000_000_000,
    });
    expect(asked.map((one) => [one.target, one.body])).toEqual([
      [target('StartJobRun'), { JobName: 'report' }],
      ...Array.from({ length: 3 }, () => [target('GetJobRun'), { JobName: 'report', RunId: 'jr_1' }]),
    ]);
    expect(ran.events.map(({ type }) => type).filter((type) => type.startsWith('Task'))).toEqual([
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
    ]);
  });

  it('that failed fails the task, with its description as the cause', async () => {
    const { address } = await glueWith(['FAILED']);
    const ran = await run({ settings: { endpoints: { glue: address } }, ...startJob });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(ran.cause ?? '')).toMatchObject({ JobRunState: 'FAILED', Id: 'jr_1' });
  });

  it('that never ends is given up when the time of the task is over', async () => {
    const { address } = await glueWith(['RUNNING']);
    const task = { TimeoutSeconds: 1 };
    const ran = await run({ settings: { endpoints: { glue: address } }, ...startJob, task });
    expect(ran).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('that cannot be started or asked for fails by the name of the error', async () => {
    const refusing = await serve((_body, response) => {
      json(response, 400, { __type: 'EntityNotFoundException', message: 'no such job' });
    });
    const refused = await run({ settings: { endpoints: { glue: refusing.address } }, ...startJob });
    expect(refused.error).toBe('Glue.EntityNotFoundException');
    expect(refused.events.map(({ type }) => type)).toContain('TaskSubmitFailed');
    const forgetful = await serve((_body, response, { headers }) => {
      if (headers['x-amz-target'] === target('StartJobRun')) json(response, 200, { JobRunId: 'jr_1' });
      else json(response, 400, { __type: 'EntityNotFoundException', message: 'no such run' });
    });
    const lost = await run({ settings: { endpoints: { glue: forgetful.address } }, ...startJob });
    expect(lost).toMatchObject({ error: 'Glue.EntityNotFoundException' });
    expect(lost.cause).toMatch(/^no such run/);
  });

  it('of ECS succeeds where all of its containers ended with 0, and fails where it was not placed', async () => {
    const ends = (...exitCodes: readonly number[]): Json => ({
      tasks: [
        {
          taskArn: 'arn:t',
          clusterArn: 'arn:c',
          lastStatus: 'STOPPED',
          containers: exitCodes.map((exitCode) => ({ exitCode })),
        },
      ],
    });
    let description: Json = {};
    let started: Json = { tasks: [{ taskArn: 'arn:t', clusterArn: 'arn:c' }] };
    const { address, asked } = await serve((_body, response, { headers }) => {
      json(response, 200, String(headers['x-amz-target']).endsWith('RunTask') ? started : description);
    });
    const runTask = {
      settings: { endpoints: { ecs: address } },
      resource: 'ecs:runTask.sync',
      parameters: { TaskDefinition: 'd' },
    };
    description = ends(0, 0);
    expect((await run(runTask)).output).toMatchObject({ TaskArn: 'arn:t', LastStatus: 'STOPPED' });
    expect(asked.at(-1)?.body).toEqual({ cluster: 'arn:c', tasks: ['arn:t'] });
    description = ends(0, 1);
    expect(await run(runTask)).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    started = { tasks: [], failures: [{ reason: 'RESOURCE:CPU' }] };
    expect((await run(runTask)).cause).toContain('RESOURCE:CPU');
  });

  it('is shown with the resources; what no job is known of is left to a mock', async () => {
    const { address } = await glueWith(['SUCCEEDED']);
    const settings = { endpoints: { '*': address } };
    const pod = { ClusterName: 'c', CertificateAuthority: 'a', Endpoint: 'https://e', Job: {} };
    const ran = await run({ settings, resource: 'eks:runJob.sync', parameters: pod });
    expect(ran.status).toBe('FAILED');
    expect(ran.cause).toMatch(/mock/i);
    expect(isJsonObject(ran.output ?? null)).toBe(false);
  });
});
