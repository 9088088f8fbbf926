import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateCommand } from '../../cli/commands/validate';
import { folderWith } from '../temporary-folder';
import { runCommandLine } from './run-command';

const GOOD = '{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}';
const BAD = `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Succeed"},
    "B/C": {"Type": "Pass", "End": true}
  }
}`;
const WARNS =
  '{"StartAt": "A", "States": {"A": {"Type": "Map", "Iterator": {"StartAt": "I", "States": {"I": {"Type": "Succeed"}}}, "End": true}}}';

const sam = (startAt: string): string => `Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: ${startAt}
        States: {A: {Type: Succeed}}
`;

let folder: string;

beforeAll(() => {
  folder = folderWith({
    'good.asl.json': GOOD,
    'flows/bad.asl.json': BAD,
    'flows/deep/good.asl.yaml': 'StartAt: A\nStates:\n  A: {Type: Succeed}\n',
    'flows/deep/node_modules/other.asl.json': 'broken',
    'flows/package.json': '{}',
  });
});

async function run(args: string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout: out, stderr: err } = await runCommandLine(validateCommand, args, { cwd: folder, stdin });
  return { code, out, err };
}

describe('stepwright validate', () => {
  it('says that all is well', async () => {
    expect(await run(['good.asl.json'])).toEqual({ code: 0, out: 'No problems in 1 file.\n', err: '' });
  });

  it('prints each finding as file:line:column severity message (code), and counts', async () => {
    const { code, out } = await run(['flows/bad.asl.json', 'good.asl.json']);
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^flows\/bad\.asl\.json:5:5 error .*"B\/C".* \(unreachable-state\)$/);
    expect(lines.at(-1)).toBe('1 error in 2 files.');
  });

  it('prints one JSON array with pointers, ranges from zero, and the words of the service', async () => {
    const { code, out } = await run(['--format', 'json', 'flows/bad.asl.json', 'good.asl.json']);
    expect(code).toBe(1);
    const [bad, good] = JSON.parse(out);
    expect(good).toEqual({ file: 'good.asl.json', diagnostics: [] });
    expect(bad.diagnostics[0]).toMatchObject({
      code: 'unreachable-state',
      severity: 'error',
      pointer: '/States/B~1C',
      aws: { code: 'MISSING_TRANSITION_TARGET' },
      range: { start: { line: 4, character: 4 }, end: { line: 4, character: 9 } },
    });
  });

  it('prints an array also where nothing could be read', async () => {
    const { code, out, err } = await run(['--format', 'json', 'missing.asl.json']);
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual([]);
    expect(err).toContain('missing.asl.json');
  });

  it('looks for state machines in folders, but not in node_modules', async () => {
    const { out } = await run(['--format', 'json', 'flows']);
    expect(JSON.parse(out).map(({ file }: { file: string }) => file)).toEqual([
      'flows/bad.asl.json',
      'flows/deep/good.asl.yaml',
    ]);
  });

  it('finds the templates in a folder that hold state machines, by their content', async () => {
    const files: Record<string, string> = {
      'template.yaml': sam('Nowhere'),
      'other.yaml': 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n',
      'docker-compose.yml': 'services: {}\n',
      'serverless.yml': `service: s\nstepFunctions:\n  stateMachines:\n    flow:\n      definition: ${BAD.replace(/\n/g, '\n        ')}\n`,
      'main.tf': `resource "aws_sfn_state_machine" "flow" {\n  definition = <<EOF\n${BAD}\nEOF\n}\n`,
      'broken.template': 'Resources:\n  Flow:\n    Type: AWS::Serverless::StateMachine\n\tProperties: {}\n',
      'statemachine/flow.json': BAD,
      'package.json': '{}',
      'cdk.out/Stack.template.json': JSON.stringify({
        Resources: {
          Flow: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: BAD } },
        },
      }),
      'cdk.out/asset.1/flow.asl.json': BAD,
    };
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, 'app', file)), { recursive: true });
      writeFileSync(path.join(folder, 'app', file), text);
    }
    const { out } = await run(['--format', 'json', 'app']);
    const found = JSON.parse(out).map(({ file, diagnostics }: { file: string; diagnostics: { code: string }[] }) => [
      file,
      diagnostics[0]?.code,
    ]);
    expect(found).toEqual([
      ['app/broken.template', 'invalid-yaml'],
      ['app/cdk.out/Stack.template.json', 'unreachable-state'],
      ['app/main.tf', 'unreachable-state'],
      ['app/serverless.yml', 'unreachable-state'],
      ['app/statemachine/flow.json', 'unreachable-state'],
      ['app/template.yaml', 'missing-transition-target'],
    ]);
    expect((await run(['--format', 'json', 'app/**/*.template.json'])).out).toContain('unreachable-state');
  });

  it('has nothing to say of a template without a state machine', async () => {
    const queue = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n';
    mkdirSync(path.join(folder, 'plain'), { recursive: true });
    writeFileSync(path.join(folder, 'plain/template.yaml'), queue);
    writeFileSync(path.join(folder, 'plain/main.tf'), 'resource "aws_sqs_queue" "q" {}\n');
    writeFileSync(path.join(folder, 'plain/flow.asl.yaml'), queue);
    expect((await run(['plain/template.yaml', 'plain/main.tf'])).out).toBe('No problems in 2 files.\n');
    expect((await run(['plain/flow.asl.yaml'])).out).toContain('not-a-state-machine');
  });

  it.each([
    ['**/*.asl.json', ['flows/bad.asl.json', 'good.asl.json']],
    ['flows/*.json', ['flows/bad.asl.json', 'flows/package.json']],
    ['./flows/**/*.{yaml,yml}', ['flows/deep/good.asl.yaml']],
    ['flows/[a-c]ad.asl.json', ['flows/bad.asl.json']],
    ['????.asl.json', ['good.asl.json']],
  ])('takes the pattern %s', async (pattern, files) => {
    const { out } = await run(['--format', 'json', pattern]);
    expect(JSON.parse(out).map(({ file }: { file: string }) => file)).toEqual(files);
  });

  it('says when a pattern or a folder has nothing', async () => {
    expect(await run(['*.nothing'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no file matches *.nothing'),
    });
    mkdirSync(path.join(folder, 'empty'), { recursive: true });
    expect(await run(['empty'])).toMatchObject({ code: 2, err: expect.stringContaining('holds no state machine') });
  });

  it('reads the standard input, JSON or YAML', async () => {
    expect((await run(['-', '--format', 'json'], GOOD)).out).toContain('"file": "-"');
    expect((await run(['-'], 'StartAt: A\nStates:\n  A: {Type: Succeed}\n')).code).toBe(0);
    expect((await run(['-'], BAD)).out).toMatch(/^<stdin>:5:5/);
  });

  it('goes on behind a file that it cannot read', async () => {
    const { code, out, err } = await run(['missing.json', 'flows/bad.asl.json']);
    expect(code).toBe(2);
    expect(out).toContain('unreachable-state');
    expect(err).toContain('missing.json');
  });

  it('fails on the severity that is asked for', async () => {
    const found = JSON.parse((await run(['-', '--format', 'json'], WARNS)).out)[0].diagnostics;
    const severities = found.map(({ severity }: { severity: string }) => severity);
    expect(severities).not.toContain('error');
    expect(severities.length).toBeGreaterThan(0);
    expect((await run(['-'], WARNS)).code).toBe(0);
    expect((await run(['-', '--fail-on', 'hint'], WARNS)).code).toBe(1);
  });

  it('checks Express machines by their own rules', async () => {
    const map = `{"StartAt": "A", "States": {"A": {"Type": "Map", "End": true, "ItemProcessor": {
      "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
      "StartAt": "I", "States": {"I": {"Type": "Succeed"}}}}}}`;
    expect((await run(['-'], map)).code).toBe(0);
    expect((await run(['-', '--type', 'EXPRESS'], map)).code).toBe(1);
  });

  it('checks the machines of a template, with the places of the template', async () => {
    const template = `${sam('B')}  Other:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: |
        {"StartAt": "A", "States": {"A": {"Type": "Succeed", "Nonsense": 1}}}
`;
    const [{ diagnostics }] = JSON.parse((await run(['-', '--format', 'json'], template)).out);
    const found = diagnostics.map((one: { code: string; pointer: string; range: { start: { line: number } } }) => [
      one.code,
      one.pointer,
      one.range.start.line,
    ]);
    expect(found).toContainEqual(['missing-transition-target', '/Resources/Flow/Properties/Definition/StartAt', 5]);
    expect(found).toContainEqual(['unknown-field', '/Resources/Other/Properties/DefinitionString', 11]);
  });

  it('heeds stepwright.json beside the file or above it, and says what is wrong in it', async () => {
    mkdirSync(path.join(folder, 'project/flows'), { recursive: true });
    writeFileSync(path.join(folder, 'project/flows/bad.asl.json'), BAD);
    writeFileSync(
      path.join(folder, 'project/stepwright.json'),
      '{"rules": {"unreachable-state": "hint"}, "nonsense": 1}',
    );
    const { code, out, err } = await run(['project/flows/bad.asl.json']);
    expect(code).toBe(0);
    expect(out).toContain(' hint ');
    expect(err).toMatch(/stepwright\.json:1:\d+ warning .*nonsense/);
    expect((await run(['flows/bad.asl.json'])).code).toBe(1);
  });

  it('says which substitutions of stepwright.json nothing asks for', async () => {
    const write = (name: string, text: string): void => {
      mkdirSync(path.dirname(path.join(folder, 'subs', name)), { recursive: true });
      writeFileSync(path.join(folder, 'subs', name), text);
    };
    write('stepwright.json', '{"substitutions": {"Used": "x", "InTemplate": "y", "Lost": "z"}}');
    write('flow.asl.json', GOOD.replace('"Succeed"', '"Succeed", "Comment": "${Used}"'));
    write('deep/template.yaml', `${sam('A')}# \${InTemplate}\n`);
    write('own/stepwright.json', '{}');
    write('own/flow.asl.json', GOOD.replace('"Succeed"', '"Succeed", "Comment": "${Lost}"'));
    const { code, err } = await run(['subs/flow.asl.json']);
    expect(code).toBe(0);
    expect(err).toMatch(
      /^stepwright validate: .*subs\/stepwright\.json:1:\d+ warning Nothing here has \$\{Lost\}.*\n$/,
    );
    write('stepwright.json', '{"substitutions": {"Lost": "z"}, "rules": {"unused-substitution": "off"}}');
    expect((await run(['subs/flow.asl.json'])).err).toBe('');
  });

  it('takes other severities for files that match a pattern', async () => {
    const settings = (text: string): void => writeFileSync(path.join(folder, 'project/stepwright.json'), text);
    mkdirSync(path.join(folder, 'project/generated/deep'), { recursive: true });
    writeFileSync(path.join(folder, 'project/generated/deep/bad.asl.json'), BAD);
    settings('{"overrides": [{"files": "generated/**", "rules": {"*": "off", "unreachable-state": "warning"}}]}');
    const { code, out } = await run(['project/generated']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('(unreachable-state)') as string });
    settings('{"overrides": [{"files": ["other/**", "generated/*.json"], "rules": {"*": "off"}}]}');
    expect((await run(['project/generated'])).code).toBe(1);
    settings('{"overrides": [{"files": "**/{good,bad}.asl.json", "rules": {"*": "off"}}]}');
    expect(await run(['project/generated'])).toMatchObject({ code: 0, err: '' });
    settings('{}');
  });

  it('says which placeholders have no value, where it is known which have', async () => {
    const text = `{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "\${Chrge}", "End": true}}}`;
    expect((await run(['-', '--fail-on', 'warning'], text)).code).toBe(0);
    const { code, out } = await run(['-', '--fail-on', 'warning', '--substitution', 'Charge=x'], text);
    expect(code).toBe(1);
    expect(out).toContain('Nothing gives "Chrge" a value: did you mean "Charge"?');
    mkdirSync(path.join(folder, 'sam'), { recursive: true });
    writeFileSync(path.join(folder, 'sam/flow.asl.json'), text);
    const linking = (name: string): string => `Resources:
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: flow.asl.json
      DefinitionSubstitutions: {${name}: !GetAtt Charge.Arn}
`;
    writeFileSync(path.join(folder, 'sam/template.yaml'), linking('Charge'));
    expect((await run(['sam/flow.asl.json'])).out).toContain('placeholder-without-value');
    writeFileSync(path.join(folder, 'sam/template.yaml'), linking('Chrge') + '# mended\n');
    expect((await run(['sam/flow.asl.json'])).out).not.toContain('placeholder-without-value');
  });

  it('writes annotations for GitHub', async () => {
    const { out } = await run(['--format', 'github', 'flows/bad.asl.json']);
    expect(out).toMatch(
      /^::error file=flows\/bad\.asl\.json,line=5,col=5,endLine=5,endColumn=10,title=unreachable-state::/,
    );
  });

  it('writes SARIF', async () => {
    const { out } = await run(['--format', 'sarif', 'flows/bad.asl.json']);
    const [{ results, tool }] = JSON.parse(out).runs;
    expect(results[0]).toMatchObject({
      ruleId: 'unreachable-state',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'flows/bad.asl.json' },
            region: { startLine: 5, startColumn: 5 },
          },
        },
      ],
    });
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('unreachable-state');
  });

  it.each([
    [[], 'name the files'],
    [['--format', 'xml', 'a'], '--format takes'],
    [['--type', 'express', 'a'], '--type takes'],
    [['--fail-on', 'never', 'a'], '--fail-on takes'],
    [['--unknown', 'a'], '--unknown'],
  ])('refuses %j', async (args, message) => {
    const { code, out, err } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });

  it('shows its help', async () => {
    expect((await run(['--help'])).out).toContain('Usage: stepwright validate');
  });
});
