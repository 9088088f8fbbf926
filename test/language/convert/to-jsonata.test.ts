import { describe, expect, it } from 'vitest';
import { machineToJsonata, stateToJsonata } from '../../../language/convert/to-jsonata/convert';
import type { JsonObject } from '../../../language/json';
import { modelOf, stateAfter, textAfter, machineOf } from './machine';

const plain = (state: JsonObject): JsonObject => {
  const after = stateAfter({ ...state, End: true }, (model, found) => stateToJsonata(model, found, 'plain'));
  return Object.fromEntries(Object.entries(after).filter(([key]) => !['QueryLanguage', 'End', 'Type'].includes(key)));
};
const output = (parameters: JsonObject): unknown => plain({ Type: 'Pass', Parameters: parameters })['Output'];
const value = (path: string): unknown => (output({ 'v.$': path }) as JsonObject)['v'];
const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };

describe('the data flow of a state', () => {
  it('becomes arguments and an output', () => {
    const state = {
      ...TASK,
      InputPath: '$.order',
      Parameters: { FunctionName: 'f', 'Payload.$': '$.lines', Token: { 'at.$': '$$.Execution.Name' } },
      ResultSelector: { 'total.$': '$.Payload.total' },
      ResultPath: '$.bill',
    };
    expect(plain(state)).toEqual({
      Resource: TASK.Resource,
      Arguments: {
        FunctionName: 'f',
        Payload: '{% $states.input.order.lines %}',
        Token: { at: '{% $states.context.Execution.Name %}' },
      },
      Output: "{% $merge([$states.input, {'bill': {'total': $states.result.Payload.total}}]) %}",
    });
  });

  it('says nothing where the default of JSONata does the same', () => {
    expect(plain({ ...TASK, Parameters: { FunctionName: 'f' } })).toEqual({
      Resource: TASK.Resource,
      Arguments: { FunctionName: 'f' },
    });
    expect(plain({ Type: 'Pass', ResultPath: null })).toEqual({});
  });

  it('follows OutputPath into what ResultPath has put there', () => {
    const of = (ResultPath: string, OutputPath: string): unknown =>
      plain({ ...TASK, ResultPath, OutputPath })['Output'];
    expect(of('$.a.b', '$.a.b.c')).toBe('{% $states.result.c %}');
    expect(of('$.a.b', '$.a')).toBe("{% $merge([$states.input.a, {'b': $states.result}]) %}");
    expect(of('$.a.b', '$.c')).toBe('{% $states.input.c %}');
    expect(of('$.a', '$$.Execution.Input')).toBe('{% $states.context.Execution.Input %}');
  });

  it('keeps the input where a result is dropped, and nothing where a path is null', () => {
    expect(plain({ ...TASK, ResultPath: null })['Output']).toBe('{% $states.input %}');
    expect(plain({ Type: 'Wait', Seconds: 1, OutputPath: null })['Output']).toEqual({});
  });

  it('merges the error of a catcher into the input', () => {
    const Catch = [
      { ErrorEquals: ['A'], ResultPath: '$.error', Next: 'S' },
      { ErrorEquals: ['States.IntrinsicFailure'], Next: 'S', Assign: { 'why.$': '$.Cause' } },
    ];
    expect(plain({ ...TASK, Catch })['Catch']).toEqual([
      { ErrorEquals: ['A'], Output: "{% $merge([$states.input, {'error': $states.errorOutput}]) %}", Next: 'S' },
      {
        ErrorEquals: ['States.QueryEvaluationError'],
        Next: 'S',
        Assign: { why: '{% $states.errorOutput.Cause %}' },
      },
    ]);
  });

  it('quotes texts that only JSONata would take for expressions', () => {
    expect(output({ 'a.$': '$.a', text: '{% $x %}' })).toEqual({
      a: '{% $states.input.a %}',
      text: "{% '{% $x %}' %}",
    });
  });

  it('reads the fields of a Map', () => {
    const state = {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'n.$': '$$.Map.Item.Index', 'all.$': '$.items' },
      MaxConcurrencyPath: '$.limit',
      ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
    };
    expect(plain(state)).toMatchObject({
      Items: '{% $states.input.items %}',
      ItemSelector: { n: '{% $states.context.Map.Item.Index %}', all: '{% $states.input.items %}' },
      MaxConcurrency: '{% $states.input.limit %}',
    });
  });
});

describe('expressions', () => {
  it.each([
    ['$.a-b["c d"][0]', '{% $states.input.`a-b`.`c d`[0] %}'],
    ['$.and', '{% $states.input.`and` %}'],
    ['$name.x', '{% $name.x %}'],
    ['$.items[*].lines', '{% [$map($states.input.items, function($v) { $v.lines })[]] %}'],
    ['$.items[1:3]', '{% [$filter($states.input.items, function($v, $i) { $i >= 1 and $i < 3 })[]] %}'],
    ['$.users[?(@.age >= 18)]', '{% [$filter($states.input.users, function($v) { $v.age >= 18 })[]] %}'],
    ['$..price', "{% [$map($states.input.**[$type($) = 'object'], function($v) { $v.price })[]] %}"],
    ["States.Format('Hello {}, {}!', $.name, 1)", "{% 'Hello ' & $states.input.name & ', ' & 1 & '!' %}"],
    ['States.MathAdd($.n, -1)', '{% $states.input.n - 1 %}'],
    ["States.StringSplit($.s, ',;')", "{% [$filter($split($states.input.s, /[,;]/), function($v) { $v != '' })] %}"],
    ['States.JsonMerge($.a, $.b, false)', '{% $merge([$states.input.a, $states.input.b]) %}'],
    ['States.ArrayGetItem(States.Array(1, 2), 1)', 2],
    ['States.Array($.a, States.UUID())', ['{% $states.input.a %}', '{% $uuid() %}']],
  ])('%s', (path, expected) => {
    expect(value(path)).toEqual(expected);
  });

  it.each([
    [{ Variable: '$.n', NumericGreaterThan: 1 }, '{% $states.input.n > 1 %}'],
    [{ Not: { Variable: '$.s', IsPresent: true } }, '{% $not($exists($states.input.s)) %}'],
    [{ Variable: '$.s', StringMatches: 'a*(b)' }, '{% $contains($states.input.s, /^a[\\s\\S]*\\(b\\)$/) %}'],
    [
      {
        And: [
          { Variable: '$.a', BooleanEquals: true },
          {
            Or: [
              { Variable: '$.b', IsNull: true },
              { Variable: '$$.Execution.Name', StringEquals: "it's" },
            ],
          },
        ],
      },
      '{% $states.input.a = true and ($states.input.b = null or $states.context.Execution.Name = "it\'s") %}',
    ],
  ])('%j', (rule, expected) => {
    const after = stateAfter({ Type: 'Choice', Choices: [{ ...rule, Next: 'S' }] }, (model, state) =>
      stateToJsonata(model, state, 'plain'),
    );
    expect(after['Choices']).toEqual([{ Condition: expected, Next: 'S' }]);
  });
});

describe('what cannot be converted', () => {
  const reasons = (state: JsonObject): string[] => {
    const text = JSON.stringify(machineOf({ ...state, End: true }));
    const result = machineToJsonata(modelOf(text), 'exact');
    if (result.kind === 'converted') throw new Error('It is converted.');
    return result.reasons.map(({ start, end, message }) => `${text.slice(start, end)} ${message}`);
  };

  it('is named with its place', () => {
    expect(reasons({ Type: 'Pass', Parameters: { 'v.$': 'States.Array(States.MathRandom(1, 2, 3))' } })).toEqual([
      expect.stringMatching(/^States\.MathRandom\(1, 2, 3\) With a seed/),
    ]);
    expect(reasons({ Type: 'Pass', Parameters: { 'v.$': '$.a[0:9:2]' } })).toEqual([
      expect.stringMatching(/^\[0:9:2\] \$\.a\[0:9:2\]: JSONata has no equal for a slice with a step/),
    ]);
    expect(reasons({ Type: 'Pass', ResultPath: '$.a[0]' })).toEqual([expect.stringMatching(/^"\$\.a\[0\]" /)]);
  });

  it('is a function whose name a variable of the machine has', () => {
    const state = { Type: 'Pass', Assign: { 'count.$': '$' }, Parameters: { 'n.$': 'States.ArrayLength($.a)' } };
    expect(reasons(state)).toEqual([expect.stringContaining('$count')]);
  });
});

it('keeps comments of YAML and changes nothing else', () => {
  const text = `# The orders
StartAt: S
States:
  S:
    Type: Task # calls
    Resource: arn:aws:states:::lambda:invoke
    # what it gets
    Parameters:
      FunctionName: f
      Payload.$: $
    ResultPath: $.paid # beside the order
    OutputPath: $.paid.Payload
    Retry:
      - ErrorEquals: [States.ALL] # all
    Catch:
      - ResultPath: $.error
        ErrorEquals: [States.ALL]
        Next: S
    End: true
`;
  expect(textAfter(text, (model, state) => stateToJsonata(model, state, 'plain'))).toBe(`# The orders
StartAt: S
States:
  S:
    QueryLanguage: JSONata
    Type: Task # calls
    Resource: arn:aws:states:::lambda:invoke
    # what it gets
    Arguments:
      FunctionName: f
      Payload: "{% $states.input %}"
    Output: "{% $states.result.Payload %}" # beside the order
    Retry:
      - ErrorEquals: [States.ALL] # all
    Catch:
      - Output: "{% $merge([$states.input, {'error': $states.errorOutput}]) %}"
        ErrorEquals: [States.ALL]
        Next: S
    End: true
`);
});

it('does not change what other states use by an alias', () => {
  const text = `StartAt: S
States:
  S: &base
    Type: Pass
    ResultPath: $.a
    Next: T
  T:
    <<: *base
    Next: S
`;
  expect(() => textAfter(text, (model, state) => stateToJsonata(model, state, 'plain'))).toThrow(/anchor/);
});

describe('errors that are caught only after the conversion', () => {
  const notesOf = (state: object): string[] => {
    const text = JSON.stringify({ StartAt: 'S', States: { S: state } });
    const converted = machineToJsonata(modelOf(text), 'plain');
    return converted.kind === 'converted' ? converted.notes.map(({ message }) => message) : [];
  };
  const caught = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }], End: true };

  it('are told where a Retry or Catch sees them', () => {
    const task = { Type: 'Task', Resource: 'r', Parameters: { 'x.$': '$.a' } };
    expect(notesOf({ ...task, ...caught }).join()).toContain('which States.ALL in this Catch sees');
    const retry = [{ ErrorEquals: ['States.TaskFailed'] }];
    expect(notesOf({ ...task, Retry: retry, End: true }).join()).toContain('States.TaskFailed in this Retry sees');
    expect(notesOf({ ...task, Retry: [{ ErrorEquals: ['Own'] }], End: true }).join()).not.toContain('sees');
    expect(notesOf({ ...task, End: true }).join()).not.toContain('sees');
    expect(notesOf({ Type: 'Task', Resource: 'r', ResultPath: '$.a', ...caught }).join()).not.toContain('sees');
  });

  it('are told of a Parallel whose branches have them', () => {
    const branch = (inner: object): object => ({
      Type: 'Parallel',
      Branches: [{ StartAt: 'I', States: { I: { ...inner, End: true } } }],
      ...caught,
    });
    expect(notesOf(branch({ Type: 'Wait', SecondsPath: '$.s' })).join()).toContain('in this Catch sees');
    expect(notesOf(branch({ Type: 'Wait', Seconds: 1 })).join()).not.toContain('sees');
  });
});
