import { describe, expect, it } from 'vitest';
import { machineToJsonPath, stateToJsonPath } from '../../../language/convert/to-json-path/convert';
import type { JsonObject } from '../../../language/json';
import { machineOf, modelOf, stateAfter } from './machine';

const plain = (state: JsonObject): JsonObject => {
  const given = { QueryLanguage: 'JSONata', ...state, End: true };
  const after = stateAfter(given, (model, found) => stateToJsonPath(model, found, 'plain'));
  return Object.fromEntries(Object.entries(after).filter(([key]) => !['End', 'Type'].includes(key)));
};
const reasons = (state: JsonObject): string[] => {
  const text = JSON.stringify(machineOf({ QueryLanguage: 'JSONata', ...state, End: true }));
  const result = machineToJsonPath(modelOf(text), 'plain');
  if (result.kind === 'converted') throw new Error('It is converted.');
  return result.reasons.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
};
const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };

describe('the fields of a state', () => {
  it('become templates and paths', () => {
    const state = {
      ...TASK,
      Arguments: { FunctionName: 'f', Payload: { id: '{% $states.input.order.id %}', n: 1 } },
      TimeoutSeconds: '{% $states.input.limit %}',
      Output: "{% $merge([$states.input, {'paid': {'total': $states.result.Payload.total}}]) %}",
    };
    expect(plain(state)).toEqual({
      Resource: TASK.Resource,
      Parameters: { FunctionName: 'f', Payload: { 'id.$': '$.order.id', n: 1 } },
      TimeoutSecondsPath: '$.limit',
      ResultSelector: { 'total.$': '$.Payload.total' },
      ResultPath: '$.paid',
    });
  });

  it.each([
    ['{% $states.result.Payload %}', { OutputPath: '$.Payload' }],
    ['{% $states.input %}', { ResultPath: null }],
    ['{% $states.input.a[0] %}', { ResultPath: null, OutputPath: '$.a[0]' }],
    ['{% $states.context.Execution.Input %}', { OutputPath: '$$.Execution.Input' }],
    ["{% $merge([$states.input, {'a': $states.result}]) %}", { ResultPath: '$.a' }],
  ])('with an output %s', (Output, expected) => {
    expect(plain({ ...TASK, Output })).toEqual({ Resource: TASK.Resource, ...expected });
  });

  it('with intrinsic functions', () => {
    const Output = {
      text: "{% 'It''s ' & $states.input.name & '{}!' %}".replace("''", ''),
      sum: '{% $states.input.n - 1 %}',
      has: '{% $states.input.x in $states.input.list %}',
      items: ['{% $states.input.a %}', '{% $uuid() %}'],
      all: '{% [$states.input.list] %}',
    };
    expect(plain({ Type: 'Pass', Output })).toEqual({
      Parameters: {
        'text.$': "States.Format('Its {}\\{\\}!', $.name)",
        'sum.$': 'States.MathAdd($.n, -1)',
        'has.$': 'States.ArrayContains($.list, $.x)',
        'items.$': 'States.Array($.a, States.UUID())',
        'all.$': '$.list[*]',
      },
    });
  });

  it('with conditions', () => {
    const Choices = [
      { Condition: "{% $states.input.a > 1 and $not($exists($states.input.b)) or $states.input.c = 'x' %}", Next: 'S' },
      { Condition: '{% $contains($states.input.s, /^a[\\s\\S]*\\.b$/) %}', Next: 'S' },
      { Condition: "{% $toMillis($states.input.t) < $toMillis('2025-01-02T03:04:05Z') %}", Next: 'S' },
      { Condition: "{% $states.input.kind in ['x', 'y'] %}", Next: 'S' },
    ];
    const state = stateAfter({ Type: 'Choice', QueryLanguage: 'JSONata', Choices }, (model, found) =>
      stateToJsonPath(model, found, 'plain'),
    );
    expect(state['Choices']).toEqual([
      {
        Or: [
          { And: [{ Variable: '$.a', NumericGreaterThan: 1 }, { Not: { Variable: '$.b', IsPresent: true } }] },
          { Variable: '$.c', StringEquals: 'x' },
        ],
        Next: 'S',
      },
      { Variable: '$.s', StringMatches: 'a*.b', Next: 'S' },
      { Variable: '$.t', TimestampLessThan: '2025-01-02T03:04:05Z', Next: 'S' },
      {
        Or: [
          { Variable: '$.kind', StringEquals: 'x' },
          { Variable: '$.kind', StringEquals: 'y' },
        ],
        Next: 'S',
      },
    ]);
  });
});

describe('what JSONPath cannot say is named with its place', () => {
  it.each([
    [{ Type: 'Pass', Output: { v: '{% $sum($states.input.a) %}' } }, /^\$sum\(\$states\.input\.a\): /],
    [
      { ...TASK, Output: { v: '{% $states.input.a %}' } },
      /^\$states\.input\.a: Here a JSONPath state sees only the result/,
    ],
    [{ ...TASK, Output: "{% $merge([$states.input, {'a': $states.result.b}]) %}" }, /it cannot be one path/],
    [{ Type: 'Succeed', Output: { a: 1 } }, /OutputPath/],
  ])('%j', (state, reason) => {
    expect(reasons(state)).toEqual([expect.stringMatching(reason)]);
  });
});
