import { describe, expect, it } from 'vitest';
import { findDefinitions, type Definition } from '../../../language/embedding/find-definitions';
import { mayHoldDefinitions } from '../../../language/embedding/may-hold-definitions';
import { inDocument, validateDefinitions } from '../../../language/embedding/validate-definitions';
import { toJson } from '../../../language/tree/node';
import { parseDocument, type DocumentFormat } from '../../../language/tree/parse-document';

const MACHINE = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };

function definitionsIn(text: string, format: DocumentFormat): Definition[] {
  return findDefinitions(parseDocument(text, format));
}

function stateNames(text: string, format: DocumentFormat): string[][] {
  return definitionsIn(text, format).map(({ model }) => model.states.map(({ name }) => name));
}

/** Codes of the findings with the text of the document that each underlines. */
function findings(text: string, format: DocumentFormat): string[] {
  const document = parseDocument(text, format);
  return validateDefinitions(document, findDefinitions(document), {})
    .map(inDocument)
    .map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`);
}

const resource = (properties: string): string => `Resources:
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
${properties.replace(/^(?=.)/gm, '      ')}
`;

describe('functions of templates in YAML', () => {
  it.each([
    [
      '!Join',
      `DefinitionString: !Join\n  - ''\n  - - '{"StartAt": "A", "States": {"A": '\n    - '{"Type": "Succeed"}}}'`,
    ],
    [
      '!Join in brackets',
      `DefinitionString: !Join ['', ['{"StartAt": "A",', '"States": {"A": {"Type": "Succeed"}}}']]`,
    ],
    [
      '!Sub with values',
      `DefinitionString: !Sub\n  - '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}'\n  - {X: 1}`,
    ],
    ['Fn::Sub', `DefinitionString:\n  Fn::Sub: |\n    {"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}`],
    [
      '!Sub in a part of Fn::Join',
      `DefinitionString:\n  Fn::Join:\n    - ''\n    - - !Sub '{"StartAt": "A",'\n      - '"States": {"A": {"Type": "Succeed"}}}'`,
    ],
    [
      'Fn::ToJsonString',
      `DefinitionString:\n  Fn::ToJsonString:\n    StartAt: A\n    States:\n      A:\n        Type: Succeed`,
    ],
  ])('reads %s', (_, properties) => {
    expect(stateNames(resource(properties), 'yaml')).toEqual([['A']]);
    expect(findings(resource(properties), 'yaml')).toEqual([]);
  });

  it('reads both machines of !If', () => {
    const one = (state: string) => `'{"StartAt": "${state}", "States": {"${state}": {"Type": "Succeed"}}}'`;
    expect(stateNames(resource(`DefinitionString: !If [IsProd, ${one('A')}, ${one('B')}]`), 'yaml')).toEqual([
      ['A'],
      ['B'],
    ]);
  });

  it('finds nothing in what it cannot know', () => {
    for (const value of ['!Ref Definition', '!ImportValue x', '!Custom {a: 1}', '[]', '5', "!Join ['', !Ref Parts]"])
      expect(stateNames(resource(`DefinitionString: ${value}`), 'yaml').flat()).toEqual([]);
  });

  it('names placeholders as the template names what they stand for', () => {
    const text = resource(`Definition:
  StartAt: A
  States:
    A:
      Type: Task
      Resource: !GetAtt [Charge, Arn]
      End: true`);
    const [found] = definitionsIn(text, 'yaml');
    expect(JSON.stringify(toJson(found?.model.node))).toContain('"${Charge.Arn}"');
    expect(findings(text, 'yaml')).toEqual([]);
  });
});

describe('functions of templates in JSON', () => {
  it('reads calls inside of a definition as it reads the short forms of YAML', () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: {
          Type: 'Task',
          Resource: { 'Fn::GetAtt': ['Charge', 'Arn'] },
          Parameters: { table: { Ref: 'Table' }, name: { 'Fn::Sub': '${AWS::StackName}-x' } },
          End: true,
        },
      },
    };
    const text = JSON.stringify({
      Resources: { Flow: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: definition } } },
    });
    expect(findings(text, 'json')).toEqual([]);
    expect(toJson(definitionsIn(text, 'json')[0]?.model.node)).toMatchObject({
      States: { A: { Resource: '${Charge.Arn}', Parameters: { table: '${Table}', name: '${AWS::StackName}-x' } } },
    });
  });

  it('underlines what stands in the parts of Fn::Join, up to the end of a part', () => {
    const parts = ['{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:', { Ref: 'AWS::Partition' }];
    const rest = ':states:::sqs:sendMessage","Next":"Nowhere"';
    const text = JSON.stringify({
      Resources: {
        Flow: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionString: { 'Fn::Join': ['', [...parts, rest, '}}}']] } },
        },
      },
    });
    expect(findings(text, 'json')).toContain('missing-transition-target \\"Nowhere\\"');
  });

  it('knows which stretches are one text that can be replaced', () => {
    const text = JSON.stringify({
      Resources: {
        Flow: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionString: { 'Fn::Join': ['', ['{"a":"', { Ref: 'X' }, '"}']] } },
        },
      },
    });
    const [found] = definitionsIn(text, 'json');
    const inner = found?.text;
    expect(inner?.text).toBe('{"a":"${X}"}');
    expect(inner?.isInOneString({ start: 1, end: 4 })).toBe(true);
    expect(inner?.isInOneString({ start: 1, end: 6 })).toBe(true);
    expect(inner?.isInOneString({ start: 5, end: 11 })).toBe(false);
    expect(inner?.isInOneString({ start: 7, end: 7 })).toBe(false);
    expect(text.slice(inner?.toOuter(6), inner?.toOuterEnd(10))).toBe('{"Ref":"X"}');
  });
});

describe('broken templates', () => {
  it('tells where the text breaks, though no machine is found', () => {
    expect(
      findings(`Resources:\n\tFlow:\n    Type: AWS::StepFunctions::StateMachine\n`, 'yaml').length,
    ).toBeGreaterThan(0);
    expect(findings('{"Resources": {"Flow": {"Type": "AWS::StepFunctions::StateMachine"', 'json')).toContain(
      'invalid-json {',
    );
    expect(findings('name: x\n\ta: b\n', 'yaml')).toEqual([]);
  });

  it('tells faults of the template around texts once', () => {
    const text = resource(`Name: a\nName: b\nDefinitionString: '${JSON.stringify(MACHINE)}'`);
    expect(findings(text, 'yaml')).toEqual(['duplicate-key Name', 'duplicate-key Name']);
  });

  it('tells faults inside of a text where they stand', () => {
    expect(findings(resource(`DefinitionString: '{"StartAt": "A", "States": {"A": }}'`), 'yaml')).toContain(
      'invalid-json "A"',
    );
  });
});

describe('the Serverless Framework', () => {
  it('reads machines of files that serverless.yml includes', () => {
    const machine = 'flow:\n  name: flow\n  definition:\n    StartAt: A\n    States: {A: {Type: Succeed}}\n';
    expect(stateNames(machine, 'yaml')).toEqual([['A']]);
    expect(stateNames(`stateMachines:\n${machine.replace(/^/gm, '  ')}`, 'yaml')).toEqual([['A']]);
    expect(stateNames('a:\n  definition: some text\n', 'yaml')).toEqual([]);
  });
});

describe('Terraform', () => {
  const terraform = (definition: string): string => `# flow
variable "x" {
  default = { a = "}" }
}
resource "aws_sfn_state_machine" "flow" {
  name = "\${var.prefix}-flow" // "
  tags = { a = "b" }
  definition = ${definition}
}
resource "aws_sqs_queue" "q" {
  definition = "none"
}
`;

  it.each(['<<EOF', '<<-DEF'])('reads a heredoc (%s) and its places', (start) => {
    const end = start.replace(/<<-?/, '');
    const text = terraform(`${start}
  {
    "StartAt": "A",
    "States": {"A": {"Type": "Task", "Resource": "\${aws_lambda_function.f["x"].arn}", "Next": "Nowhere"}}
  }
  ${end}`);
    expect(stateNames(text, 'terraform')).toEqual([['A']]);
    expect(findings(text, 'terraform')).toContain('missing-transition-target "Nowhere"');
    expect(findings(text, 'terraform').filter((found) => found.includes('json'))).toEqual([]);
  });

  it('reads what a module is given as a definition', () => {
    const module = (definition: string): string =>
      `module "flow" {\n  source = "terraform-aws-modules/step-functions/aws"\n  definition = ${definition}\n}\n`;
    expect(stateNames(module(`<<EOF\n${JSON.stringify(MACHINE)}\nEOF`), 'terraform')).toEqual([['A']]);
    expect(stateNames(module('<<EOF\nsome other text\nEOF'), 'terraform')).toEqual([]);
    const faults = (text: string) => parseDocument(text, 'terraform').faults.map(({ code }) => code);
    expect(faults(module('jsonencode({ StartAt = "A" })'))).toEqual(['unread-definition']);
    expect(faults(module('jsonencode({ a = 1 })'))).toEqual([]);
  });

  it('reads several, and lets half-typed files be', () => {
    const heredoc = `<<EOF\n${JSON.stringify(MACHINE)}\nEOF`;
    expect(stateNames(terraform(heredoc) + terraform(heredoc).replace('"flow"', '"other"'), 'terraform')).toEqual([
      ['A'],
      ['A'],
    ]);
    const text = terraform(heredoc);
    for (let length = 0; length <= text.length; length += 3) definitionsIn(text.slice(0, length), 'terraform');
  });
});

describe('mayHoldDefinitions', () => {
  it.each([
    ['{"name": "package", "scripts": {}}', false],
    ['on: push\njobs:\n  build:\n    steps: []\n', false],
    ['{"StartAt": "A", "States": {}}', true],
    ['StartAt: A\nStates:\n  A: {}\n', true],
    [resource('DefinitionUri: flow.asl.json'), true],
    ['stepFunctions:\n  stateMachines:\n    a: {}\n', true],
    ['resource "aws_sfn_state_machine" "a" {\n}\n', true],
  ])('tells by the letters: %j', (text, expected) => {
    expect(mayHoldDefinitions(text)).toBe(expected);
  });
});
