import { describe, expect, it } from 'vitest';
import { findDefinitions } from '../../../language/embedding/find-definitions';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';

function machinesIn(text: string, format?: DocumentFormat): [string | undefined, string[]][] {
  return findDefinitions(parseDocument(text, format)).map(({ name, model }) => [
    name,
    model.states.map((state) => state.name),
  ]);
}

const MACHINE = '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}';

describe('findDefinitions', () => {
  it('takes a document that is a machine as a whole, and finds none in others', () => {
    expect(machinesIn(MACHINE)).toEqual([[undefined, ['A']]]);
    expect(machinesIn('{"name": "package", "version": "1.0.0"}')).toEqual([]);
    expect(machinesIn('[]')).toEqual([]);
    expect(machinesIn('')).toEqual([]);
  });

  it('finds several machines of a template, in order of the text, whatever else is there', () => {
    const resources = Array.from(
      { length: 40 },
      (_, i) => `  M${String(i)}:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: S${String(i)}
        States:
          S${String(i)}: {Type: Succeed}
`,
    );
    const text = `Resources:\n  Table:\n    Type: AWS::DynamoDB::Table\n${resources.join('')}`;
    expect(machinesIn(text).map(([name]) => name)).toEqual(Array.from({ length: 40 }, (_, i) => `M${String(i)}`));
  });

  it.each([
    ['a string', JSON.stringify(MACHINE)],
    ['an object', MACHINE],
    ['Fn::Sub', `{"Fn::Sub": ${JSON.stringify(MACHINE)}}`],
    ['Fn::Sub with values', `{"Fn::Sub": [${JSON.stringify(MACHINE)}, {"X": 1}]}`],
    ['Fn::Join', `{"Fn::Join": ["", [${JSON.stringify(MACHINE.slice(0, 20))}, ${JSON.stringify(MACHINE.slice(20))}]]}`],
  ])('reads a definition that is %s', (_, definition) => {
    const template = (type: string, key: string) =>
      `{"Resources": {"Flow": {"Type": "${type}", "Properties": {"${key}": ${definition}}}}}`;
    expect(machinesIn(template('AWS::StepFunctions::StateMachine', 'DefinitionString'))).toEqual([['Flow', ['A']]]);
    expect(machinesIn(template('AWS::Serverless::StateMachine', 'Definition'))).toEqual([['Flow', ['A']]]);
    expect(machinesIn(template('AWS::SNS::Topic', 'Definition'))).toEqual([]);
  });

  it('makes placeholders of what is known at deployment', () => {
    const parts = ['"{\\"StartAt\\":\\""', '{"Ref": "Name"}', '{"Fn::GetAtt": ["Fn", "Arn"]}', '"\\"}"'];
    const text = `{"Resources": {"Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString": {"Fn::Join": ["", [${parts.join(', ')}]]}}}}}`;
    const [found] = findDefinitions(parseDocument(text));
    expect(found?.text?.text).toBe('{"StartAt":"${Name}${Fn.Arn}"}');
    expect(found?.text?.toOuter(2)).toBe(text.indexOf('StartAt'));
    expect(found?.text?.toInner(text.indexOf('StartAt'))).toBe(2);
  });

  it('reads block scalars of YAML with and without !Sub, and maps places both ways', () => {
    for (const tag of ['', '!Sub ']) {
      const text = `Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: ${tag}|
        {
          "StartAt": "A",
          "States": {"A": {"Type": "Succeed"}}
        }
`;
      const [found] = findDefinitions(parseDocument(text, 'yaml'));
      expect(found?.model.states.map(({ name }) => name)).toEqual(['A']);
      const inner = found?.text?.text.indexOf('"States"') ?? 0;
      expect(found?.text?.toOuter(inner)).toBe(text.indexOf('"States"'));
      expect(found?.text?.toInner(text.indexOf('"States"'))).toBe(inner);
    }
  });

  it('reads serverless.yml', () => {
    const text = `stepFunctions:
  stateMachines:
    first:
      definition:
        StartAt: A
        States: {A: {Type: Succeed}}
    second:
      definition: \${file(second.yml)}
`;
    expect(machinesIn(text, 'yaml')).toEqual([['first', ['A']]]);
  });

  it('gives a block definition the empty lines behind it', () => {
    const text = `Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A:
            Type: Pass

      Name: flow
`;
    const [found] = findDefinitions(parseDocument(text, 'yaml'));
    expect(text.slice(found?.region.start, found?.region.end)).toMatch(/^StartAt.*Type: Pass\n$/s);
  });
});

describe('writing into embedded texts', () => {
  const textIn = (text: string, format?: DocumentFormat) => findDefinitions(parseDocument(text, format))[0]?.text;

  it('escapes for the string around', () => {
    const json = textIn(
      `{"Resources": {"F": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString": "{}"}}}}`,
    );
    expect(json?.write('"a\\"\n')).toBe('\\"a\\\\\\"\\n');
    // What an editor inserts is what is left when the snippet's own escapes are gone.
    expect(json?.writeSnippet('"$1": "\\$.a"')).toBe('\\\\"$1\\\\": \\\\"\\$.a\\\\"');
    const yaml = textIn(
      "Resources:\n  F:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: '{}'\n",
      'yaml',
    );
    expect(yaml?.write("it's")).toBe("it''s");
    const block = textIn(
      'Resources:\n  F:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionString: |\n        {}\n',
      'yaml',
    );
    expect(block?.write('{\n}')).toBe('{\n        }');
  });
});
