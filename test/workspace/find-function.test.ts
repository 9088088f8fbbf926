import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionNameOf, qualifierOf } from '../../interpreter/tasks/function-name';
import { functionFinder } from '../../workspace/find-function';
import { loadSettings } from '../../workspace/settings/load-settings';
import { findTemplates } from '../../workspace/templates/find-templates';
import { folderWith } from '../temporary-folder';

/** The found file below the folder, or the message. */
function find(files: Readonly<Record<string, string>>, reference: string, machine = '.'): unknown {
  const folder = folderWith(files);
  const machineFolder = path.join(folder, machine);
  const settings = loadSettings(machineFolder, folder);
  const found = functionFinder({
    machineFolder,
    workspaceFolder: folder,
    settings,
    templates: findTemplates(machineFolder, folder),
  })(reference, 'S');
  if (found.kind === 'missing') return found.message.replaceAll(folder, '<folder>');
  if (found.kind === 'mock') return found.answer;
  if (found.kind === 'endpoint') return found;
  const { spec } = found;
  return {
    file: path.relative(folder, spec.file),
    module: spec.module,
    root: path.relative(folder, spec.root) || '.',
    handlers: spec.handlers,
  };
}

const PROCESS1 = 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Process1';

describe('the name of a function', () => {
  it.each([
    ['Process1', 'Process1'],
    [PROCESS1, 'Process1'],
    [`${PROCESS1}:$LATEST`, 'Process1'],
    ['arn:aws:lambda:REGION:ACCOUNT_ID:function:FUNCTION_NAME', 'FUNCTION_NAME'],
    ['arn:aws-cn:lambda:${AWS::Region}:${AWS::AccountId}:function:Charge-Card:live', 'Charge-Card'],
    ['arn:${AWS::Partition}:lambda:${Region}:${Account}:function:${ChargeFunction}', 'ChargeFunction'],
    ['123456789012:function:Charge', 'Charge'],
    ['function:Charge:2', 'Charge'],
    ['Charge:live', 'Charge'],
    ['${ChargeFunctionArn}', 'ChargeFunction'],
    ['${ChargeFunction.Arn}', 'ChargeFunction'],
    ['${Arn}', 'Arn'],
    ['orders-${Stage}-charge', 'orders-${Stage}-charge'],
  ])('%s means %s', (reference, name) => {
    expect(functionNameOf(reference)).toBe(name);
  });

  it('may have a version or alias', () => {
    expect([PROCESS1, `${PROCESS1}:live`, 'Charge:2', 'Charge'].map(qualifierOf)).toEqual([
      undefined,
      'live',
      '2',
      undefined,
    ]);
  });
});

describe('a function without settings', () => {
  it.each([
    ['process1.py', PROCESS1],
    ['Process1.py', PROCESS1],
    ['lambdas/process1.py', PROCESS1],
    ['functions/Process1.js', PROCESS1],
    ['src/process1.mjs', PROCESS1],
    ['process1.cjs', PROCESS1],
    ['charge-card.py', 'ChargeCard'],
    ['charge_card.mjs', 'charge-card:live'],
    ['ChargeCard/index.mjs', 'charge-card'],
    ['functions/charge_card/app.py', 'ChargeCard'],
    ['lambdas/ChargeCard/src/index.js', 'ChargeCard'],
    ['charge/lambda_function.py', 'arn:aws:lambda:us-east-1:1:function:Charge'],
    ['process1.py', '${Process1Arn}'],
  ])('is found as %s for %s', (file, reference) => {
    expect(find({ [file]: '' }, reference)).toMatchObject({ file, root: path.dirname(file) });
  });

  it('beside the machine wins over one at the root, and the exact spelling over others', () => {
    expect(find({ 'machines/lambdas/fn.py': '', 'fn.py': '' }, 'fn', 'machines')).toMatchObject({
      file: 'machines/lambdas/fn.py',
    });
    expect(find({ 'lambdas/fn.py': '' }, 'fn', 'machines')).toMatchObject({ file: 'lambdas/fn.py' });
    expect(find({ 'FN.mjs': '', 'Fn.mjs': '', 'fn.mjs': '' }, 'Fn')).toMatchObject({ file: 'Fn.mjs' });
  });

  it('that is nowhere is named, how to add it, and where it was looked for', () => {
    const message = find({ 'lambdas/other.py': '' }, PROCESS1);
    expect(message).toBe(
      'Nothing answers for the function "Process1", which the state "S" calls. ' +
        'Add process1.py or process1.mjs beside the state machine, or name a handler or a mock of "Process1" under "functions" in ' +
        'stepwright.json. Looked in <folder>, there in lambdas, functions, src, lambda and handlers, and in templates.',
    );
  });

  it('goes to a configured Lambda endpoint where no file is found', () => {
    const endpoints = { 'stepwright.json': '{ "endpoints": { "lambda": "http://127.0.0.1:3001" } }' };
    const url = 'http://127.0.0.1:3001';
    expect(find(endpoints, PROCESS1)).toMatchObject({ kind: 'endpoint', functionName: 'Process1', endpoint: { url } });
    expect(find({ ...endpoints, 'process1.py': '' }, PROCESS1)).toMatchObject({ file: 'process1.py' });
  });

  it('whose name is not said is asked for', () => {
    expect(find({}, '')).toMatch(/"FunctionName" must be/);
  });
});

describe('a function in stepwright.json', () => {
  const settings = (functions: object): Record<string, string> => ({
    'stepwright.json': JSON.stringify({ functions }),
  });

  it.each([
    ['by name', { Process1: { handler: 'code/p1.run' } }],
    ['by ARN', { [PROCESS1]: { handler: 'code/p1.run' } }],
    [
      'by an ARN with other placeholders',
      { 'arn:aws:lambda:eu-west-1:123456789012:function:Process1': { handler: 'code/p1.run' } },
    ],
    ['by a name that reads the same', { 'process-1': { handler: 'code/p1.run' } }],
    ['by a module with dots', { Process1: { handler: 'code.p1.run' } }],
  ])('is found %s', (_how, functions) => {
    expect(find({ ...settings(functions), 'code/p1.py': '', 'process1.py': '' }, PROCESS1)).toEqual({
      file: 'code/p1.py',
      module: 'code/p1',
      root: '.',
      handlers: ['run'],
    });
  });

  it('is relative to its cwd, and may be a file', () => {
    const files = { 'machines/code/p1.mjs': '' };
    const functions = { Process1: { handler: 'p1.run', cwd: 'machines/code' } };
    expect(find({ ...files, ...settings(functions) }, PROCESS1, 'machines')).toEqual({
      file: 'machines/code/p1.mjs',
      module: 'p1',
      root: 'machines/code',
      handlers: ['run'],
    });
    const asFile = { Process1: { handler: 'machines/code/p1.mjs' } };
    expect(find({ ...files, ...settings(asFile) }, PROCESS1)).toMatchObject({
      handlers: ['handler', 'lambdaHandler', 'lambda_handler'],
    });
  });

  it('without a handler gives the rest to the file that is found by name', () => {
    const folder = folderWith({
      ...settings({ Process1: { env: { A: '1' }, timeout: 2, memory: 512, allowAws: true } }),
      'process1.py': '',
    });
    const found = functionFinder({
      machineFolder: folder,
      workspaceFolder: undefined,
      settings: loadSettings(folder, undefined),
      templates: findTemplates(folder, undefined),
    })(PROCESS1, 'S');
    expect(found).toMatchObject({ spec: { env: { A: '1' }, timeoutSeconds: 2, memoryMb: 512, allowAws: true } });
  });

  it('may be a mock', () => {
    expect(find(settings({ Process1: { mock: { throw: { error: 'E', cause: 'C' } } } }), PROCESS1)).toEqual({
      kind: 'failed',
      error: 'E',
      cause: 'C',
    });
  });

  it('whose file is missing is reported with where it was looked for', () => {
    expect(find(settings({ Process1: { handler: 'code/p1.run', runtime: 'python' } }), PROCESS1)).toMatch(
      /^The function "Process1" has the handler "code\/p1.run" in <folder>\/stepwright.json, but there is no such file. Looked for code\/p1.py in <folder>\./,
    );
  });

  it('is that of the nearest file up to the workspace root', () => {
    const far = settings({ Process1: { mock: { return: 'far' } } })['stepwright.json'] ?? '';
    const near = settings({ Process1: { mock: { return: 'near' } } })['stepwright.json'] ?? '';
    expect(find({ 'stepwright.json': far, 'a/b/x': '' }, PROCESS1, 'a/b')).toMatchObject({ output: 'far' });
    expect(find({ 'stepwright.json': far, 'a/stepwright.json': near, 'a/b/x': '' }, PROCESS1, 'a/b')).toMatchObject({
      output: 'near',
    });
  });
});
