import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { applyEdits } from '../../../language/features/edit';
import { inlinePass } from '../../../language/features/inline-pass';
import type { Json } from '../../../language/json';
import { buildModel } from '../../../language/model/build-model';
import { toJson } from '../../../language/tree/node';
import { parseDocument } from '../../../language/tree/parse-document';
import { functionsRunner } from '../../interpreter/helpers/functions-runner';
import { run } from '../../interpreter/helpers/machines';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:work';
const INPUT = { price: 21, list: [1, 2] };

/** A machine whose state `Before` leads to the Pass `Data`, which leads to the end or on. */
function machine(before: object, data: object, more: object = {}): { [name: string]: Json } {
  return {
    StartAt: 'Before',
    States: {
      Before: { ...before, Next: 'Data' },
      Data: { Type: 'Pass', ...data, ...(!('Next' in data) && { End: true }) },
      ...more,
    } as unknown as Json,
  };
}

const task = { Type: 'Task', Resource: FUNCTION };

function actionFor(text: string, format: 'json' | 'yaml') {
  const model = buildModel(parseDocument(text, format));
  const state = model.states.find(({ name }) => name === 'Data');
  const [action] = state ? inlinePass(model, state) : [];
  if (!action) throw new Error('nothing is offered');
  return action;
}

async function outcome(definition: Json): Promise<unknown> {
  const runner = functionsRunner({ work: () => ({ id: 7, name: 'Ada' }) });
  const { status, output } = (await run(definition, INPUT, { runner }).done) as { status: string; output?: unknown };
  return { status, output };
}

/** Inlines the Pass, in JSON and in YAML; the machine afterwards must end as the one before. */
async function inlined(before: { [name: string]: Json }): Promise<unknown> {
  const texts = [JSON.stringify(before, null, 2), stringify(before)] as const;
  const [json, yaml] = texts.map((text, index) => {
    const format = index === 0 ? 'json' : 'yaml';
    const action = actionFor(text, format);
    expect(action.disabled).toBeUndefined();
    return toJson(parseDocument(applyEdits(text, action.edits), format).root);
  });
  expect(yaml).toEqual(json);
  expect(await outcome(json ?? null)).toEqual(await outcome(before));
  return (json as { States: unknown }).States;
}

function refusal(before: { [name: string]: Json }): string | undefined {
  return actionFor(JSON.stringify(before), 'json').disabled;
}

const jsonata = (definition: { [name: string]: Json }): { [name: string]: Json } => ({
  QueryLanguage: 'JSONata',
  ...definition,
});

describe('a Pass that carries data', () => {
  it('becomes the Output and Assign of the task before it', async () => {
    const data = { Output: { id: '{% $states.input.id & "!" %}' }, Assign: { n: '{% $states.input.name %}' } };
    expect(await inlined(jsonata(machine(task, data)))).toEqual({
      Before: {
        ...task,
        Assign: { n: '{% $states.result.name %}' },
        Output: { id: '{% $states.result.id & "!" %}' },
        End: true,
      },
    });
  });

  it('adds to what the state before assigns, and keeps its input', async () => {
    const wait = { Type: 'Wait', Seconds: 1, Assign: { a: 1 } };
    const data = { Assign: { b: '{% $states.input.price %}' }, Next: 'End' };
    const end = { End: { Type: 'Pass', Output: '{% [$a, $b] %}', End: true } };
    expect(await inlined(jsonata(machine(wait, data, end)))).toMatchObject({
      Before: { Assign: { a: 1, b: '{% $states.input.price %}' }, Next: 'End' },
    });
  });

  it('becomes the ResultSelector or the OutputPath of the state before it', async () => {
    expect(await inlined(machine(task, { Parameters: { 'x.$': '$.name' } }))).toEqual({
      Before: { ...task, ResultSelector: { 'x.$': '$.name' }, End: true },
    });
    expect(await inlined(machine(task, { Result: { fixed: [1] } }))).toMatchObject({
      Before: { ResultSelector: { fixed: [1] } },
    });
    expect(await inlined(machine({ ...task, ResultPath: '$.done' }, { InputPath: '$.done.id' }))).toMatchObject({
      Before: { OutputPath: '$.done.id' },
    });
    expect(await inlined(machine({ Type: 'Wait', Seconds: 1 }, { OutputPath: '$.list' }))).toMatchObject({
      Before: { OutputPath: '$.list' },
    });
  });

  it.each([
    ['More than one way leads', machine(task, { Result: {} }, { Other: { Type: 'Pass', Next: 'Data' } })],
    ['under the Retry', machine({ ...task, Retry: [] }, { Result: {} })],
    ['is written in JSONPath', machine(task, { QueryLanguage: 'JSONata', Output: 1 })],
    ['makes an output of its own', jsonata(machine({ ...task, Output: 1 }, { Output: '{% $states.input %}' }))],
    ['Both states assign "a"', jsonata(machine({ ...task, Assign: { a: 1 } }, { Assign: { a: 2 } }))],
    ['a variable that "Before" assigns', jsonata(machine({ ...task, Assign: { a: 1 } }, { Output: '{% $a %}' }))],
    ['reads the context', jsonata(machine(task, { Output: '{% $states.context.State.Name %}' }))],
    ['reads the context', machine(task, { Parameters: { 'x.$': '$$.State.Name' } })],
    ['more than one thing', machine(task, { Result: 1, ResultPath: '$.x' })],
    ['has a ResultPath', machine({ ...task, ResultPath: null }, { Result: {} })],
    ['has no ResultSelector', machine({ Type: 'Wait', Seconds: 1 }, { Result: {} })],
    ['is an object', machine(task, { Result: 1 })],
    ['which a ResultSelector would evaluate', machine(task, { Result: { 'a.$': 'x' } })],
    ['has an OutputPath', machine({ ...task, OutputPath: '$' }, { InputPath: '$.a' })],
    ['assigns', machine({ ...task, Assign: { a: 1 } }, { InputPath: '$a' })],
    ['cannot do what', machine(task, { Assign: { a: 1 } })],
  ])('stays where it would not be the same: %s', (reason, before) => {
    expect(refusal(before)).toContain(reason);
  });

  it('stays where the flow starts with it, or a choice leads to it', () => {
    const start = { ...machine(task, { Result: {} }), StartAt: 'Data' };
    expect(refusal(start)).toContain('starts with "Data"');
    const choice = { Type: 'Choice', Choices: [], Default: 'Data' };
    const before = { StartAt: 'C', States: { C: choice, Data: { Type: 'Pass', Result: {}, End: true } } };
    expect(refusal(before)).toContain('only sometimes');
  });
});
