import { describe, expect, it } from 'vitest';
import { complete } from '../../../language/features/complete';
import { hover } from '../../../language/features/hover';
import type { KnownData, StateValues } from '../../../language/features/known-data';
import { abridge } from '../../../language/features/last-run';
import { NO_NAMES } from '../../../language/features/workspace-names';
import { buildModel } from '../../../language/model/build-model';
import { parseDocument } from '../../../language/tree/parse-document';
import { evaluateJsonata } from '../../../workspace/evaluate-jsonata';

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:charge';

const RUN: KnownData = {
  source: 'lastRun',
  input: { order: { id: 7, items: [{ sku: 'a' }] } },
  states: new Map([
    [
      'Charge',
      {
        input: { order: { id: 7, items: [{ sku: 'a' }] } },
        result: { Payload: { total: 12 } },
        error: 'CardDeclined',
      },
    ],
    ['Tell', { input: { paid: true, total: 12 } }],
  ]),
};

/** The labels at `|` in a machine of two states. */
function labels(charge: string, tell = '"End": true', options: Parameters<typeof complete>[2] = { data: () => RUN }) {
  const { model, at } = marked(charge, tell);
  return complete(model, at, options).map(({ label }) => label);
}

function marked(charge: string, tell: string) {
  const text = `{"StartAt": "Charge", "States": {
    "Charge": {"Type": "Task", "Resource": "${FUNCTION}", "Next": "Tell", ${charge}},
    "Tell": {"Type": "Pass", ${tell}}}}`;
  const at = text.indexOf('|');
  return { model: buildModel(parseDocument(text.replace('|', ''))), at };
}

describe('completion of data that a run has shown', () => {
  it('knows the input of an execution at every state that it reaches', () => {
    expect(labels('"InputPath": "$.|"')).toEqual(['order']);
    expect(labels('"ResultPath": "$.paid"', '"InputPath": "$.order.|"')).toEqual(['id', 'items']);
    expect(labels('"QueryLanguage": "JSONata", "Arguments": "{% $states.input.order.| %}"')).toEqual(['id', 'items']);
  });

  it('knows what came out of a task', () => {
    expect(labels('"ResultSelector": {"x.$": "$.Payload.|"}')).toEqual(['total']);
    expect(labels('"QueryLanguage": "JSONata", "Output": "{% $states.result.Payload.| %}"')).toEqual(['total']);
  });

  it('knows what arrived at a state behind a task of which nothing else is known', () => {
    expect(labels('"Comment": "x"', '"End": true, "InputPath": "$.|"')).toEqual(['paid', 'total']);
  });

  it('proposes the error of the last run early', () => {
    expect(labels('"Catch": [{"ErrorEquals": ["|"], "Next": "Tell"}]').slice(0, 2)).toEqual([
      'States.ALL',
      'CardDeclined',
    ]);
  });

  it('says nothing without a run', () => {
    expect(labels('"InputPath": "$.|"', '"End": true', {})).toEqual([]);
  });
});

describe('completion of names of the workspace', () => {
  const workspace = () => ({
    ...NO_NAMES,
    functions: [{ name: 'charge-card', from: 'charge-card.py' }],
    resources: [{ kind: 'queue' as const, name: 'https://sqs/orders', from: 'template.yaml' }],
    placeholders: [{ name: 'ChargeArn', from: 'template.yaml' }],
    errorsOf: () => [{ name: 'OutOfStock', from: 'charge.py' }],
  });

  it('proposes functions and placeholders as resources', () => {
    const text = `{"States": {"A": {"Type": "Task", "Resource": ""}}}`;
    const model = buildModel(parseDocument(text));
    const found = complete(model, text.indexOf('""') + 1, { workspace }).map(({ label }) => label);
    expect(found.slice(0, 2)).toEqual(['${ChargeArn}', 'arn:aws:lambda:REGION:ACCOUNT_ID:function:charge-card']);
  });

  it.each([
    ['arn:aws:states:::lambda:invoke', 'FunctionName', ['charge-card', '${ChargeArn}']],
    ['arn:aws:states:::sqs:sendMessage', 'QueueUrl', ['https://sqs/orders', '${ChargeArn}']],
    ['arn:aws:states:::sns:publish', 'TopicArn', ['${ChargeArn}']],
  ])('proposes for %s in %s', (resource, parameter, expected) => {
    const text = `{"States": {"A": {"Type": "Task", "Resource": "${resource}", "Parameters": {"${parameter}": ""}}}}`;
    const model = buildModel(parseDocument(text));
    expect(complete(model, text.indexOf('""}') + 1, { workspace }).map(({ label }) => label)).toEqual(expected);
  });

  it('proposes the errors that the code of the function raises', () => {
    const { model, at } = marked('"Retry": [{"ErrorEquals": ["|"]}]', '"End": true');
    expect(complete(model, at, { workspace }).map(({ label }) => label)).toContain('OutOfStock');
  });
});

describe('hover over data that a run has shown', () => {
  const hovered = (charge: string, tell = '"End": true') => {
    const { model, at } = marked(charge, tell);
    return hover(model, at, { data: () => RUN })?.markdown;
  };

  it('says what a path gave', () => {
    expect(hovered('"InputPath": "$.order.i|d"')).toContain('In the last run: `7`');
    expect(hovered('"InputPath": "$.order", "Parameters": {"x.$": "$.it|ems[0].sku"}')).toContain('`[{"sku":"a"}]`');
    expect(hovered('"ResultSelector": {"x.$": "$.Payload.to|tal"}')).toContain('`12`');
    expect(hovered('"QueryLanguage": "JSONata", "Output": "{% $states.input.order.i|d + 1 %}"')).toContain('`7`');
  });

  it('says nothing of what it cannot know', () => {
    expect(hovered('"OutputPath": "$.x|y"')).toBeUndefined();
    expect(hovered('"Parameters": {"a": 1}, "HeartbeatSecondsPath": "$.order.i|d"') ?? '').not.toContain('last run');
  });
});

describe('hover over a whole expression, after a run', () => {
  const run = (values: StateValues): KnownData => ({
    source: 'lastRun',
    input: {},
    states: new Map([['Charge', values]]),
  });
  const hovered = (fields: string, values: StateValues) => {
    const { model, at } = marked(fields, '"End": true');
    return hover(model, at, { data: () => run(values), evaluate: evaluateJsonata })?.markdown ?? '';
  };
  const JSONATA = '"QueryLanguage": "JSONata", ';

  it('says what it gave, and its shape, wherever the pointer is in it', () => {
    const output = `${JSONATA}"Output": "{% $states.input.price *| 2 %}"`;
    expect(hovered(output, { input: { price: 21 } })).toBe(
      '**The whole expression**\n\na number\n\nIn the last run: `42`',
    );
    expect(hovered(output.replace('*|', '*').replace('price', 'pr|ice'), { input: { price: 21 } })).toContain('`42`');
    expect(hovered(`${JSONATA}"Arguments": "{% $s|um([1, $n]) %}"`, { input: {}, variables: { n: 2 } })).toContain(
      '`3`',
    );
    expect(hovered('"Parameters": {"x.$": "States.For|mat(\'{}!\', $.name)"}', { input: { name: 'Ada' } })).toContain(
      '`"Ada!"`',
    );
  });

  it('takes what the run recorded before it evaluates anew', () => {
    const values: StateValues = { input: {}, given: { id: 'u-1', list: [{ at: 5 }] } };
    expect(hovered(`${JSONATA}"Arguments": {"id": "{% $uu|id() %}"}`, values)).toContain('`"u-1"`');
    expect(hovered('"Parameters": {"list": [{"at.$": "States.MathRandom(1,| 9)"}]}', values)).toContain('`5`');
    expect(hovered(`${JSONATA}"Assign": {"a": "{% $no|w() %}"}`, { input: {}, assigned: { a: 'then' } })).toContain(
      '`"then"`',
    );
  });

  it('says nothing of what was not recorded whole, fails, or is new each time', () => {
    const sum = `${JSONATA}"Output": "{% $states.input.a +| 1 %}"`;
    expect(hovered(sum, { input: { a: 1 }, isAbridged: true })).not.toContain('last run');
    expect(hovered(sum, { input: { a: 'x' } })).not.toContain('last run');
    expect(hovered(`${JSONATA}"Output": "{% $ran|dom() %}"`, { input: {} })).not.toContain('last run');
  });

  it('says what a variable held, and that the state has been changed since', () => {
    const values: StateValues = { input: {}, variables: { order: { id: 7 } }, source: 'was otherwise' };
    const changed = 'In the last run, before this state was changed: ';
    expect(hovered(`${JSONATA}"Output": "{% $or|der.id %}"`, values)).toContain(`${changed}\`{"id":7}\``);
    expect(hovered(`${JSONATA}"Output": "{% $order.i|d %}"`, values)).toContain(`${changed}\`7\``);
    expect(hovered('"Parameters": {"x.$": "$order.i|d"}', values)).toContain(`${changed}\`7\``);
  });
});

describe('hover over what is around the data, after a run', () => {
  const known: KnownData = {
    source: 'lastRun',
    input: { id: 7 },
    context: { Execution: { Name: 'run-1', Input: { id: 7 } }, StateMachine: { Name: 'orders' } },
    states: new Map([
      ['Charge', { input: {}, error: 'CardDeclined', cause: 'No money', enteredTime: '2025-01-02T03:04:05.678Z' }],
    ]),
  };
  const hovered = (charge: string) => {
    const { model, at } = marked(charge, '"End": true');
    return hover(model, at, { data: () => known })?.markdown ?? '';
  };
  const JSONATA = '"QueryLanguage": "JSONata", ';

  it('says what the context object held', () => {
    expect(hovered(`${JSONATA}"Output": "{% $states.context.Execution.Na|me %}"`)).toContain('`"run-1"`');
    expect(hovered(`${JSONATA}"Output": "{% $states.context.Execution.Input.i|d %}"`)).toContain('`7`');
    expect(hovered('"Parameters": {"x.$": "$$.StateMachine.Na|me"}')).toContain('`"orders"`');
    expect(hovered('"Parameters": {"x.$": "$$.State.Entered|Time"}')).toContain('`"2025-01-02T03:04:05.678Z"`');
    expect(hovered('"Parameters": {"x.$": "$$.Task.To|ken"}')).not.toContain('last run');
  });

  it('says what a catcher was given, where the error of the run is one of its own', () => {
    const catching = (name: string, output: string): string =>
      hovered(`${JSONATA}"Catch": [{"ErrorEquals": ["${name}"], "Next": "Tell", "Output": "{% ${output} %}"}]`);
    expect(catching('CardDeclined', '$states.errorOutput.Cau|se')).toContain('`"No money"`');
    expect(catching('States.ALL', '$states.errorOut|put')).toContain('{"Error":"CardDeclined","Cause":"No money"}');
    expect(catching('OutOfStock', '$states.errorOutput.Cau|se')).not.toContain('last run');
    expect(
      hovered('"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Tell", "Assign": {"why.$": "$.Err|or"}}]'),
    ).toContain('`"CardDeclined"`');
  });
});

describe('abridge', () => {
  it('keeps what tells what is in a value, and bounds it', () => {
    const value = { text: 'x'.repeat(1000), list: Array.from({ length: 100 }, (_, i) => i), ünï: null };
    expect(abridge(value)).toEqual({ text: 'x'.repeat(199) + '…', list: [0, 1, 2], ünï: null });
    let deep: object = {};
    for (let i = 0; i < 1000; i++) deep = { deep };
    expect(JSON.stringify(abridge(deep as never)).length).toBeLessThan(100);
  });
});
