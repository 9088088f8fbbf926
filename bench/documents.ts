import { buildGraph, type StateGraph } from '../language/graph/build-graph';
import { buildModel } from '../language/model/build-model';
import { parseJson } from '../language/tree/parse-json';

/** So many states, about: some blocks of the definitions of a given size. */
export function machineOfStates(count: number): Record<string, Record<string, unknown>> {
  const states: Record<string, Record<string, unknown>> = {};
  const blocks = Math.max(1, Math.round(count / Object.keys(pathBlock(0)).length));
  for (let i = 0; i < blocks; i++) Object.assign(states, pathBlock(i));
  states[`Prepare ${String(blocks)}`] = { Type: 'Succeed' };
  return states;
}

/** The graph of a machine with these states; the first of them is where it starts. */
export function graphOf(states: Record<string, unknown>): StateGraph {
  const [first] = Object.keys(states);
  const graph = buildGraph(buildModel(parseJson(JSON.stringify({ StartAt: first, States: states }))));
  if (!graph) throw new Error('no graph');
  return graph;
}

/** Definitions of about a given size that use the language as people do: all state types, templates, expressions, retries. */
export function definitionOfSize(bytes: number, language: 'JSONPath' | 'JSONata'): string {
  const states: Record<string, unknown> = {};
  const block = language === 'JSONPath' ? pathBlock : jsonataBlock;
  // One block tells how many are needed, so that the size is met without measuring again and again.
  const blockSize = JSON.stringify(block(1000), null, 2).length;
  const blocks = Math.max(1, Math.round(bytes / (blockSize + 60)));
  for (let i = 0; i < blocks; i++) Object.assign(states, block(i));
  states['Done'] = { Type: 'Succeed' };
  const last = states[`Store ${String(blocks - 1)}`] as { Next: string };
  last.Next = 'Done';
  return JSON.stringify(
    { Comment: 'A generated machine', QueryLanguage: language, StartAt: 'Prepare 0', States: states },
    null,
    2,
  );
}

const RETRY = [
  {
    ErrorEquals: ['Lambda.ServiceException', 'Lambda.TooManyRequestsException'],
    IntervalSeconds: 2,
    MaxAttempts: 6,
    BackoffRate: 2,
  },
];

function pathBlock(i: number): Record<string, unknown> {
  const n = String(i);
  return {
    [`Prepare ${n}`]: {
      Type: 'Pass',
      Parameters: {
        'order.$': '$.order',
        'label.$': "States.Format('order {} of {}', $.order.id, $$.Execution.Name)",
        fixed: { a: 1, b: [1, 2, 3] },
      },
      ResultPath: '$.prepared',
      Next: `Call ${n}`,
    },
    [`Call ${n}`]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: `function-${n}`, 'Payload.$': '$.prepared' },
      ResultSelector: { 'status.$': '$.Payload.status', 'items.$': '$.Payload.items[*].id' },
      ResultPath: '$.answer',
      TimeoutSeconds: 60,
      Retry: RETRY,
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: `Store ${n}` }],
      Next: `Check ${n}`,
    },
    [`Check ${n}`]: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.answer.status', IsPresent: true },
            { Variable: '$.answer.status', StringEquals: 'again' },
          ],
          Next: `Wait ${n}`,
        },
        { Variable: '$.answer.items[0]', IsPresent: true, Next: `Each ${n}` },
      ],
      Default: `Store ${n}`,
    },
    [`Wait ${n}`]: { Type: 'Wait', Seconds: 30, Next: `Call ${n}` },
    [`Each ${n}`]: {
      Type: 'Map',
      ItemsPath: '$.answer.items',
      ItemSelector: { 'item.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' },
      MaxConcurrency: 5,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: `Item ${n}`,
        States: { [`Item ${n}`]: { Type: 'Pass', End: true } },
      },
      ResultPath: '$.each',
      Next: `Store ${n}`,
    },
    [`Store ${n}`]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: { TableName: 'orders', Item: { id: { 'S.$': '$.order.id' }, state: { S: n } } },
      ResultPath: null,
      Next: `Prepare ${String(i + 1)}`,
    },
  };
}

function jsonataBlock(i: number): Record<string, unknown> {
  const n = String(i);
  return {
    [`Prepare ${n}`]: {
      Type: 'Pass',
      Output: {
        order: '{% $states.input.order %}',
        label: "{% 'order ' & $states.input.order.id & ' of ' & $states.context.Execution.Name %}",
        fixed: { a: 1, b: [1, 2, 3] },
      },
      Assign: {
        order: '{% $states.input.order %}',
        [`total${n}`]: '{% $sum($states.input.order.lines.(price * quantity)) %}',
      },
      Next: `Call ${n}`,
    },
    [`Call ${n}`]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: {
        FunctionName: `function-${n}`,
        Payload: '{% $merge([$states.input, {"total": $total' + n + '}]) %}',
      },
      Output: {
        status: '{% $states.result.Payload.status %}',
        items: '{% [$states.result.Payload.items[price > 10].id] %}',
      },
      TimeoutSeconds: 60,
      Retry: RETRY,
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: `Store ${n}` }],
      Next: `Check ${n}`,
    },
    [`Check ${n}`]: {
      Type: 'Choice',
      Choices: [
        { Condition: "{% $exists($states.input.status) and $states.input.status = 'again' %}", Next: `Wait ${n}` },
        { Condition: '{% $count($states.input.items) > 0 %}', Next: `Each ${n}` },
      ],
      Default: `Store ${n}`,
    },
    [`Wait ${n}`]: { Type: 'Wait', Seconds: '{% 10 + 20 %}', Next: `Call ${n}` },
    [`Each ${n}`]: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      ItemSelector: { item: '{% $states.context.Map.Item.Value %}', index: '{% $states.context.Map.Item.Index %}' },
      MaxConcurrency: 5,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: `Item ${n}`,
        States: { [`Item ${n}`]: { Type: 'Pass', End: true } },
      },
      Next: `Store ${n}`,
    },
    [`Store ${n}`]: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Arguments: { TableName: 'orders', Item: { id: { S: '{% $states.context.Execution.Name %}' }, state: { S: n } } },
      Output: { order: '{% $order %}', before: '{% $states.input %}' },
      Next: `Prepare ${String(i + 1)}`,
    },
  };
}
