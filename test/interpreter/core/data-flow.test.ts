import { describe, expect, it } from 'vitest';
import type { Json } from '../../../language/json';
import { functionsRunner } from '../helpers/functions-runner';
import { run } from '../helpers/machines';

async function outputOf(state: Record<string, Json>, input: Json): Promise<Json | undefined> {
  const result = await run({ StartAt: 'S', States: { S: { Type: 'Pass', End: true, ...state } } }, input).done;
  return result.status === 'SUCCEEDED' ? result.output : { error: result.error ?? null, cause: result.cause ?? null };
}

/** Digest appendix A, W20-W33. */
describe('data through a state', () => {
  const input = { a: { b: 1 }, c: 2 };
  it.each<[string, Record<string, Json>, Json, Json]>([
    [
      'W20',
      { InputPath: '$.a', Parameters: { 'v.$': '$.b', k: 't' }, ResultPath: '$.r' },
      input,
      { ...input, r: { v: 1, k: 't' } },
    ],
    ['W21 a result that is dropped', { InputPath: '$.a', ResultPath: null }, input, input],
    ['W21 no output', { OutputPath: null }, input, {}],
    ['W21 no input', { InputPath: null }, input, {}],
    ['W22 a Result is a literal', { Result: { 'x.$': '$.a' } }, input, { 'x.$': '$.a' }],
    ['W23 an indefinite path that finds nothing', { Parameters: { 'item.$': '$.items[*]' } }, {}, { item: [] }],
    [
      'W24',
      { Parameters: { 'f.$': "States.Format('fst={} snd={}', $.o, 1.1)" } },
      { o: { Arg1: 1, Arg2: [] } },
      { f: 'fst={Arg1=1, Arg2=[]} snd=1.1' },
    ],
    ['ResultPath makes objects on its way', { Result: 1, ResultPath: '$.x.y' }, {}, { x: { y: 1 } }],
  ])('%s', async (_name, state, given, expected) => {
    expect(await outputOf(state, given)).toEqual(expected);
  });
  it('W23: a definite path that finds nothing fails with the field and the input', async () => {
    expect(await outputOf({ Parameters: { 'item.$': '$.items[0]' } }, {})).toEqual({
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'S' (entered at the event id #2). " +
        "The JSONPath '$.items[0]' specified for the field 'item.$' could not be found in the input '{}'",
    });
  });
  it('makes texts of objects in the order of the service: what stands as it is, then what is evaluated by its hash', async () => {
    const input = { ApiEndpoint: 1, Method: 2, Path: 3, Stage: 4, RequestBody: 5, Headers: 6 };
    const dynamic = Object.fromEntries(Object.keys(input).map((name) => [`${name}.$`, `$.${name}`]));
    const definition = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Parameters: { ...dynamic, z: { 'y.$': '$.Path', x: 0 }, a: 7 }, Next: 'B' },
        B: { Type: 'Pass', Parameters: { 'text.$': 'States.JsonToString($)' }, End: true },
      },
    };
    expect((await run(definition, input).done).output).toEqual({
      text: '{"z":{"x":0,"y":3},"a":7,"Path":3,"Headers":6,"Stage":4,"ApiEndpoint":1,"Method":2,"RequestBody":5}',
    });
  });
  it.each([
    ['STANDARD', '["Id","Input","StartTime","Name","RoleArn","RedriveCount"]'],
    ['EXPRESS', '["Id","Input","Name","RoleArn","StartTime"]'],
  ] as const)('R42, R43: the context object of an execution of type %s', async (type, expected) => {
    const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.context %}', End: true };
    const { output } = await run({ StartAt: 'S', States: { S: state } }, {}, { type }).done;
    const context = output as { Execution: object; State: object };
    expect(Object.keys(context)).toEqual(['Execution', 'StateMachine', 'State']);
    expect(JSON.stringify(Object.keys(context.Execution))).toBe(expected);
    expect(Object.keys(context.State)).toEqual(['Name', 'EnteredTime']);
  });
  it('R40: the variables of a state are told in the order of their names', async () => {
    const made = run({ StartAt: 'S', States: { S: { Type: 'Pass', Assign: { b: 1, a: 2, C: 3 }, End: true } } });
    await made.done;
    const exited = made.events.find(({ type }) => type === 'PassStateExited');
    expect(Object.keys(exited?.details?.['assignedVariables'] ?? {})).toEqual(['C', 'a', 'b']);
  });
  it('E11b: an ItemsPath that finds nothing fails at the step that leads nowhere', async () => {
    const map = {
      Type: 'Map',
      ItemsPath: '$.order.lines',
      ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
      End: true,
    };
    const { error, cause } = await run({ StartAt: 'M', States: { M: map } }, { order: { id: 1 } }).done;
    expect({ error, cause }).toEqual({
      error: 'States.ReferencePathConflict',
      cause: 'Unable to apply step "lines" to input {"id":1}',
    });
  });
  it.each([
    ['TimeoutSeconds', 0, 'TimeoutSeconds must be between 1 and 99999999.'],
    ['HeartbeatSeconds', -1, 'HeartbeatSeconds must be between 1 and 99999999.'],
  ])('chapter 2: a %sPath that leads to %d fails before the task is scheduled', async (name, value, ending) => {
    const task = { Type: 'Task', Resource: 'arn:aws:lambda:x:1:function:f', [`${name}Path`]: '$.n', End: true };
    const made = run({ StartAt: 'T', States: { T: task } }, { n: value });
    const { error, cause } = await made.done;
    expect(error).toBe('States.Runtime');
    expect(cause).toBe(`An error occurred while executing the state 'T' (entered at the event id #2). ${ending}`);
    expect(made.events).toHaveLength(3);
  });
  it.each([
    [{ MaxItemsPerBatchPath: '$.n' }, 'MaxItemsPerBatch must be positive.'],
    [{ MaxInputBytesPerBatchPath: '$.n' }, 'MaxInputBytesPerBatch must be positive.'],
  ])('S54: batches of nothing, %j, do not end as if there were no items', async (batcher, ending) => {
    const map = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemBatcher: batcher,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'I',
        States: { I: { Type: 'Pass', End: true } },
      },
      End: true,
    };
    const { error, cause } = await run({ StartAt: 'M', States: { M: map } }, { items: [1], n: 0 }).done;
    expect(error).toBe('States.Runtime');
    expect(cause).toContain(ending);
  });
  it('W28: OutputPath sees the variables as they were', async () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { n: 42 }, Next: 'B' },
        B: { Type: 'Pass', OutputPath: '$n', Assign: { n: 'x' }, End: true },
      },
    };
    expect((await run(definition).done).output).toBe(42);
  });
  it('R35: two variables can be swapped', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
        B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Next: 'C' },
        C: { Type: 'Pass', Output: '{% [$x, $y] %}', End: true },
      },
    };
    expect((await run(definition).done).output).toEqual([2, 1]);
  });
  it('W32: delays before retries grow up to their limit', async () => {
    const runner = functionsRunner({
      f: () => {
        throw Object.assign(new Error('no'), { name: 'Broken' });
      },
    });
    const task = {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:111122223333:function:f',
      Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 2, BackoffRate: 2, MaxDelaySeconds: 5, MaxAttempts: 4 }],
      End: true,
    };
    const made = run({ StartAt: 'T', States: { T: task } }, {}, { runner });
    await made.done;
    const scheduled = made.events.filter(({ type }) => type === 'LambdaFunctionScheduled');
    expect(scheduled.map(({ timestamp }) => timestamp)).toEqual([0, 2000, 6000, 11_000, 16_000]);
  });

  it('S33: a number of seconds that an expression gives is checked as a literal is', async () => {
    const wait = (seconds: Json): Json => ({
      QueryLanguage: 'JSONata',
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: '{% $states.input %}', End: true } },
      TimeoutSeconds: Number(seconds) > 0 ? 60 : 5,
    });
    for (const seconds of [-1, 1.5]) {
      expect(await run(wait(seconds), seconds).done).toMatchObject({
        status: 'FAILED',
        error: 'States.QueryEvaluationError',
        cause: expect.stringContaining(`: ${String(seconds)}`) as string,
      });
    }
    expect(await run(wait(2), 2).done).toEqual({ status: 'SUCCEEDED', output: 2 });
  });
  it('X5: an output that is too large is nothing for a catcher', async () => {
    const definition: Json = {
      QueryLanguage: 'JSONata',
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', End: true } } }],
          Output: "{% $pad('', 300000, 'x') %}",
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Succeed' },
      },
    };
    expect(await run(definition).done).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('D24: all variables together have at most 10 MiB', async () => {
    const filled = (count: number): Json => {
      const names = Array.from({ length: count }, (_, index) => `v${String(index)}`);
      return {
        QueryLanguage: 'JSONata',
        StartAt: 'v0',
        States: Object.fromEntries(
          names.map((name, index) => {
            const next = names[index + 1];
            const leads = next === undefined ? { End: true } : { Next: next };
            const Assign = { [name]: "{% $pad('', 250000, 'x') %}" };
            return [name, { Type: 'Pass', Output: null, Assign, ...leads }];
          }),
        ),
      };
    };
    expect((await run(filled(41)).done).status).toBe('SUCCEEDED');
    expect(await run(filled(42)).done).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});
