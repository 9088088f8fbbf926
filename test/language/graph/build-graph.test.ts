import { describe, expect, it } from 'vitest';
import { buildGraph, type StateGraph } from '../../../language/graph/build-graph';
import { conditionLabel } from '../../../language/graph/condition-label';
import type { Json } from '../../../language/json';
import { buildModel } from '../../../language/model/build-model';
import { parseJson } from '../../../language/tree/parse-json';

function graphOf(definition: unknown): StateGraph | undefined {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return buildGraph(buildModel(parseJson(text)));
}

function edgesOf(graph: StateGraph | undefined): string[] {
  return (graph?.edges ?? []).map(({ kind, from, to, label }) => `${from} -${kind}${label && `[${label}]`}-> ${to}`);
}

describe('buildGraph', () => {
  it('connects the start, the transitions and the end', () => {
    const graph = graphOf({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } });
    expect(edgesOf(graph)).toEqual([
      'machine/start -start-> state:A',
      'state:A -next-> state:B',
      'state:B -end-> machine/end',
    ]);
  });

  it('labels choices by their condition and catchers by their errors', () => {
    const graph = graphOf({
      StartAt: 'C',
      States: {
        C: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'T' }], Default: 'T' },
        T: {
          Type: 'Task',
          Resource: 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:f',
          Catch: [{ ErrorEquals: ['A', 'B'], Next: 'E' }],
          End: true,
        },
        E: { Type: 'Fail' },
      },
    });
    expect(edgesOf(graph)).toEqual([
      'machine/start -start-> state:C',
      'state:C -choice[$.n > 5]-> state:T',
      'state:C -default[Default]-> state:T',
      'state:T -catch[A, B]-> state:E',
      'state:T -end-> machine/end',
      'state:E -end-> machine/end',
    ]);
  });

  it('nests branches and item processors, and says what a state does', () => {
    const graph = graphOf({
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'X', States: { X: { Type: 'Wait', Seconds: 1, End: true } } }],
          Next: 'M',
        },
        M: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
            StartAt: 'Y',
            States: { Y: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: {}, End: true } },
          },
          End: true,
        },
      },
    });
    const [, parallel, map] = graph?.nodes ?? [];
    expect(parallel).toMatchObject({
      inner: [{ label: 'Branch 1', nodes: [{}, { name: 'X', detail: '1 second' }, {}] }],
    });
    expect(map).toMatchObject({
      distributed: true,
      inner: [{ nodes: [{}, { name: 'Y', detail: 'SQS: SendMessage' }, {}] }],
    });
  });

  it('is plain data, so that it can be sent to another process', () => {
    const graph = graphOf({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
    expect(JSON.parse(JSON.stringify(graph))).toEqual(graph);
  });

  it('shows a target that does not exist, and survives half-typed text', () => {
    expect(edgesOf(graphOf({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Nope' } } }))).toContain(
      'state:A -next-> machine/missing:Nope',
    );
    expect(edgesOf(graphOf('{"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B", "B": '))).toContain(
      'machine/start -start-> state:A',
    );
    expect(graphOf('[]')).toBeUndefined();
  });
});

describe('conditionLabel', () => {
  const label = (rule: Json): string => conditionLabel(rule);

  it.each([
    [{ Variable: '$.a', StringEqualsPath: '$.b' }, '$.a == $.b'],
    [{ Variable: '$.a', IsPresent: false }, '$.a is not present'],
    [{ Variable: '$.a', StringMatches: 'x*' }, '$.a matches "x*"'],
    [{ Not: { Variable: '$.a', NumericLessThanEquals: 2 } }, 'not ($.a <= 2)'],
    [
      {
        Or: [
          {
            And: [
              { Variable: '$.a', IsNull: true },
              { Variable: '$.b', BooleanEquals: true },
            ],
          },
          { Variable: '$.c', IsString: true },
        ],
      },
      '($.a is null and $.b == true) or $.c is string',
    ],
    [{ Condition: '{% $states.input.n > 1 %}' }, '$states.input.n > 1'],
  ])('reads %j as %s', (rule, expected) => {
    expect(label(rule)).toBe(expected);
  });
});
