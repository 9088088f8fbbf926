import { describe, expect, it } from 'vitest';
import { expectProportional } from './work';
import { parseAwsHistory, toAwsHistory } from '../../interpreter/core/aws-history';
import { replayHistory } from '../../interpreter/replay/replay-history';
import type { Run, RunOptions } from '../../interpreter/run-options';
import type { Json } from '../../language/json';
import { functionsRunner } from '../interpreter/helpers/functions-runner';
import { machine, run } from '../interpreter/helpers/machines';

const FUNCTION = 'arn:aws:lambda:us-east-1:111122223333:function:f';
const task = { Type: 'Task', Resource: FUNCTION, End: true };
const pass: Json = { Type: 'Pass', End: true };
const scope = (state: Json): Json => ({ StartAt: 'P', States: { P: state } });
const branch = (index: number, state: Json): Json => ({
  StartAt: `P${String(index)}`,
  States: { [`P${String(index)}`]: state },
});
const one = (state: Record<string, Json>, language = 'JSONPath'): Json => ({
  QueryLanguage: language,
  StartAt: 'A',
  States: { A: { End: true, ...state } },
});
const map = (processor: Json, fields: Record<string, Json> = {}, config: Json = { Mode: 'INLINE' }): Json =>
  one({ Type: 'Map', ItemProcessor: { ...(processor as object), ProcessorConfig: config }, ...fields });
const distributed = (processor: Json, fields: Record<string, Json> = {}): Json =>
  map(processor, fields, { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' });

const list = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** A run, of which `size` is the number of turns, items, branches, … */
interface Sized {
  readonly definition: (size: number) => Json;
  readonly input?: (size: number) => Json;
  readonly options?: Partial<RunOptions>;
  readonly status?: 'FAILED';
}

const answering = (answer: (event: Json) => Json): Partial<RunOptions> => ({
  runner: functionsRunner({ f: answer }),
});
const echoing = answering((event) => event);
const failing = answering(() => {
  throw new Error('no');
});

const runs: Readonly<Record<string, Sized>> = {
  'turns of a loop in JSONPath': {
    definition: (size) => ({
      StartAt: 'Add',
      States: {
        Add: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again' },
        Again: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: size, Next: 'Add' }], Default: 'Done' },
        Done: { Type: 'Succeed' },
      },
    }),
    input: () => ({ n: 0 }),
  },
  'turns of a loop in JSONata, with variables': {
    definition: (size) => ({
      QueryLanguage: 'JSONata',
      StartAt: 'Start',
      States: {
        Start: { Type: 'Pass', Assign: { n: 0 }, Next: 'Add' },
        Add: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Next: 'Again' },
        Again: { Type: 'Choice', Choices: [{ Condition: `{% $n < ${String(size)} %}`, Next: 'Add' }], Default: 'Done' },
        Done: { Type: 'Succeed' },
      },
    }),
  },
  'states one behind the other': {
    definition: (size) => ({
      StartAt: 'S0',
      States: Object.fromEntries(
        list(size).map((i) => [
          `S${String(i)}`,
          { Type: 'Pass', ...(i < size - 1 ? { Next: `S${String(i + 1)}` } : { End: true }) },
        ]),
      ),
    }),
  },
  'items of a Map': { definition: () => map(scope(task)), input: list, options: echoing },
  'items of a Map, one at a time': {
    definition: () => map(scope(pass), { MaxConcurrency: 1 }),
    input: list,
  },
  'items of a Map that wait for different times': {
    definition: () => map(scope({ Type: 'Wait', SecondsPath: '$', End: true })),
    input: list,
  },
  'items of a Map that are made ready and taken in': {
    definition: () =>
      map(scope(pass), {
        ItemsPath: '$.items',
        ItemSelector: { 'item.$': '$$.Map.Item.Value', 'name.$': '$.name' },
        ResultSelector: { 'all.$': '$[*].item' },
        ResultPath: '$.results',
      }),
    input: (size) => ({ name: 'n', items: list(size) }),
  },
  'items of a Map that are caught': {
    definition: () =>
      map({
        StartAt: 'P',
        States: {
          P: { ...(task as object), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Q' }] },
          Q: { Type: 'Pass', End: true },
        },
      }),
    input: list,
    options: failing,
  },
  'items of a Map of which one fails': {
    definition: (size) =>
      map({
        StartAt: 'P',
        States: {
          P: { Type: 'Wait', Seconds: 1, Next: 'C' },
          C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: size - 1, Next: 'F' }], Default: 'W' },
          F: { Type: 'Fail' },
          W: { Type: 'Wait', Seconds: 10, End: true },
        },
      }),
    input: list,
    status: 'FAILED',
  },
  'branches of a Parallel': {
    definition: (size) => one({ Type: 'Parallel', Branches: list(size).map((i) => branch(i, task)) }),
    input: () => ({ a: 1 }),
    options: echoing,
  },
  'branches of a Parallel of which one fails': {
    definition: (size) =>
      one({
        Type: 'Parallel',
        Branches: list(size).map((i) =>
          branch(i, i === size - 1 ? { Type: 'Fail' } : { Type: 'Wait', Seconds: 10, End: true }),
        ),
      }),
    status: 'FAILED',
  },
  'attempts of a task': {
    definition: (size) =>
      one({
        ...(task as object),
        Type: 'Task',
        Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: size, BackoffRate: 1 }],
      }),
    options: failing,
    status: 'FAILED',
  },
  'items of a Distributed Map': { definition: () => distributed(scope(task)), input: list, options: echoing },
  'items of a Distributed Map in batches': {
    definition: () => distributed(scope(pass), { ItemBatcher: { MaxItemsPerBatch: 5 } }),
    input: list,
  },
  'items of a Distributed Map that fail and are tolerated': {
    definition: () => distributed(scope(task), { ToleratedFailurePercentage: 100 }),
    input: list,
    options: failing,
  },
  'items of a Distributed Map that is given up': {
    definition: (size) =>
      distributed({
        StartAt: 'C',
        States: {
          C: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: size - 1, Next: 'F' }], Default: 'W' },
          F: { Type: 'Fail' },
          W: { Type: 'Wait', Seconds: 10, End: true },
        },
      }),
    input: list,
    status: 'FAILED',
  },
};

async function runOf({ definition, input = () => ({}), options, status }: Sized, size: number): Promise<Run> {
  const started = run(definition(size), input(size), options);
  const result = await started.done;
  expect(result.status, result.cause).toBe(status ?? 'SUCCEEDED');
  return started;
}

describe('twice the size of a run is at most twice the work', () => {
  it.each(Object.entries(runs))('%s', async (_, sized) => {
    await expectProportional(400, (size) => async () => {
      toAwsHistory((await runOf(sized, size)).events);
    });
  });
});

describe('twice the log of a run is at most twice the work', () => {
  /** Fails for the last item, after the others have been answered. */
  const broken = (size: number): Partial<RunOptions> => ({
    runner: functionsRunner({
      f: async (event) => {
        if (event !== size - 1 && (event as { n?: number }).n !== size - 1) return event;
        await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
        throw new Error('no');
      },
    }),
  });
  const inMap: Sized = { definition: () => map(scope(task)), input: list, options: echoing };
  const inParallel: Sized = {
    definition: (size) =>
      one({ Type: 'Parallel', Branches: list(size).map((n) => branch(n, { ...task, Parameters: { n } })) }),
    options: echoing,
  };
  const inMapRun: Sized = { ...inMap, definition: () => distributed(scope(task)) };
  const own = { 'a Map': inMap, 'a Parallel': inParallel };
  const all = { ...own, 'a Distributed Map': inMapRun };

  it.each(Object.entries(all))('to redrive %s', async (_, sized) => {
    await expectProportional(400, async (size) => {
      const failed = await runOf({ ...sized, options: broken(size), status: 'FAILED' }, size);
      const resume = { log: failed.log, redrive: true };
      return () => runOf({ ...sized, options: { ...echoing, resume } }, size);
    });
  });

  it.each(Object.entries(all))('to resume %s', async (_, sized) => {
    await expectProportional(400, async (size) => {
      const resume = { log: (await runOf(sized, size)).log.slice(0, -1) };
      return () => runOf({ ...sized, options: { ...echoing, resume } }, size);
    });
  });

  it.each(Object.entries(own))('to export the history of %s, and to read it again', async (_, sized) => {
    await expectProportional(400, async (size) => {
      const { events } = await runOf(sized, size);
      return () => {
        expect(parseAwsHistory(toAwsHistory(events)).ok).toBe(true);
      };
    });
  });

  it.each(Object.entries(own))('to replay the history of %s', async (_, sized) => {
    await expectProportional(400, async (size) => {
      const { events } = await runOf(sized, size);
      const history = toAwsHistory(events);
      return async () => {
        const started = replayHistory({ model: machine(sized.definition(size)), history });
        if (!started.ok) throw new Error(started.message);
        expect((await started.replay.done).differences).toEqual([]);
      };
    });
  });
});
