import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertCommand } from '../../cli/commands/convert';
import { folderWith } from '../temporary-folder';
import { runCommandLine, type Ran } from './run-command';

function convert(folder: string, ...args: readonly string[]): Promise<Ran> {
  return runCommandLine(convertCommand, args, { cwd: folder });
}

const WAIT = { StartAt: 'W', States: { W: { Type: 'Wait', SecondsPath: '$.s', End: true } } };
const PRINT = {
  StartAt: 'P',
  States: { P: { Type: 'Pass', Parameters: { 'text.$': "States.Format('{}', $.v)" }, End: true } },
};

describe('stepwright convert', () => {
  it('converts the sample, and compares runs of both with its handlers', async () => {
    const sample = path.join(import.meta.dirname, '../../samples/sample-flow');
    const { code, stdout, stderr } = await convert(
      sample,
      'sample-flow.asl.json',
      '--to',
      'jsonata',
      '--input',
      '@input.json',
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('"QueryLanguage": "JSONata"');
    expect(stdout).toContain('{% $states.input');
    expect(stderr).toContain('Both state machines end alike with this input: SUCCEEDED');
  });

  it('writes to a file, and says what it expects of the data', async () => {
    const folder = folderWith({ 'w.asl.json': JSON.stringify(WAIT) });
    expect(await convert(folder, 'w.asl.json', '--to', 'jsonata', '-o', 'out.asl.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: 'w.asl.json:1:59 note $.s is expected to be a whole number, 0 or more.\n',
    });
    expect(readFileSync(path.join(folder, 'out.asl.json'), 'utf8')).toContain('"Seconds": "{% $states.input.s %}"');
  });

  it('takes the exact form where the plain one differs for the input', async () => {
    const folder = folderWith({ 'p.asl.json': JSON.stringify(PRINT) });
    const { code, stdout, stderr } = await convert(folder, 'p.asl.json', '--to', 'jsonata', '-i', '{"v": {"a": [1]}}');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('$text :=');
    expect(stderr).toContain(
      'In the plain form the original gave {"text":"{a=[1]}"}, the converted one {"text":"{\\"a\\":[1]}"}',
    );
  });

  it('refuses with places', async () => {
    const wrong = {
      ...PRINT,
      States: { P: { ...PRINT.States.P, Parameters: { 'n.$': 'States.MathRandom(1, 2, 3)' } } },
    };
    const folder = folderWith({ 'p.asl.json': JSON.stringify(wrong) });
    const { code, stdout, stderr } = await convert(folder, 'p.asl.json', '--to', 'jsonata');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^p\.asl\.json:1:\d+ error With a seed .*\nstepwright convert: nothing was converted\.\n$/);
  });

  it('writes YAML and JSON', async () => {
    const folder = folderWith({ 'w.asl.json': JSON.stringify(WAIT) });
    expect((await convert(folder, 'w.asl.json', '--to', 'yaml', '-o', 'w.asl.yaml')).code).toBe(0);
    const { stdout } = await convert(folder, 'w.asl.yaml', '--to', 'json');
    expect(JSON.parse(stdout)).toEqual(WAIT);
  });

  it('says what is wrong with the command line', async () => {
    const folder = folderWith({ 'w.asl.json': JSON.stringify(WAIT), 'list.json': '[1]' });
    expect(await convert(folder, 'w.asl.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--to') as string,
    });
    expect((await convert(folder, 'w.asl.json', '--to', 'xml')).stderr).toContain('not "xml"');
    expect((await convert(folder, 'none.json', '--to', 'yaml')).code).toBe(2);
    expect((await convert(folder, 'list.json', '--to', 'yaml')).code).toBe(1);
  });
});

describe('stepwright convert, of a template', () => {
  const sam = `# the stack
Resources:
  One:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: W
        States:
          # as long as it takes
          W: {Type: Wait, SecondsPath: $.s, Next: T}
          T:
            Type: Task
            Resource: !GetAtt Work.Arn
            End: true
  Two:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: |
        ${JSON.stringify(WAIT)}
`;
  const joined = JSON.stringify({
    Resources: {
      Flow: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          DefinitionString: {
            'Fn::Join': [
              '',
              ['{"StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPa', 'th": "$.s", "End": true}}}'],
            ],
          },
        },
      },
    },
  });

  it('converts the states where they stand, and nothing else', async () => {
    const folder = folderWith({ 'template.yaml': sam });
    const tree = await convert(folder, 'template.yaml', '--state-machine', 'One', '--to', 'jsonata');
    expect(tree.code, tree.stderr).toBe(0);
    expect(tree.stderr).toContain('template.yaml:10:');
    expect(tree.stdout).toContain('{% $states.input.s %}');
    expect(tree.stdout).toContain('Resource: !GetAtt Work.Arn');
    expect(tree.stdout).toContain(JSON.stringify(WAIT));
    const text = await convert(folder, 'template.yaml', '--state-machine', 'Two', '--to', 'jsonata', '-i', '{"s": 1}');
    expect(text.code, text.stderr).toBe(0);
    expect(text.stdout).toContain('"Seconds": "{% $states.input.s %}"');
    expect(text.stdout).toContain('SecondsPath: $.s');
    expect(text.stderr).toContain('Both state machines end alike');
  });

  it('writes a machine as a definition of its own in the other format', async () => {
    const folder = folderWith({ 'template.yaml': sam });
    const one = await convert(folder, 'template.yaml', '--state-machine', 'One', '--to', 'json');
    expect(JSON.parse(one.stdout)).toMatchObject({ States: { T: { Resource: '${Work.Arn}' } } });
    expect(JSON.parse(one.stdout)).not.toHaveProperty('Comment');
    expect(one.stderr).toContain('"One" is written as a definition of its own.');
    const two = await convert(folder, 'template.yaml', '--state-machine', 'Two', '--to', 'yaml');
    expect(two.stdout).toBe('StartAt: W\nStates:\n  W:\n    Type: Wait\n    SecondsPath: $.s\n    End: true\n');
  });

  it('says which machine is meant, and where there is no text to convert', async () => {
    const folder = folderWith({ 'template.yaml': sam, 'joined.json': joined });
    expect((await convert(folder, 'template.yaml', '--to', 'jsonata')).stderr).toContain(
      '--state-machine: "One", "Two"',
    );
    expect(await convert(folder, 'joined.json', '--to', 'jsonata')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('Write it as a definition of its own first: --to json') as string,
    });
    expect((await convert(folder, 'joined.json', '--to', 'json')).code).toBe(0);
  });
});
