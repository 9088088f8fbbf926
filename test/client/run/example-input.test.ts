import { describe, expect, it } from 'vitest';
import { exampleInput as exampleOf } from '../../../client/run/example-input';
import { findState } from '../../../client/run/state-places';
import { buildModel } from '../../../language/model/build-model';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';

const exampleInput = (text: string, format: DocumentFormat, from?: string) =>
  exampleOf(buildModel(parseDocument(text, format)), from);

const machine = (first: object, others: object = {}, top: object = {}) =>
  JSON.stringify({ ...top, StartAt: 'A', States: { A: first, ...others } });

describe('exampleInput', () => {
  it('has the members that the first state reads', () => {
    const text = machine({
      Type: 'Pass',
      Parameters: { 'x.$': '$.order.id', 'y.$': "States.Format('{}', $.name)" },
      End: true,
    });
    expect(exampleInput(text, 'json')).toEqual({ order: { id: '' }, name: '' });
  });

  it('takes values from comparisons and from fields that say their type', () => {
    const choice = machine(
      { Type: 'Choice', Choices: [{ Variable: '$.foo', NumericEquals: 1, Next: 'B' }] },
      { B: { Type: 'Succeed' } },
    );
    expect(exampleInput(choice, 'json')).toEqual({ foo: 1 });
    expect(exampleInput(machine({ Type: 'Wait', SecondsPath: '$.delay', End: true }), 'json')).toEqual({ delay: 1 });
    expect(exampleInput(machine({ Type: 'Map', ItemsPath: '$.a.items', End: true }), 'json')).toEqual({
      a: { items: [{}] },
    });
  });

  it('leaves out what a state before puts there, and what follows replaced data', () => {
    const read = { Type: 'Pass', Parameters: { 'a.$': '$.made.x', 'b.$': '$.given' }, End: true };
    expect(exampleInput(machine({ Type: 'Pass', ResultPath: '$.made', Next: 'B' }, { B: read }), 'json')).toEqual({
      given: '',
    });
    expect(exampleInput(machine({ Type: 'Task', Resource: 'x', Next: 'B' }, { B: read }), 'json')).toEqual({});
  });

  it('reads JSONata and YAML', () => {
    const text = machine(
      { Type: 'Pass', Output: '{% $states.input.a.b + $states.context.Execution.Id %}', End: true },
      {},
      { QueryLanguage: 'JSONata' },
    );
    expect(exampleInput(text, 'json')).toEqual({ a: { b: '' } });
    expect(exampleInput('StartAt: A\nStates:\n  A: { Type: Pass, InputPath: $.x, End: true }', 'yaml')).toEqual({
      x: '',
    });
  });

  it.each(['', '{', '[]', '{"StartAt":"A"}', '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}'])(
    'copes with %s',
    (text) => {
      expect(exampleInput(text, 'json')).toEqual({});
    },
  );
});

describe('findState', () => {
  it('gives the place of the name and the function that is called', () => {
    const text = machine({ Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:X:function:Process1:LIVE', End: true });
    const place = findState(text, 'json', 'A');
    expect(text.slice(place?.start, place?.end)).toBe('"A"');
    expect(place?.functionName).toBe('Process1');
    expect(findState(text, 'json', 'B')).toBeUndefined();
  });

  it.each([
    ['${PayFunctionArn}', {}, 'Pay'],
    ['${Pay}', {}, 'Pay'],
    ['arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'arn:aws:lambda:r:1:function:Pay' } }, 'Pay'],
    ['arn:aws:states:::lambda:invoke', { Arguments: { FunctionName: 'Pay' } }, 'Pay'],
    ['arn:aws:states:::sqs:sendMessage', {}, undefined],
  ])('knows the function of %s %j', (Resource, more, name) => {
    expect(findState(machine({ Type: 'Task', Resource, ...more, End: true }), 'json', 'A')?.functionName).toBe(name);
  });
});
