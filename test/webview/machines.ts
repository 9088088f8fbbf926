import { buildGraph, type StateGraph } from '../../language/graph/build-graph';
import { buildModel } from '../../language/model/build-model';
import { parseJson } from '../../language/tree/parse-json';

export function graphOf(definition: unknown): StateGraph {
  const built = buildGraph(buildModel(parseJson(JSON.stringify(definition))));
  if (!built) throw new Error('the definition has no states');
  return built;
}

const lambda = (name: string): string => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
export const HOSTILE = '<script>window.wasHacked = true</script><img src=x onerror="window.wasHacked = true">';

/** One of everything that a graph can show. */
export const everything = {
  StartAt: 'Read the order',
  States: {
    'Read the order': {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Parameters: { TableName: 'orders', Key: {} },
      Retry: [{ ErrorEquals: ['States.Timeout', 'States.TaskFailed'], MaxAttempts: 5 }],
      Catch: [{ ErrorEquals: ['DynamoDB.ResourceNotFoundException'], Next: 'Tell the shop' }],
      Next: 'How large is it?',
    },
    'How large is it?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.total', NumericGreaterThan: 1000, Next: 'Ask a person' },
        {
          And: [
            { Variable: '$.customer.country', StringEquals: 'CH' },
            { Variable: '$.customer.isNew', BooleanEquals: true },
          ],
          Next: 'Everything at once',
        },
      ],
      Default: 'Every line of it',
    },
    'Ask a person': {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', MessageBody: {} },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Tell the shop' }],
      Next: 'Everything at once',
    },
    'Everything at once': {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Charge',
          States: {
            Charge: {
              Type: 'Task',
              Resource: lambda('ChargeCard'),
              Retry: [{ ErrorEquals: ['States.ALL'] }],
              End: true,
            },
          },
        },
        {
          StartAt: 'Sleep',
          States: {
            Sleep: { Type: 'Wait', Seconds: 30, Next: '数量を確認する 🚀' },
            '数量を確認する 🚀': { Type: 'Pass', End: true },
          },
        },
      ],
      Next: 'Every line of it',
    },
    'Every line of it': {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Pack',
        States: {
          Pack: {
            Type: 'Task',
            Resource: 'arn:aws:states:::ecs:runTask.sync',
            Parameters: {},
            Next: 'Ship it with a name that is much longer than any card of a graph can be',
          },
          'Ship it with a name that is much longer than any card of a graph can be': {
            Type: 'Task',
            Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
            Parameters: {},
            End: true,
          },
        },
      },
      Next: HOSTILE,
    },
    [HOSTILE]: { Type: 'Pass', Next: 'Nowhere to be found' },
    'Tell the shop': { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: {}, Next: 'Give up' },
    'Give up': { Type: 'Fail', Error: 'OrderFailed' },
    Done: { Type: 'Succeed' },
  },
};

/** A machine of `count` states that branches and comes together again and again. */
export function large(count: number): unknown {
  const states: Record<string, unknown> = {};
  for (let index = 0; index < count; index++) {
    const next = (step: number): string => `Step ${String(Math.min(count, index + step))}`;
    states[`Step ${String(index)}`] =
      index % 9 === 4
        ? { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: index, Next: next(1) }], Default: next(3) }
        : {
            Type: 'Task',
            Resource: lambda(`Function${String(index)}`),
            ...(index % 7 === 0 && { Retry: [{ ErrorEquals: ['States.ALL'] }] }),
            ...(index % 20 === 0 && { Catch: [{ ErrorEquals: ['Broken'], Next: `Step ${String(count)}` }] }),
            Next: next(1),
          };
  }
  states[`Step ${String(count)}`] = { Type: 'Succeed' };
  return { StartAt: 'Step 0', States: states };
}

/** A machine of `count` states, then a Map of the input's `items`: four events for each item. */
export function largeWithMap(count: number): unknown {
  const states: Record<string, unknown> = {};
  for (let index = 0; index < count; index++)
    states[`Step ${String(index)}`] = {
      Type: 'Pass',
      Next: index === count - 1 ? 'Each' : `Step ${String(index + 1)}`,
    };
  states['Each'] = {
    Type: 'Map',
    ItemsPath: '$.items',
    MaxConcurrency: 40,
    ItemProcessor: { StartAt: 'Pack', States: { Pack: { Type: 'Pass', End: true } } },
    End: true,
  };
  return { StartAt: 'Step 0', States: states };
}
