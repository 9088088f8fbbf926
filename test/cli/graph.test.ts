import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { graphCommand } from '../../cli/commands/graph';
import { folderWith } from '../temporary-folder';
import { runCommandLine, type Ran } from './run-command';

const sample = path.join(import.meta.dirname, '../../samples/sample-flow/sample-flow.asl.json');

function graph(...args: readonly string[]): Promise<Ran> {
  return runCommandLine(graphCommand, args, { cwd: tmpdir() });
}

describe('stepwright graph', () => {
  it('draws the sample flow as SVG with every state', async () => {
    const file = path.join(folderWith(), 'flow.svg');
    expect(await graph(sample, '-o', file)).toEqual({ code: 0, stdout: '', stderr: '' });
    const svg = readFileSync(file, 'utf8');
    for (const name of ['Process1', 'ChoiceStep', 'Process4b-3', 'FailedProcess']) expect(svg).toContain(`>${name}<`);
    expect(svg).toContain('HandledError');
  });

  it('writes Mermaid where the file ends in .mmd', async () => {
    const file = path.join(folderWith(), 'flow.mmd');
    await graph(sample, '-o', file);
    expect(readFileSync(file, 'utf8')).toMatch(/^flowchart TD\n/);
  });

  it('draws the machine of a template that is named, and asks for a name where there are several', async () => {
    const machine = (state: string) => ({
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: { Definition: { StartAt: state, States: { [state]: { Type: 'Succeed' } } } },
    });
    const file = path.join(folderWith(), 'template.json');
    writeFileSync(file, JSON.stringify({ Resources: { One: machine('A1'), Two: machine('B2') } }));
    expect(await graph(file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--state-machine: "One", "Two"') as string,
    });
    const drawn = await graph(file, '--state-machine', 'Two', '-o', '-');
    expect(drawn).toMatchObject({ code: 0, stdout: expect.stringContaining('>B2<') as string });
    expect(drawn.stdout).not.toContain('>A1<');
    expect(await graph(file, '--state-machine', 'Three')).toMatchObject({ code: 2 });
  });

  it('says what is wrong: a file that is no machine, none at all, an ending it does not know', async () => {
    const list = path.join(folderWith(), 'list.json');
    writeFileSync(list, '[1]');
    expect(await graph(list)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('holds no state machine') as string,
    });
    expect(await graph('missing.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot read missing.json') as string,
    });
    expect(await graph(sample, '-o', 'x.gif')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('.svg or .mmd') as string,
    });
    expect(await graph()).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage') as string });
  });
});
