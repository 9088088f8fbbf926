import type { DataFlowProblem } from '../../../language/data-flow/problem';

type States = Record<string, Record<string, unknown>>;

/** A mistake in the data flow and its mended twin, which differ in one place. */
export interface Seed {
  readonly title: string;
  readonly kind: DataFlowProblem['kind'];
  /** The text that is underlined. */
  readonly marked: string;
  /** A part of the message. */
  readonly says: string;
  readonly queryLanguage?: 'JSONata';
  readonly bad: States;
  readonly good: States;
}

const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:work';
const INVOKE = 'arn:aws:states:::lambda:invoke';
const SQS = 'arn:aws:states:::sqs:sendMessage';

const end = (fields: Record<string, unknown>): Record<string, unknown> => ({ Type: 'Pass', ...fields, End: true });
const pass = (fields: Record<string, unknown>): Record<string, unknown> => ({ Type: 'Pass', ...fields, Next: 'B' });
const task = (fields: Record<string, unknown>): Record<string, unknown> => ({
  Type: 'Task',
  Resource: LAMBDA,
  ...fields,
  Next: 'B',
});
const invoke = (fields: Record<string, unknown>): Record<string, unknown> =>
  task({ Resource: INVOKE, Parameters: { FunctionName: 'work', 'Payload.$': '$' }, ...fields });
const send = (fields: Record<string, unknown>): Record<string, unknown> =>
  task({ Resource: SQS, Parameters: { QueueUrl: 'https://example.com/q', MessageBody: 'x' }, ...fields });
const branch = (state: Record<string, unknown>, name: string) => ({ StartAt: name, States: { [name]: state } });
const read = (path: string): Record<string, unknown> => end({ Parameters: { 'x.$': path } });
const DONE = { Type: 'Succeed' };
const ORDER = { order: { id: 'a', lines: [{ sku: 's', quantity: 2 }] } };

export const seeds: readonly Seed[] = [
  // Paths that read what nothing produced.
  {
    title: 'a misspelt member of a Result',
    kind: 'missing-path',
    marked: '.ordre',
    says: 'Did you mean "order"?',
    bad: { A: pass({ Result: ORDER }), B: read('$.ordre') },
    good: { A: pass({ Result: ORDER }), B: read('$.order') },
  },
  {
    title: 'a misspelt member deep inside',
    kind: 'missing-path',
    marked: '.idd',
    says: 'Did you mean "id"?',
    bad: { A: pass({ Result: ORDER }), B: read('$.order.idd') },
    good: { A: pass({ Result: ORDER }), B: read('$.order.id') },
  },
  {
    title: 'another case of letters',
    kind: 'missing-path',
    marked: '.payload',
    says: 'Did you mean "Payload"?',
    bad: { A: invoke({}), B: read('$.payload') },
    good: { A: invoke({}), B: read('$.Payload') },
  },
  {
    title: 'the answer of an invoked function read without Payload',
    kind: 'missing-path',
    marked: '.statusCode',
    says: 'Did you mean "StatusCode"?',
    bad: { A: invoke({ ResultPath: '$.answer' }), B: read('$.answer.statusCode') },
    good: { A: invoke({ ResultPath: '$.answer' }), B: read('$.answer.Payload.statusCode') },
  },
  {
    title: 'a ResultSelector that forgets the result wrapper',
    kind: 'missing-path',
    marked: '.body',
    says: 'It holds',
    bad: { A: invoke({ ResultSelector: { 'body.$': '$.body' } }), B: DONE },
    good: { A: invoke({ ResultSelector: { 'body.$': '$.Payload.body' } }), B: DONE },
  },
  {
    title: 'a member that a ResultSelector does not give',
    kind: 'missing-path',
    marked: '.MessageID',
    says: 'Did you mean "messageId"?',
    bad: {
      A: send({ ResultSelector: { 'messageId.$': '$.MessageId' }, ResultPath: '$.sent' }),
      B: read('$.sent.MessageID'),
    },
    good: {
      A: send({ ResultSelector: { 'messageId.$': '$.MessageId' }, ResultPath: '$.sent' }),
      B: read('$.sent.messageId'),
    },
  },
  {
    title: 'a result sought at another name than its ResultPath',
    kind: 'missing-path',
    marked: '.result',
    says: 'Did you mean "results"?',
    bad: {
      A: pass({ Result: {} }),
      B: { ...invoke({ ResultPath: '$.results' }), Next: 'C' },
      C: read('$.result.Payload'),
    },
    good: {
      A: pass({ Result: {} }),
      B: { ...invoke({ ResultPath: '$.results' }), Next: 'C' },
      C: read('$.results.Payload'),
    },
  },
  {
    title: 'an index beyond the branches of a Parallel',
    kind: 'missing-path',
    marked: '[2]',
    says: '"$" has 2 elements',
    bad: {
      A: { Type: 'Parallel', Branches: [branch(end({}), 'P'), branch(end({}), 'Q')], Next: 'B' },
      B: read('$[2]'),
    },
    good: {
      A: { Type: 'Parallel', Branches: [branch(end({}), 'P'), branch(end({}), 'Q')], Next: 'B' },
      B: read('$[1]'),
    },
  },
  {
    title: 'a name read from the array that a Parallel gives',
    kind: 'missing-path',
    marked: '.left',
    says: 'is an array here, not an object',
    bad: {
      A: { Type: 'Parallel', Branches: [branch(end({ Result: { left: 1 } }), 'P')], Next: 'B' },
      B: read('$.left'),
    },
    good: {
      A: { Type: 'Parallel', Branches: [branch(end({ Result: { left: 1 } }), 'P')], Next: 'B' },
      B: read('$[0].left'),
    },
  },
  {
    title: 'the output of the wrong branch',
    kind: 'missing-path',
    marked: '.right',
    says: 'It holds only "left"',
    bad: {
      A: {
        Type: 'Parallel',
        Branches: [branch(end({ Result: { left: 1 } }), 'P'), branch(end({ Result: { right: 1 } }), 'Q')],
        Next: 'B',
      },
      B: read('$[0].right'),
    },
    good: {
      A: {
        Type: 'Parallel',
        Branches: [branch(end({ Result: { left: 1 } }), 'P'), branch(end({ Result: { right: 1 } }), 'Q')],
        Next: 'B',
      },
      B: read('$[1].right'),
    },
  },
  {
    title: 'a member that no iteration gives',
    kind: 'missing-path',
    marked: '.totl',
    says: 'The path always gives [].',
    bad: {
      A: { Type: 'Map', ItemProcessor: branch(end({ Result: { total: 1 } }), 'P'), Next: 'B' },
      B: read('$[*].totl'),
    },
    good: {
      A: { Type: 'Map', ItemProcessor: branch(end({ Result: { total: 1 } }), 'P'), Next: 'B' },
      B: read('$[*].total'),
    },
  },
  {
    title: 'an iteration that reads what its ItemSelector does not give',
    kind: 'missing-path',
    marked: '.itemm',
    says: 'Did you mean "item"?',
    bad: {
      A: {
        Type: 'Map',
        ItemsPath: '$.list',
        ItemSelector: { 'item.$': '$$.Map.Item.Value' },
        ItemProcessor: branch(read('$.itemm'), 'P'),
        End: true,
      },
    },
    good: {
      A: {
        Type: 'Map',
        ItemsPath: '$.list',
        ItemSelector: { 'item.$': '$$.Map.Item.Value' },
        ItemProcessor: branch(read('$.item'), 'P'),
        End: true,
      },
    },
  },
  {
    title: 'an iteration that reads what the items do not have',
    kind: 'missing-path',
    marked: '.qty',
    says: 'It holds "sku" and "quantity"',
    bad: {
      A: pass({ Result: ORDER }),
      B: { Type: 'Map', ItemsPath: '$.order.lines', ItemProcessor: branch(read('$.qty'), 'P'), End: true },
    },
    good: {
      A: pass({ Result: ORDER }),
      B: { Type: 'Map', ItemsPath: '$.order.lines', ItemProcessor: branch(read('$.quantity'), 'P'), End: true },
    },
  },
  {
    title: 'an ItemsPath to nothing',
    kind: 'missing-path',
    marked: '.items',
    says: 'It holds "id" and "lines"',
    bad: {
      A: pass({ Result: ORDER }),
      B: { Type: 'Map', ItemsPath: '$.order.items', ItemProcessor: branch(end({}), 'P'), End: true },
    },
    good: {
      A: pass({ Result: ORDER }),
      B: { Type: 'Map', ItemsPath: '$.order.lines', ItemProcessor: branch(end({}), 'P'), End: true },
    },
  },
  {
    title: 'a Choice over what is not there',
    kind: 'lost-input',
    marked: '.state',
    says: 'and holds only "status"',
    bad: {
      A: pass({ Result: { status: 'x' } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.state', StringEquals: 'x', Next: 'C' }], Default: 'C' },
      C: DONE,
    },
    good: {
      A: pass({ Result: { status: 'x' } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.status', StringEquals: 'x', Next: 'C' }], Default: 'C' },
      C: DONE,
    },
  },
  {
    title: 'a comparison with a path to nothing',
    kind: 'missing-path',
    marked: '.limt',
    says: 'Did you mean "limit"?',
    bad: {
      A: pass({ Result: { n: 1, limit: 2 } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThanPath: '$.limt', Next: 'C' }], Default: 'C' },
      C: DONE,
    },
    good: {
      A: pass({ Result: { n: 1, limit: 2 } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThanPath: '$.limit', Next: 'C' }], Default: 'C' },
      C: DONE,
    },
  },
  {
    title: 'a member of the text that a Cause is',
    kind: 'missing-path',
    marked: '.errorMessage',
    says: 'parse it with States.StringToJson first',
    bad: {
      A: { ...task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }) },
      B: DONE,
      C: read('$.Cause.errorMessage'),
    },
    good: {
      A: { ...task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }) },
      B: DONE,
      C: read('States.StringToJson($.Cause)'),
    },
  },
  {
    title: 'an error output read by other names',
    kind: 'missing-path',
    marked: '.message',
    says: 'It holds "Error" and "Cause"',
    bad: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }] }),
      B: DONE,
      C: read('$.error.message'),
    },
    good: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }] }),
      B: DONE,
      C: read('$.error.Cause'),
    },
  },
  {
    title: 'a CausePath to nothing',
    kind: 'missing-path',
    marked: '.cause',
    says: 'Did you mean "Cause"?',
    bad: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
      B: DONE,
      C: { Type: 'Fail', Error: 'E', CausePath: '$.cause' },
    },
    good: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
      B: DONE,
      C: { Type: 'Fail', Error: 'E', CausePath: '$.Cause' },
    },
  },
  {
    title: 'an OutputPath to what the ResultPath does not make',
    kind: 'lost-input',
    marked: '.merged',
    says: 'holds "n" and "joined"',
    bad: {
      A: pass({ Result: { n: 1 } }),
      B: end({ Parameters: { 'm.$': '$.n' }, ResultPath: '$.joined', OutputPath: '$.merged' }),
    },
    good: {
      A: pass({ Result: { n: 1 } }),
      B: end({ Parameters: { 'm.$': '$.n' }, ResultPath: '$.joined', OutputPath: '$.joined' }),
    },
  },
  {
    title: 'an InputPath to nothing',
    kind: 'lost-input',
    marked: '.data',
    says: 'and holds only "order"',
    bad: { A: pass({ Result: ORDER }), B: { ...invoke({ InputPath: '$.data' }), Next: 'C' }, C: DONE },
    good: { A: pass({ Result: ORDER }), B: { ...invoke({ InputPath: '$.order' }), Next: 'C' }, C: DONE },
  },
  {
    title: 'a filter on a member that the elements lack',
    kind: 'missing-path',
    marked: '.amount',
    says: 'There is no "amount" in "@"',
    bad: { A: pass({ Result: ORDER }), B: read('$.order.lines[?(@.amount > 1)]') },
    good: { A: pass({ Result: ORDER }), B: read('$.order.lines[?(@.quantity > 1)]') },
  },
  {
    title: 'a variable that holds another object',
    kind: 'missing-path',
    marked: '.customer',
    says: 'It holds "id" and "lines"',
    bad: { A: pass({ Assign: { order: ORDER.order } }), B: read('$order.customer') },
    good: { A: pass({ Assign: { order: ORDER.order } }), B: read('$order.id') },
  },
  {
    title: 'a misspelt argument of an intrinsic function',
    kind: 'missing-path',
    marked: '.lsit',
    says: 'Did you mean "list"?',
    bad: { A: pass({ Result: { list: [1] } }), B: read('States.ArrayLength($.lsit)') },
    good: { A: pass({ Result: { list: [1] } }), B: read('States.ArrayLength($.list)') },
  },
  // Input that a state dropped.
  {
    title: 'a result that replaces the input',
    kind: 'lost-input',
    marked: '.orderId',
    says: 'the result of "A" took the place of the input',
    bad: { A: send({}), B: read('$.orderId') },
    good: { A: send({ ResultPath: '$.sent' }), B: read('$.orderId') },
  },
  {
    title: 'a catcher that drops the input',
    kind: 'lost-input',
    marked: '.orderId',
    says: 'Give the catcher a ResultPath',
    bad: { A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }), B: DONE, C: read('$.orderId') },
    good: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }] }),
      B: DONE,
      C: read('$.orderId'),
    },
  },
  {
    title: 'a Pass state that replaces the input by its Result',
    kind: 'lost-input',
    marked: '.customer',
    says: 'ResultPath',
    bad: { A: pass({ Result: { retries: 3 } }), B: read('$.customer') },
    good: { A: pass({ Result: { retries: 3 }, ResultPath: '$.settings' }), B: read('$.customer') },
  },
  {
    title: 'a ResultSelector whose result replaces the input',
    kind: 'lost-input',
    marked: '.tenant',
    says: 'what the ResultSelector of "A" gives',
    bad: { A: invoke({ ResultSelector: { 'value.$': '$.Payload' } }), B: read('$.tenant') },
    good: { A: invoke({ ResultSelector: { 'value.$': '$.Payload' }, ResultPath: '$.answer' }), B: read('$.tenant') },
  },
  {
    title: 'a drop two states before',
    kind: 'lost-input',
    marked: '.orderId',
    says: 'the result of "A" took the place',
    bad: { A: send({}), B: { ...invoke({ ResultPath: '$.answer' }), Next: 'C' }, C: read('$.orderId') },
    good: {
      A: send({ ResultPath: null }),
      B: { ...invoke({ ResultPath: '$.answer' }), Next: 'C' },
      C: read('$.orderId'),
    },
  },
  {
    title: 'the Parameters of a branch that leave out what it needs',
    kind: 'lost-input',
    marked: '.tenant',
    says: 'took the place',
    bad: {
      A: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'P',
            States: { P: { ...pass({ Parameters: { 'id.$': '$.id' } }), Next: 'Q' }, Q: read('$.tenant') },
          },
        ],
        End: true,
      },
    },
    good: {
      A: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'P',
            States: {
              P: { ...pass({ Parameters: { 'id.$': '$.id', 'tenant.$': '$.tenant' } }), Next: 'Q' },
              Q: read('$.tenant'),
            },
          },
        ],
        End: true,
      },
    },
  },
  // Values of a type that their reader cannot use.
  {
    title: 'a text where a number is added',
    kind: 'wrong-type',
    marked: '$.count',
    says: 'must be a number, but "$.count" is a text',
    bad: { A: pass({ Result: { count: '5' } }), B: read('States.MathAdd($.count, 1)') },
    good: { A: pass({ Result: { count: 5 } }), B: read('States.MathAdd($.count, 1)') },
  },
  {
    title: 'an object where an array is counted',
    kind: 'wrong-type',
    marked: '$.order',
    says: 'must be an array, but "$.order" is an object',
    bad: { A: pass({ Result: ORDER }), B: read('States.ArrayLength($.order)') },
    good: { A: pass({ Result: ORDER }), B: read('States.ArrayLength($.order.lines)') },
  },
  {
    title: 'an object where JSON text is parsed',
    kind: 'wrong-type',
    marked: '$.order',
    says: 'must be a text, but "$.order" is an object',
    bad: { A: pass({ Result: ORDER }), B: read('States.StringToJson($.order)') },
    good: { A: pass({ Result: ORDER }), B: read('States.JsonToString($.order)') },
  },
  {
    title: 'a number compared as text',
    kind: 'wrong-type',
    marked: '"$.code"',
    says: 'StringEquals compares texts',
    bad: {
      A: pass({ Result: { code: 5 } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.code', StringEquals: '5', Next: 'C' }], Default: 'C' },
      C: DONE,
    },
    good: {
      A: pass({ Result: { code: 5 } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.code', NumericEquals: 5, Next: 'C' }], Default: 'C' },
      C: DONE,
    },
  },
  {
    title: 'the text that States.Format gives compared as a number',
    kind: 'wrong-type',
    marked: '"$.n"',
    says: 'NumericGreaterThan compares numbers',
    bad: {
      A: pass({ Parameters: { 'n.$': "States.Format('{}', $.a)" } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'C' }], Default: 'C' },
      C: DONE,
    },
    good: {
      A: pass({ Parameters: { 'n.$': 'States.MathAdd($.a, 0)' } }),
      B: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'C' }], Default: 'C' },
      C: DONE,
    },
  },
  {
    title: 'a Map over an object',
    kind: 'wrong-type',
    marked: '"$.order"',
    says: 'ItemsPath needs an array',
    bad: {
      A: pass({ Result: ORDER }),
      B: { Type: 'Map', ItemsPath: '$.order', ItemProcessor: branch(end({}), 'P'), End: true },
    },
    good: {
      A: pass({ Result: ORDER }),
      B: { Type: 'Map', ItemsPath: '$.order.lines', ItemProcessor: branch(end({}), 'P'), End: true },
    },
  },
  {
    title: 'a Map over its whole input, which is an object',
    kind: 'wrong-type',
    marked: '"B"',
    says: 'Say by ItemsPath where the array is',
    bad: { A: pass({ Result: ORDER }), B: { Type: 'Map', ItemProcessor: branch(end({}), 'P'), End: true } },
    good: { A: pass({ Result: [1] }), B: { Type: 'Map', ItemProcessor: branch(end({}), 'P'), End: true } },
  },
  {
    title: 'a wait for a list of seconds',
    kind: 'wrong-type',
    marked: '"$.delays"',
    says: 'SecondsPath needs',
    bad: { A: pass({ Result: { delays: [5] } }), B: { Type: 'Wait', SecondsPath: '$.delays', End: true } },
    good: { A: pass({ Result: { delays: [5] } }), B: { Type: 'Wait', SecondsPath: '$.delays[0]', End: true } },
  },
  {
    title: 'a wait until a number',
    kind: 'wrong-type',
    marked: '"$.until"',
    says: 'TimestampPath needs a text',
    bad: { A: pass({ Result: { until: 1735689600 } }), B: { Type: 'Wait', TimestampPath: '$.until', End: true } },
    good: {
      A: pass({ Result: { until: '2025-01-01T00:00:00Z' } }),
      B: { Type: 'Wait', TimestampPath: '$.until', End: true },
    },
  },
  {
    title: 'a ResultPath into an array',
    kind: 'wrong-type',
    marked: '"$.answer"',
    says: '"$" is an array here',
    bad: {
      A: { Type: 'Map', ItemProcessor: branch(end({}), 'P'), Next: 'B' },
      B: { ...invoke({ ResultPath: '$.answer' }), Next: 'C' },
      C: DONE,
    },
    good: {
      A: { Type: 'Map', ItemProcessor: branch(end({}), 'P'), ResultPath: '$.items', Next: 'B' },
      B: { ...invoke({ ResultPath: '$.answer' }), Next: 'C' },
      C: DONE,
    },
  },
  {
    title: 'an error output as a cause',
    kind: 'wrong-type',
    marked: '"$.error"',
    says: 'CausePath needs a text',
    bad: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }] }),
      B: DONE,
      C: { Type: 'Fail', CausePath: '$.error' },
    },
    good: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }] }),
      B: DONE,
      C: { Type: 'Fail', CausePath: '$.error.Cause' },
    },
  },
  // JSONata.
  {
    title: 'a misspelt member in JSONata',
    kind: 'missing-path',
    marked: 'ordre',
    says: 'Did you mean "order"?',
    queryLanguage: 'JSONata',
    bad: { A: pass({ Output: ORDER }), B: end({ Output: '{% $states.input.ordre.id %}' }) },
    good: { A: pass({ Output: ORDER }), B: end({ Output: '{% $states.input.order.id %}' }) },
  },
  {
    title: 'a member of the elements of an array in JSONata',
    kind: 'missing-path',
    marked: 'price',
    says: 'It holds "sku" and "quantity"',
    queryLanguage: 'JSONata',
    bad: { A: pass({ Output: ORDER }), B: end({ Output: '{% $sum($states.input.order.lines.price) %}' }) },
    good: { A: pass({ Output: ORDER }), B: end({ Output: '{% $sum($states.input.order.lines.quantity) %}' }) },
  },
  {
    title: 'an Output that drops what is needed later',
    kind: 'lost-input',
    marked: 'customer',
    says: 'Let its Output hold',
    queryLanguage: 'JSONata',
    bad: {
      A: pass({ Output: { total: '{% $states.input.a + 1 %}' } }),
      B: end({ Output: '{% $states.input.customer %}' }),
    },
    good: {
      A: pass({ Output: { total: '{% $states.input.a + 1 %}', customer: '{% $states.input.customer %}' } }),
      B: end({ Output: '{% $states.input.customer %}' }),
    },
  },
  {
    title: 'a result without Payload in JSONata',
    kind: 'missing-path',
    marked: 'body',
    says: 'It holds',
    queryLanguage: 'JSONata',
    bad: {
      A: {
        Type: 'Task',
        Resource: INVOKE,
        Arguments: { FunctionName: 'work' },
        Output: '{% $states.result.body %}',
        End: true,
      },
    },
    good: {
      A: {
        Type: 'Task',
        Resource: INVOKE,
        Arguments: { FunctionName: 'work' },
        Output: '{% $states.result.Payload.body %}',
        End: true,
      },
    },
  },
  {
    title: 'arithmetic on text in JSONata',
    kind: 'wrong-type',
    marked: '$states.input.count',
    says: '"+" works on numbers',
    queryLanguage: 'JSONata',
    bad: { A: pass({ Output: { count: '5' } }), B: end({ Output: '{% $states.input.count + 1 %}' }) },
    good: { A: pass({ Output: { count: 5 } }), B: end({ Output: '{% $states.input.count + 1 %}' }) },
  },
  {
    title: 'a Condition that gives text',
    kind: 'wrong-type',
    marked: '"{% $states.input.status %}"',
    says: 'Condition needs a boolean',
    queryLanguage: 'JSONata',
    bad: {
      A: pass({ Output: { status: 'x' } }),
      B: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.status %}', Next: 'C' }], Default: 'C' },
      C: DONE,
    },
    good: {
      A: pass({ Output: { status: 'x' } }),
      B: { Type: 'Choice', Choices: [{ Condition: "{% $states.input.status = 'x' %}", Next: 'C' }], Default: 'C' },
      C: DONE,
    },
  },
  {
    title: 'a Map over text in JSONata',
    kind: 'wrong-type',
    marked: '"{% $states.input.list %}"',
    says: 'Items needs an array or an object',
    queryLanguage: 'JSONata',
    bad: {
      A: pass({ Output: { list: 'a,b' } }),
      B: { Type: 'Map', Items: '{% $states.input.list %}', ItemProcessor: branch(end({}), 'P'), End: true },
    },
    good: {
      A: pass({ Output: { list: ['a'] } }),
      B: { Type: 'Map', Items: '{% $states.input.list %}', ItemProcessor: branch(end({}), 'P'), End: true },
    },
  },
  {
    title: 'a JSONata catcher without Output',
    kind: 'lost-input',
    marked: 'orderId',
    says: 'Give the catcher an Output',
    queryLanguage: 'JSONata',
    bad: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }] }),
      B: DONE,
      C: end({ Output: '{% $states.input.orderId %}' }),
    },
    good: {
      A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input %}', Next: 'C' }] }),
      B: DONE,
      C: end({ Output: '{% $states.input.orderId %}' }),
    },
  },
];
