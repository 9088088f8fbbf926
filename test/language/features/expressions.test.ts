import { describe, expect, it } from 'vitest';
import { complete } from '../../../language/features/complete';
import { definition } from '../../../language/features/definition';
import { applyEdits } from '../../../language/features/edit';
import { hover } from '../../../language/features/hover';
import { inlayHints } from '../../../language/features/inlay-hints';
import { references } from '../../../language/features/references';
import { rename } from '../../../language/features/rename';
import { semanticTokens } from '../../../language/features/semantic-tokens';
import { signatureHelp } from '../../../language/features/signature-help';
import { buildModel } from '../../../language/model/build-model';
import { parseDocument } from '../../../language/tree/parse-document';
import { loadSdkTable } from '../../../workspace/sdk-table';
import { accept, labelsAt, marked } from './marked';

/** A machine of two states; the first makes data, the second has the fields. */
function jsonPath(
  fields: string,
  first = '"Parameters": {"order": {"id": 1, "lines": [{"sku": "a"}]}, "a b": true}',
): string {
  return `{"StartAt": "Make", "States": {
    "Make": {"Type": "Pass", ${first}, "Next": "Use"},
    "Use": {"Type": "Pass", ${fields}, "End": true}}}`;
}

function jsonata(fields: string, type = 'Pass'): string {
  return `{"QueryLanguage": "JSONata", "StartAt": "Make", "States": {
    "Make": {"Type": "Pass", "Assign": {"total": 5, "customer": {"name": "Ann"}}, "Output": {"order": {"id": 1, "lines": [{"sku": "a"}]}}, "Next": "Use"},
    "Use": {"Type": "${type}", ${fields}, "End": true}}}`;
}

function hoverAt(source: string): string | undefined {
  const { model, offset } = marked(source);
  return hover(model, offset)?.markdown;
}

describe('completion in JSONPath', () => {
  it('proposes what a path can start with', () => {
    expect(labelsAt(jsonPath('"InputPath": "|"'))).toEqual(['$', '$$']);
    const assigns = '"Assign": {"total": 1}';
    expect(labelsAt(jsonPath('"InputPath": "$t|"', assigns))).toEqual(['$', '$$', '$total']);
    expect(labelsAt(jsonPath('"ResultPath": "|"', assigns))).toEqual(['$']);
  });

  it('proposes the members of the context object that exist here', () => {
    expect(labelsAt(jsonPath('"InputPath": "$$.|"'))).toEqual(['Execution', 'StateMachine', 'State']);
    expect(labelsAt(jsonPath('"InputPath": "$$.Execution.I|"'))).toContain('Id');
    expect(
      labelsAt(
        `{"StartAt": "M", "States": {"M": {"Type": "Map", "ItemSelector": {"v.$": "$$.Map.Item.|"}, "ItemProcessor": {}}}}`,
      ),
    ).toContain('Value');
  });

  it('proposes the data that earlier states make', () => {
    expect(labelsAt(jsonPath('"InputPath": "$.|"'))).toEqual(['order', 'a b']);
    expect(labelsAt(jsonPath('"InputPath": "$.order.|"'))).toEqual(['id', 'lines']);
    expect(labelsAt(jsonPath('"InputPath": "$.order.lines.|"'))).toEqual(['[*]', '[0]']);
    expect(labelsAt(jsonPath('"InputPath": "$.order.lines[0].|"'))).toEqual(['sku']);
    expect(accept(jsonPath('"InputPath": "$.|"'), 'a b')).toContain(`"InputPath": "$['a b']"`);
    expect(accept(jsonPath('"InputPath": "$.order.l|"'), 'lines')).toContain(`"InputPath": "$.order.lines"`);
  });

  it('proposes intrinsic functions where they may stand, with their arguments', () => {
    const template = (text: string) => jsonPath(`"Parameters": {"x.$": "${text}"}`);
    expect(labelsAt(template('|'))).toContain('States.Format');
    expect(labelsAt(template('States.Fo|'))).toContain('States.Format');
    expect(labelsAt(template("States.Format('|"))).toEqual([]);
    expect(labelsAt(template("States.Format('{}', $.o|)"))).toEqual(['order', 'a b']);
    expect(labelsAt(template('States.ArrayLength(|)'))).toContain('States.Array');
    expect(labelsAt(jsonPath('"InputPath": "|"'))).not.toContain('States.Format');
    expect(accept(template('States.H|'), 'States.Hash')).toContain(`"x.$": "States.Hash(data, 'algorithm')"`);
  });

  it('starts a path in a field that has no value', () => {
    expect(accept(jsonPath('"InputPath": |'), '$.…')).toContain('"InputPath": "$.", "End"');
    expect(labelsAt(jsonPath('"ResultPath": |'))).toEqual(['$.…', 'null']);
    expect(labelsAt(jsonPath('"Parameters": {"x.$": |}'))).toEqual(['$.…']);
  });
});

describe('completion in JSONata', () => {
  it('starts an expression', () => {
    expect(accept(jsonata('"Output": |'), '{% … %}')).toContain('"Output": "{%  %}"');
    expect(accept(jsonata('"Output": {"a": "|"}'), '{% … %}')).toContain('"a": "{%  %}"');
  });

  it('proposes $states, variables in scope, names bound before, and functions with their arguments', () => {
    const labels = labelsAt(jsonata('"Output": "{% ($x := 1; $|) %}"'));
    expect(labels.slice(0, 4)).toEqual(['$states', '$total', '$customer', '$x']);
    expect(labels).toContain('$uppercase');
    expect(labels).toContain('$partition');
    expect(labels).not.toContain('$eval');
    expect(accept(jsonata('"Output": "{% $upp| %}"'), '$uppercase')).toContain('{% $uppercase(str) %}');
    expect(accept(jsonata('"Output": "{% $upp|(1) %}"'), '$uppercase')).toContain('{% $uppercase(1) %}');
  });

  it('proposes the members of $states that exist here', () => {
    expect(labelsAt(jsonata('"Output": "{% $states.| %}"'))).toEqual(['input', 'context']);
    expect(
      labelsAt(jsonata('"Resource": "arn:aws:lambda:x:1:function:f", "Output": "{% $states.r| %}"', 'Task')),
    ).toEqual(['input', 'context', 'result']);
    expect(
      labelsAt(
        jsonata('"Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Make", "Output": "{% $states.| %}"}]', 'Task'),
      ),
    ).toEqual(['input', 'context', 'errorOutput']);
    expect(labelsAt(jsonata('"Output": "{% $states.context.Exec|ution %}"'))).toEqual([
      'Execution',
      'StateMachine',
      'State',
    ]);
  });

  it('proposes the data that earlier states make', () => {
    expect(labelsAt(jsonata('"Output": "{% $states.input.order.| %}"'))).toEqual(['id', 'lines']);
    expect(labelsAt(jsonata('"Output": "{% $states.input.order.lines[0].| %}"'))).toEqual(['sku']);
    expect(labelsAt(jsonata('"Output": "{% $customer.| %}"'))).toEqual(['name']);
    expect(labelsAt(jsonata('"Output": "{% $sum($states.input.order.|"'))).toEqual(['id', 'lines']);
  });

  it('is silent in texts, in plain strings, and around the delimiters', () => {
    expect(labelsAt(jsonata(`"Output": "{% 'a|' %}"`))).toEqual([]);
    expect(labelsAt(jsonata('"Output": "plain|"'))).toEqual([]);
    expect(labelsAt(jsonata('"Output": "{|% $x %}"'))).toEqual([]);
    expect(labelsAt(jsonata('"Comment": "{% | %}"'))).toEqual([]);
  });

  it('works in YAML, in block scalars too', () => {
    const yaml = (output: string) =>
      `QueryLanguage: JSONata\nStartAt: A\nStates:\n  A:\n    Type: Pass\n    Output: ${output}\n    End: true\n`;
    expect(labelsAt(yaml("'{% $states.| %}'"))).toEqual(['input', 'context']);
    expect(labelsAt(yaml('>-\n      {%\n        $states.|\n      %}'))).toEqual(['input', 'context']);
    expect(accept(yaml("'{% $states.in| %}'"), 'input')).toBe(yaml("'{% $states.input %}'"));
  });
});

describe('completion of resources and parameters', () => {
  const task = (fields: string) => `{"StartAt": "A", "States": {"A": {"Type": "Task", ${fields}, "End": true}}}`;
  const proposals = (source: string, machineType: 'STANDARD' | 'EXPRESS' = 'STANDARD') => {
    const { model, offset } = marked(source);
    return complete(model, offset, { sdk: loadSdkTable, machineType }).map(({ label }) => label);
  };

  it('proposes integrations with the patterns they allow', () => {
    const labels = proposals(task('"Resource": "|"'));
    expect(labels).toContain('arn:aws:states:::lambda:invoke.waitForTaskToken');
    expect(labels).toContain('arn:aws:states:::states:startExecution.sync:2');
    expect(labels).not.toContain('arn:aws:states:::dynamodb:getItem.sync');
    expect(proposals(task('"Resource": "arn:aws-cn:states|"'))).toContain('arn:aws-cn:states:::sqs:sendMessage');
    expect(proposals(task('"Resource": "|"'), 'EXPRESS')).not.toContain(
      'arn:aws:states:::lambda:invoke.waitForTaskToken',
    );
  });

  it('proposes services and actions of the SDK', () => {
    expect(proposals(task('"Resource": "arn:aws:states:::aws-sdk:s|"'))).toContain('arn:aws:states:::aws-sdk:s3:');
    expect(proposals(task('"Resource": "arn:aws:states:::aws-sdk:s3:g|"'))).toContain(
      'arn:aws:states:::aws-sdk:s3:getObject',
    );
  });

  it('finds them without what stands before them in an ARN, and Lambda first', () => {
    expect(proposals(task('"Resource": "|"'))[0]).toBe('arn:aws:states:::lambda:invoke');
    expect(proposals(task('"Resource": "s3|"'))).toContain('arn:aws:states:::aws-sdk:s3:');
    expect(proposals(task('"Resource": "s3:getO|"'))).toContain('arn:aws:states:::aws-sdk:s3:getObject');
  });

  it('proposes parameters of the call, required ones first, at any depth', () => {
    const put = (parameters: string) =>
      proposals(task(`"Resource": "arn:aws:states:::dynamodb:putItem", "Parameters": {${parameters}}`));
    expect(put('|').slice(0, 4).sort()).toEqual(['Item', 'Item.$', 'TableName', 'TableName.$']);
    expect(put('"TableName.$": "$.t", |')).not.toContain('TableName');
    const entries = proposals(
      task('"Resource": "arn:aws:states:::events:putEvents", "Parameters": {"Entries": [{|}]}'),
    );
    expect(entries).toContain('DetailType');
  });

  it('proposes variables in an Assign', () => {
    const source = `{"StartAt": "A", "States": {"A": {"Type": "Pass", "Assign": {"n": 1, "m": 2}, "Next": "B"},
      "B": {"Type": "Pass", "Assign": {"n": 2, |}, "End": true}}}`;
    expect(proposals(source)).toEqual(['m']);
  });
});

describe('signature help', () => {
  const at = (source: string) => {
    const { model, offset } = marked(source);
    const help = signatureHelp(model, offset);
    return help && [help.label, help.parameters[help.active]?.name];
  };

  it('shows the function around the cursor and its parameter', () => {
    expect(at(jsonPath(`"Parameters": {"x.$": "States.ArrayRange(1, |)"}`))?.[0]).toMatch(/^States\.ArrayRange\(/);
    expect(at(jsonPath(`"Parameters": {"x.$": "States.Format('{} {}', 1, States.MathAdd(1, |))"}`))?.[0]).toMatch(
      /^States\.MathAdd\(/,
    );
    expect(at(jsonata('"Output": "{% $substring($x, |) %}"'))).toEqual(['$substring(str, start[, length])', 'start']);
    expect(at(jsonata('"Output": "{% $map([1, 2], |"'))?.[1]).toBeDefined();
    expect(at(jsonata('"Output": "{% $x| %}"'))).toBeUndefined();
    expect(at(jsonPath(`"Parameters": {"x.$": "States.Nothing(|)"}`))).toBeUndefined();
  });
});

describe('hover in expressions', () => {
  it('shows functions', () => {
    expect(hoverAt(jsonata('"Output": "{% $upper|case(1) %}"'))).toContain('$uppercase(str)');
    expect(hoverAt(jsonPath(`"Parameters": {"x.$": "States.Ar|ray(1)"}`))).toContain('States.Array');
  });

  it('shows what is known of the data', () => {
    expect(hoverAt(jsonPath('"InputPath": "$.ord|er"'))).toContain('{ id: a number, lines: list of');
    expect(hoverAt(jsonata('"Output": "{% $states.input.or|der %}"'))).toContain('{ id: a number');
    expect(hoverAt(jsonPath('"InputPath": "$$.Execution.I|d"'))).toContain('ARN');
    expect(hoverAt(jsonata('"Output": "{% $states.context.Execution.Id| %}"'))).toContain('ARN');
  });

  it('shows variables and who assigns them', () => {
    expect(hoverAt(jsonata('"Output": "{% $tot|al %}"'))).toBe('`$total`: a number\n\nVariable, assigned by "Make".');
    expect(hoverAt(jsonata('"Output": "{% $unk|nown %}"'))).toContain('No state assigns');
  });
});

describe('variables', () => {
  const source = `{"StartAt": "A", "States": {
    "A": {"Type": "Pass", "Assign": {"n.$": "$.n", "other": 1}, "Next": "M"},
    "M": {"Type": "Map", "ItemsPath": "$n.list", "Next": "B", "ItemProcessor": {"StartAt": "I", "States": {
      "I": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $n + ($map([1], function($n) { $n })) %}", "End": true}}}},
    "B": {"Type": "Pass", "Assign": {"n": 2}, "Parameters": {"x.$": "States.MathAdd($n, 1)"}, "End": true}}}`;
  const at = (text: string, more = 0) => source.indexOf(text) + more;
  const model = buildModel(parseDocument(source));

  it('lead to their assignments', () => {
    const found = definition(model, at('$n.list', 1));
    expect(found.map(({ range }) => source.slice(range.start, range.end))).toEqual(['"n.$": "$.n"', '"n": 2']);
    expect(source.slice(found[0]!.name.start, found[0]!.name.end)).toBe('n');
  });

  it('are found wherever they are read, not where a function has a parameter of that name', () => {
    expect(references(model, at('"n": 2', 1)).map(({ isDefinition }) => isDefinition)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('are renamed everywhere', () => {
    const result = rename(model, at('$n + ', 1), 'count');
    const renamed = 'edits' in result ? applyEdits(source, result.edits) : result.refused;
    expect(renamed).toBe(
      source
        .replace('"n.$"', '"count.$"')
        .replace('$n.list', '$count.list')
        .replace('$n + ', '$count + ')
        .replace('"n": 2', '"count": 2')
        .replace('MathAdd($n', 'MathAdd($count'),
    );
  });

  it('refuse names that cannot be', () => {
    for (const name of ['other', 'states', '1a', 'a b', ''])
      expect(rename(model, at('$n.list', 1), name)).toHaveProperty('refused');
  });
});

describe('semantic tokens', () => {
  const tokens = (source: string, format?: 'yaml') => {
    const document = parseDocument(source, format);
    return semanticTokens(buildModel(document)).map(({ start, end, kind }) => `${kind} ${source.slice(start, end)}`);
  };

  it('tell the pieces of paths and intrinsic calls', () => {
    expect(
      tokens(jsonPath(`"InputPath": "$.order", "Parameters": {"x.$": "States.Format('{}', $$.State.Name)"}`)).slice(-7),
    ).toEqual([
      'variable $',
      'property order',
      'function States.Format',
      "string '{}'",
      'variable $$',
      'property State',
      'property Name',
    ]);
  });

  it('tell the pieces of JSONata, escapes counted', () => {
    expect(tokens(jsonata('"Output": "{% $f(\\"a\\") and $states.input.x > 1 %}"')).slice(-13)).toEqual([
      'function $f',
      'operator (',
      'string \\"a\\"',
      'operator )',
      'keyword and',
      'variable $states',
      'operator .',
      'property input',
      'operator .',
      'property x',
      'operator >',
      'number 1',
      'macro %}',
    ]);
  });
});

describe('inlay hints', () => {
  const hints = (retrier: string) => {
    const source = `{"States": {"A": {"Type": "Task", "Retry": [${retrier}], "TimeoutSeconds": 5400}}}`;
    const found = inlayHints(buildModel(parseDocument(source)), { start: 0, end: source.length });
    return found.map(({ at, label }) => `${source.slice(0, at).slice(-6)}|${label}`);
  };

  it('show when retries come, and long times in words', () => {
    expect(hints('{"ErrorEquals": ["E"]}')).toEqual([': ["E"]|retries after 1s, 2s, 4s'.slice(1), ': 5400|1h 30min']);
    expect(hints('{"IntervalSeconds": 10, "MaxAttempts": 7, "BackoffRate": 3, "MaxDelaySeconds": 60}')[0]).toContain(
      'retries after 10s, 30s, 1min, 1min, 1min, …',
    );
    expect(hints('{"MaxAttempts": 0}')[0]).toContain('never retried');
    expect(hints('{"MaxAttempts": 1, "JitterStrategy": "FULL"}')[0]).toContain('retries after up to 1s');
  });
});
