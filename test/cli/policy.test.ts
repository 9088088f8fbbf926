import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyCommand } from '../../cli/commands/policy';
import { folderWith } from '../temporary-folder';
import { runCommandLine, type Ran } from './run-command';

function policy(folder: string, ...args: readonly string[]): Promise<Ran> {
  return runCommandLine(policyCommand, args, { cwd: folder });
}

const machine = {
  StartAt: 'Send',
  States: {
    Send: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { 'TopicArn.$': '$.topic', Message: 'x' },
      End: true,
    },
  },
};

describe('stepwright policy', () => {
  const files = {
    'flow.asl.json': JSON.stringify(machine, null, 2),
    'template.json': JSON.stringify({
      Resources: { Flow: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: machine } } },
    }),
  };

  it('writes both policies, and beside them what cannot be known', async () => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = await policy(
      folder,
      'flow.asl.json',
      '--region',
      'eu-west-1',
      '--account',
      '123456789012',
    );
    expect(code).toBe(0);
    const note = 'TopicArn comes from the data ($.topic): narrow down "*" to what it can be.';
    expect(stderr).toBe(`flow.asl.json:4:5 note "Send": ${note}\n`);
    expect(JSON.parse(stdout)).toMatchObject({
      policy: {
        Version: '2012-10-17',
        Statement: [{ Sid: 'SnsPublish', Effect: 'Allow', Action: ['sns:Publish'], Resource: ['*'] }],
      },
      trustPolicy: { Statement: [{ Principal: { Service: 'states.amazonaws.com' } }] },
      notes: [`Send: ${note}`],
    });
  });

  it('writes YAML with the notes as comments, to a file', async () => {
    const folder = folderWith(files);
    await policy(folder, 'flow.asl.json', '--format', 'yaml', '-o', 'policy.yaml', '--logging');
    const text = readFileSync(path.join(folder, 'policy.yaml'), 'utf8');
    expect(text).toMatch(/^# Send: TopicArn comes/);
    expect(JSON.stringify(parse(text))).toContain('logs:CreateLogDelivery');
  });

  it('reads machines in templates', async () => {
    const folder = folderWith(files);
    expect((await policy(folder, 'template.json')).stdout).toContain('sns:Publish');
    expect((await policy(folder, 'template.json', '--state-machine', 'Other')).stderr).toContain('there are: "Flow"');
  });

  it('says what is wrong with the command line', async () => {
    const folder = folderWith(files);
    expect(await policy(folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('name one') as string });
    expect((await policy(folder, 'flow.asl.json', '--format', 'xml')).code).toBe(2);
    expect((await policy(folder, 'none.json')).code).toBe(2);
    expect((await policy(folder, 'flow.asl.json', '--account', '1')).stderr).toContain('12 digits');
  });
});
