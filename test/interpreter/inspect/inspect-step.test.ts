import { describe, expect, it } from 'vitest';
import { inspectStep } from '../../../interpreter/inspect/inspect-step';
import type { RecordedStep } from '../../../interpreter/inspect/inspection';
import type { ExplainedCondition } from '../../../language/features/explained-rule';
import type { JsonObject } from '../../../language/json';

async function inspect(state: JsonObject, step: Partial<RecordedStep>, machine: JsonObject = {}) {
  const definition = { ...machine, StartAt: 'S', States: { S: state, Next: { Type: 'Succeed' } } };
  return inspectStep(definition, { state: 'S', input: {}, variables: {}, enteredTime: 0, retryCount: 0, ...step });
}

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:F';

describe('a step that was recorded', () => {
  it('shows the data of a task behind each of its fields', async () => {
    const { stages } = await inspect(
      {
        Type: 'Task',
        Resource: lambda,
        InputPath: '$.order',
        Parameters: { 'id.$': '$.id', 'who.$': '$who' },
        ResultSelector: { 'sum.$': '$.total' },
        ResultPath: '$.paid',
        End: true,
      },
      {
        input: { order: { id: 7 } },
        variables: { who: 'me' },
        answer: { kind: 'result', value: { total: 3, more: 1 } },
      },
    );
    expect(stages).toEqual([
      { stage: 'afterInputPath', value: { id: 7 } },
      { stage: 'afterParameters', value: { id: 7, who: 'me' } },
      { stage: 'afterResultSelector', value: { sum: 3 } },
      { stage: 'afterResultPath', value: { order: { id: 7 }, paid: { sum: 3 } } },
    ]);
  });

  it('shows what a Map works on and makes of its iterations, without running them', async () => {
    const { stages } = await inspect(
      {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemSelector: { 'n.$': '$$.Map.Item.Value' },
        ResultSelector: { 'all.$': '$' },
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Fail' } } },
        End: true,
      },
      { input: { items: [1, 2] }, answer: { kind: 'result', value: ['a', 'b'] } },
    );
    expect(stages).toEqual([
      { stage: 'afterItemsPath', value: [1, 2] },
      { stage: 'afterItemSelector', value: [{ n: 1 }, { n: 2 }] },
      { stage: 'afterResultSelector', value: { all: ['a', 'b'] } },
    ]);
  });

  it('has the context object of its execution and its iteration', async () => {
    const { stages } = await inspect(
      {
        Type: 'Pass',
        Parameters: {
          'i.$': '$$.Map.Item.Index',
          'v.$': '$$.Map.Item.Value',
          'x.$': '$$.Execution.Input',
          'n.$': '$$.State.Name',
        },
        End: true,
      },
      { item: { index: 4, value: 'five' }, executionInput: 'all' },
    );
    expect(stages).toEqual([{ stage: 'afterParameters', value: { i: 4, v: 'five', x: 'all', n: 'S' } }]);
  });

  it('ends where the state goes to itself, and where it failed', async () => {
    const again = {
      Type: 'Task',
      Resource: lambda,
      Parameters: {},
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }],
    };
    const { stages } = await inspect({ ...again, End: true }, { answer: { kind: 'failure', error: 'Broken' } });
    expect(stages).toEqual([{ stage: 'afterParameters', value: {} }]);
  });
});

describe('why a Choice state went where it did', () => {
  it('gives each rule with what it compared, and stops at the one that matched', async () => {
    const { rules } = await inspect(
      {
        Type: 'Choice',
        Choices: [
          { Variable: '$.total', NumericGreaterThan: 1000, Next: 'Next' },
          {
            And: [
              { Not: { Variable: '$.new', IsPresent: true } },
              {
                Or: [
                  { Variable: '$.a', StringEqualsPath: '$.b' },
                  { Variable: '$.gone', IsNull: true },
                ],
              },
            ],
            Next: 'Next',
          },
          { Variable: '$.total', NumericEquals: 5, Next: 'Next' },
        ],
        Default: 'Next',
      },
      { input: { total: 12, a: 'x', b: 'x' } },
    );
    expect(rules?.map(({ condition }) => lines(condition))).toEqual([
      ['$.total > 1000: false; $.total = 12'],
      [
        'not ($.new is present) and ($.a == $.b or $.gone is null): true',
        '  not ($.new is present): true',
        '    $.new is present: false; $.new = nothing',
        '  $.a == $.b or $.gone is null: true',
        '    $.a == $.b: true; $.a = "x"; $.b = "x"',
        '    $.gone is null: not looked at',
      ],
      ['$.total == 5: not looked at'],
      ['Default: not looked at'],
    ]);
    expect(rules?.map(({ isTaken }) => isTaken)).toEqual([false, true, false, false]);
  });

  it('takes JSONata apart at and, or and not', async () => {
    const { rules } = await inspect(
      {
        Type: 'Choice',
        Choices: [
          {
            Condition: '{% $states.input.n > $limit and ($not($states.input.done) or $exists($states.input.x)) %}',
            Next: 'Next',
          },
        ],
        Default: 'Next',
      },
      { input: { n: 3, done: true }, variables: { limit: 2 } },
      { QueryLanguage: 'JSONata' },
    );
    expect(rules?.map(({ condition }) => lines(condition))).toEqual([
      [
        '$states.input.n > $limit and ($not($states.input.done) or $exists($states.input.x)): false',
        '  $states.input.n > $limit: true; $states.input.n = 3; $limit = 2',
        '  ($not($states.input.done) or $exists($states.input.x)): false',
        '    $not($states.input.done): false',
        '      $states.input.done: true; $states.input.done = true',
        '    $exists($states.input.x): false; $states.input.x = nothing',
      ],
      ['Default: true'],
    ]);
  });

  it('says which rule could not be evaluated', async () => {
    const { rules } = await inspect(
      { Type: 'Choice', Choices: [{ Variable: '$.gone', NumericEquals: 1, Next: 'Next' }], Default: 'Next' },
      {},
    );
    expect(rules?.[0]?.condition.fault).toContain("Invalid path '$.gone'");
    expect(rules?.map(({ isTaken }) => isTaken)).toEqual([false, false]);
  });
});

function lines({ text, matches, operands, parts }: ExplainedCondition): string[] {
  const values = operands.map(({ text: path, value }) => `; ${path} = ${value ?? 'nothing'}`);
  const truth = matches === undefined ? 'not looked at' : String(matches);
  return [`${text}: ${truth}${values.join('')}`, ...parts.flatMap(lines).map((line) => `  ${line}`)];
}
