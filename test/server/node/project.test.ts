import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Project } from '../../../server/project';
import { nodeProject } from '../../../server/node/project';
import { folderWith } from '../../temporary-folder';

const QUEUES = (...names: string[]): string =>
  `Resources:\n${names.map((name) => `  ${name}:\n    Type: AWS::SQS::Queue\n`).join('')}  F:\n    Type: AWS::Serverless::Function\n`;

let folder: string;
let project: Project;

beforeEach(() => {
  folder = folderWith();
  project = nodeProject();
  project.watch();
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function queues(machine = 'flow/a.asl.json'): Promise<string[]> {
  const names = await project.namesFor(path.join(folder, machine), folder);
  return names(undefined).resources.map(({ name }) => name);
}

describe('the project of a watched workspace', () => {
  it('keeps what files say until it is told that they changed', async () => {
    const file = write('template.yaml', QUEUES('One'));
    expect(await queues()).toEqual([expect.stringContaining('One')]);
    writeFileSync(file, QUEUES('One', 'Two'));
    expect(await queues()).toHaveLength(1);
    project.changed([file]);
    expect(await queues()).toHaveLength(2);
    rmSync(file);
    project.changed([file]);
    expect(await queues()).toEqual([]);
  });

  it('knows templates that are made later, and those of a folder that is moved', async () => {
    write('flow/a.asl.json', '{}');
    expect(await queues()).toEqual([]);
    project.changed([write('flow/template.yaml', QUEUES('One'))]);
    expect(await queues()).toHaveLength(1);
    renameSync(path.join(folder, 'flow'), path.join(folder, 'moved'));
    project.changed([path.join(folder, 'flow'), path.join(folder, 'moved')]);
    expect(await queues()).toEqual([]);
    expect(await queues('moved/a.asl.json')).toHaveLength(1);
  });

  it('gives a machine the templates beside and above it, nearest first, and not those of others', async () => {
    write('template.yaml', QUEUES('Above'));
    write('flow/template.yaml', QUEUES('Beside'));
    write('other/template.yaml', QUEUES('Other'));
    write('node_modules/x/template.yaml', QUEUES('Foreign'));
    expect((await queues()).map((url) => url.split('/').at(-1))).toEqual(['Beside', 'Above']);
  });

  it('finds handlers that are added, and the errors of code that stands in a template, without unpacking it', async () => {
    write('flow/a.asl.json', '{}');
    const names = async () => (await project.namesFor(path.join(folder, 'flow/a.asl.json'), folder))(undefined);
    expect((await names()).functions).toEqual([]);
    project.changed([write('flow/charge.py', 'raise CardDeclined()\n')]);
    expect((await names()).functions.map(({ name }) => name)).toEqual(['charge']);
    expect((await names()).errorsOf('charge', 'S').map(({ name }) => name)).toEqual(['CardDeclined']);
    const template = {
      Resources: {
        Fn: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            Runtime: 'python3.12',
            Handler: 'index.handler',
            Code: { ZipFile: 'def handler(event, context):\n    raise OutOfStock()\n' },
          },
        },
      },
    };
    project.changed([write('template.yaml', JSON.stringify(template))]);
    expect((await names()).errorsOf('Fn', 'S')).toEqual([{ name: 'OutOfStock', from: 'template.yaml' }]);
  });

  it('reads stepwright.json again when it changes', async () => {
    const machine = write('flow/a.asl.json', '{}');
    expect((await project.settingsOf(machine, folder)).machineType).toBeUndefined();
    project.changed([write('stepwright.json', '{"type": "EXPRESS"}')]);
    expect((await project.settingsOf(machine, folder)).machineType).toBe('EXPRESS');
  });
});

it('looks at the files each time where nobody tells of changes', async () => {
  project = nodeProject();
  write('template.yaml', QUEUES('One'));
  expect(await queues()).toHaveLength(1);
  write('flow/template.yaml', QUEUES('Two'));
  expect(await queues()).toHaveLength(2);
});
