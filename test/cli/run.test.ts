import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../cli/commands/run';
import { shortJson } from '../../cli/output/short-json';
import { bundleProgram } from '../bundle';
import { lives, until } from '../tasks/handlers';
import { folderWith } from '../temporary-folder';
import { runCommandLine, type Ran } from './run-command';

/** Runs `stepwright run` in a folder. */
function run(folder: string, args: readonly string[], stdin = '', typed?: readonly string[]): Promise<Ran> {
  return runCommandLine(runCommand, args, { cwd: folder, stdin, ...(typed && { typed }) });
}

const machine = (states: object, startAt = Object.keys(states)[0]): string =>
  JSON.stringify({ StartAt: startAt, States: states });
const FN = 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Fn';
const CALL = machine({ T: { Type: 'Task', Resource: FN, End: true } });
const PASS = machine({ P: { Type: 'Pass', End: true } });

const sample = path.join(import.meta.dirname, '../../samples/sample-flow');

describe('stepwright run', () => {
  it('runs the sample flow: every state with what came in and out, prints, and the output', async () => {
    const { code, stdout, stderr } = await run(sample, ['sample-flow.asl.json', '--input', '@input.json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('→ Process1 Task  {"processResult":"Process2b"}');
    expect(stdout).toContain('← Process1  {"processResult":"Process2b","step":1}');
    expect(stdout).toMatch(/30\.0 s {2}← Process3/);
    expect(stdout).toMatch(/30\.0 s {4}→ Process4a Task/);
    expect(stdout).toMatch(/│ \[\{'processResult': 'Process2b', 'step': 4\}/);
    expect(stdout).toMatch(/SUCCEEDED after 30\.0 s of the machine's time \(\d\.\d s here\), 47 events/);
    const output: unknown = JSON.parse(stdout.slice(stdout.indexOf('Output: ') + 8));
    expect(output).toEqual(JSON.parse(readFileSync(path.join(sample, 'expected-output.json'), 'utf8')));
  });

  it('--json prints one object on stdout and nothing else; prints of handlers go to stderr', async () => {
    const folder = folderWith({
      'm.asl.json': CALL,
      'fn.py': 'def lambda_handler(e, c):\n  print("{}")\n  return {"a": 1}\n',
    });
    const { code, stdout, stderr } = await run(folder, ['m.asl.json', '--json']);
    expect(code).toBe(0);
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'SUCCEEDED', output: { a: 1 }, stateMachine: 'm' });
    expect(stderr).toBe('T │ {}\n');
  });

  it('runs a machine that stands in a template with the functions of the template', async () => {
    const definition = {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: { 'Fn::GetAtt': 'Fn.Arn' }, End: true } },
    };
    const resource = (name: string, properties: object): object => ({
      Type: `AWS::Serverless::${name}`,
      Properties: properties,
    });
    const template = {
      Resources: {
        Fn: resource('Function', { Handler: 'fn.handler', Runtime: 'nodejs20.x' }),
        One: resource('StateMachine', { Definition: definition }),
        Two: resource('StateMachine', { Definition: { StartAt: 'P', States: { P: { Type: 'Pass' } } } }),
      },
    };
    const text = JSON.stringify(template, undefined, 1);
    const folder = folderWith({ 'template.json': text, 'fn.mjs': 'export const handler = async () => "from fn";' });
    const { code, stdout, stderr } = await run(folder, ['template.json', '--json', '--state-machine', 'One']);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { output: 'from fn', stateMachine: 'One' }]);
    expect(stderr).not.toMatch(/placeholder/);
    const wrong = await run(folder, ['template.json', '--state-machine', 'Two']);
    const line = text.slice(0, text.indexOf('"P": {')).split('\n').length;
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining(`template.json:${String(line)}:`)]);
    expect((await run(folder, ['template.json'])).stderr).toMatch(/2 state machines, "One", "Two": say which/);
  });

  it('does not leave this computer unless it is allowed to', async () => {
    const folder = folderWith({
      'm.asl.json': PASS,
      'stepwright.json': '{ "endpoints": { "lambda": "https://lambda.example.com" } }',
    });
    const refused = await run(folder, ['m.asl.json']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(
      /would leave this computer.*lambda at https:\/\/lambda\.example\.com.*--allow-remote/s,
    );
    expect((await run(folder, ['m.asl.json', '--allow-remote'])).code).toBe(0);
  });
  it('asks on a terminal for what nothing answers, and not with --json', async () => {
    const folder = folderWith({ 'm.asl.json': CALL });
    const answered = await run(folder, ['m.asl.json'], '', ['{"a": ', '{"a": 1}']);
    expect([answered.code, answered.stderr]).toEqual([
      0,
      expect.stringMatching(
        /\? T calls Fn, which nothing answers.*input \{\}.*not JSON \(character 2\).*"mocks":\{"T":\{"return":\{"a":1\}\}\}/s,
      ),
    ]);
    expect(answered.stdout).toMatch(/Output: \{\s*"a": 1/);
    const failed = await run(folder, ['m.asl.json'], '', ['fail Declined no funds']);
    expect(failed.stdout + failed.stderr).toMatch(/Declined.*no funds/s);
    const left = await run(folder, ['m.asl.json', '--json'], '', ['{}']);
    expect(JSON.parse(left.stdout)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('runs from a state, or one state alone', async () => {
    const states = {
      A: { Type: 'Pass', Result: 1, Next: 'B' },
      B: { Type: 'Pass', Next: 'C' },
      C: { Type: 'Pass', Result: 3, End: true },
    };
    const folder = folderWith({ 'm.asl.json': machine(states) });
    const outputOf = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await run(folder, ['m.asl.json', '--json', '--input', '7', ...args])).stdout).output;
    expect(await outputOf('--from', 'B')).toBe(3);
    expect(await outputOf('--only', 'B')).toBe(7);
    const { code, stderr } = await run(folder, ['m.asl.json', '--only', 'X']);
    expect([code, stderr]).toEqual([2, 'stepwright run: There is no state "X".\n']);
  });

  it('ends with 1 where the execution does not succeed', async () => {
    const folder = folderWith({
      'm.asl.json': CALL,
      'fn.py': 'def lambda_handler(e, c):\n  raise ValueError("no")\n',
      'fail.asl.json': machine({ F: { Type: 'Fail' } }),
      'late.asl.json': JSON.stringify({
        StartAt: 'W',
        TimeoutSeconds: 5,
        States: { W: { Type: 'Wait', Seconds: 10, End: true } },
      }),
    });
    const failed = await run(folder, ['m.asl.json', '--json']);
    expect(failed.code).toBe(1);
    const { error, cause } = JSON.parse(failed.stdout) as { error: string; cause: string };
    expect(error).toBe('ValueError');
    expect(JSON.parse(cause)).toMatchObject({ errorMessage: 'no', errorType: 'ValueError' });
    expect(await run(folder, ['fail.asl.json', '--json'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^\{"status":"FAILED","executionArn"/),
    });
    expect(await run(folder, ['late.asl.json', '--json'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^\{"status":"TIMED_OUT"/),
    });
    const told = await run(folder, ['m.asl.json']);
    expect(told.stdout).toMatch(/✗ T {2}ValueError "\{\\"errorMessage\\"/);
    expect(told.stdout).toMatch(/FAILED after .*\nError: ValueError\nCause: \{\n {2}"errorMessage": "no"/);
  });

  it.each([
    ['no file', [], /name one state machine/],
    ['two files', ['a', 'b'], /name one state machine/],
    ['an unknown option', ['a', '--fast'], /--fast/],
    [
      'a file that is not there',
      ['nowhere.asl.json'],
      /cannot read nowhere\.asl\.json: there is no such file or folder\./,
    ],
    [
      'input that is not JSON',
      ['m.asl.json', '--input', '{"a": tru}'],
      /^stepwright run: --input:1:7 The input is not JSON: "tru" is not JSON.*@FILE/,
    ],
    [
      'an input file that is not JSON',
      ['m.asl.json', '--input', '@broken.json'],
      /^stepwright run: broken\.json:2:3 The input is not JSON/,
    ],
    [
      'an input file that is not there',
      ['m.asl.json', '--input', '@nowhere.json'],
      /cannot read the input nowhere\.json/,
    ],
    ['empty input', ['m.asl.json', '--input', ''], /The input is not JSON: it is empty\./],
    ['a placeholder in the input', ['m.asl.json', '--input', '{"a": ${X}}'], /--input:1:7 The input is not JSON/],
    ['a number that no reader can hold', ['m.asl.json', '--input', '1e999'], /out of range/],
    [
      'input nested 10,000 deep',
      ['m.asl.json', '--input', '['.repeat(10_000) + ']'.repeat(10_000)],
      /The input is not JSON/,
    ],
    ['a wrong type', ['m.asl.json', '--type', 'FAST'], /--type takes STANDARD or EXPRESS/],
    ['a wrong time', ['m.asl.json', '--time', 'fast'], /--time takes virtual or real/],
    ['a wrong seed', ['m.asl.json', '--seed', 'x'], /--seed takes a whole number/],
    ['a wrong substitution', ['m.asl.json', '--substitution', 'X'], /--substitution takes NAME=VALUE/],
    [
      'a configuration that is not there',
      ['m.asl.json', '--config', 'nowhere.json'],
      /nowhere\.json:1:1 error cannot be read/,
    ],
    [
      'a configuration with errors',
      ['m.asl.json', '--config', 'bad.json'],
      /bad\.json:1:11 error Here belongs one of "STANDARD", "EXPRESS"/,
    ],
    ['a test case without a mock file', ['m.asl.json', '--test-case', 'X'], /no test case "X"/],
    ['a history that cannot be written', ['m.asl.json', '--history', 'no/folder/h.json'], /cannot write the history/],
  ])('ends with 2 and says why: %s', async (_what, args, message) => {
    const folder = folderWith({ 'm.asl.json': PASS, 'broken.json': '{\n  nope\n}', 'bad.json': '{ "type": "FAST" }' });
    const { code, stdout, stderr } = await run(folder, [...args, '--json']);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    if (!args.includes('--history')) expect(stdout).toBe('');
  });

  it.each([
    ['the definition', ['l.asl.json'], /cannot read l\.asl\.json: it is not UTF-8 \(byte 0xE9 at line 1, column 2\)/],
    ['the input', ['m.asl.json', '--input', '@l.asl.json'], /cannot read the input l\.asl\.json: it is not UTF-8/],
    [
      'the mock file',
      ['m.asl.json', '--mock-config', 'l.asl.json', '--test-case', 'T'],
      /l\.asl\.json .*it is not UTF-8/,
    ],
    ['the configuration', ['m.asl.json', '--config', 'l.asl.json'], /l\.asl\.json:1:1 error cannot be read: it is not/],
  ])('refuses bytes that are not UTF-8 rather than to replace them: %s', async (_what, args, message) => {
    const folder = folderWith({ 'm.asl.json': PASS });
    writeFileSync(path.join(folder, 'l.asl.json'), Buffer.from('"é"', 'latin1'));
    const { code, stderr } = await run(folder, args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('refuses a definition that the service would refuse, at its place', async () => {
    const folder = folderWith({
      'm.asl.json': '{\n  "StartAt": "A",\n  "States": { "A": { "Type": "Pass", "Next": "B" } }\n}',
    });
    const { code, stdout, stderr } = await run(folder, ['m.asl.json', '--json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^m\.asl\.json:3:\d+ error /);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'REFUSED', error: 'InvalidDefinition' });
  });

  it('reads the definition or the input from the standard input, with BOM and CRLF', async () => {
    const folder = folderWith({ 'm.asl.json': `\uFEFF${PASS.replaceAll(',', ',\r\n')}` });
    expect(await run(folder, ['m.asl.json', '--json', '--input', '-'], '\uFEFF{"a":\r\n1}')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"output":{"a":1}'),
    });
    expect(await run(folder, ['-', '--json'], PASS)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"output":{}'),
    });
  });

  it('--history writes what GetExecutionHistory returns', async () => {
    const folder = folderWith({ 'm.asl.json': PASS });
    await run(folder, ['m.asl.json', '--json', '--input', '[1]', '--history', 'h.json']);
    const { events } = JSON.parse(readFileSync(path.join(folder, 'h.json'), 'utf8'));
    expect(events.map(({ type, previousEventId }: any) => [type, previousEventId])).toEqual([
      ['ExecutionStarted', 0],
      ['PassStateEntered', 0],
      ['PassStateExited', 2],
      ['ExecutionSucceeded', 3],
    ]);
    expect(events[3].executionSucceededEventDetails).toEqual({ output: '[1]', outputDetails: { truncated: false } });
  });

  it('gives the same history for the same seed', async () => {
    const states = {
      R: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, Next: 'T' },
      T: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'Fn' }, End: true },
    };
    const folder = folderWith({ 'm.asl.json': machine(states), 'fn.mjs': 'export const handler = async () => 1;' });
    const history = async (seed: string): Promise<string> => {
      await run(folder, ['m.asl.json', '--json', '--seed', seed, '--history', 'h.json']);
      const text = readFileSync(path.join(folder, 'h.json'), 'utf8');
      return text
        .replace(/"timestamp": [\d.]+/g, '')
        .replace(/\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT/g, '')
        .replace(/root=1-[0-9a-f]{8}/g, '');
    };
    const first = await history('7');
    expect(await history('7')).toBe(first);
    expect(await history('8')).not.toBe(first);
  });

  it('uses stepwright.json of the working directory, substitutions, and says what is odd about them', async () => {
    const states = {
      T: { Type: 'Task', Resource: 'arn:aws:lambda:${AWS::Region}:${Account}:function:${Fn}', End: true },
    };
    const folder = folderWith({
      'machines/m.asl.json': machine(states),
      'stepwright.json': JSON.stringify({
        functions: { Charge: { mock: { return: 'mocked' } } },
        substitutions: { Fn: 'Other', Extra: 1 },
        nonsense: 1,
      }),
    });
    const { code, stdout, stderr } = await run(folder, [
      'machines/m.asl.json',
      '--json',
      '--substitution',
      'Fn=Charge',
    ]);
    expect([code, JSON.parse(stdout).output]).toEqual([0, 'mocked']);
    expect(stderr).toMatch(/note: .*stepwright\.json:1:\d+ warning "nonsense" means nothing/);
    expect(stderr).toMatch(/note: The placeholder \$\{Account\} has no value/);
    expect(stderr).toMatch(/note: The substitution "Extra" is not used/);
  });

  it('answers by a test case of a mock file; states that it does not list are really called', async () => {
    const states = { A: { Type: 'Task', Resource: FN, Next: 'B' }, B: { Type: 'Task', Resource: FN, End: true } };
    const mocks = (steps: object): string =>
      JSON.stringify({ StateMachines: { Other: { TestCases: { Happy: { A: 'R' } } } }, MockedResponses: { R: steps } });
    const folder = folderWith({
      'm.asl.json': machine(states),
      'fn.mjs': 'export const handler = async (event) => [event];',
      'mocks.json': mocks({ 0: { Return: 'mocked' } }),
      'gap.json': mocks({ 1: { Return: 'mocked' } }),
    });
    const happy = await run(folder, ['m.asl.json', '--json', '--mock-config', 'mocks.json', '--test-case', 'Happy']);
    expect([happy.code, JSON.parse(happy.stdout).output]).toEqual([0, ['mocked']]);
    const gap = await run(folder, ['m.asl.json', '--json', '--mock-config', 'gap.json', '--test-case', 'Happy']);
    expect(gap).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/gap\.json:1:\d+ error "R" has no answer for invocation 0/),
    });
    const unknown = await run(folder, ['m.asl.json', '--json', '--mock-config', 'mocks.json', '--test-case', 'Sad']);
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no test case "Sad" for the machine "m".*"Happy" of "Other"/),
    });
    const none = await run(folder, ['m.asl.json', '--json', '--mock-config', 'mocks.json']);
    expect(none).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/mocks\.json is not used: no test case is chosen/),
    });
  });

  it('gives each nested execution the mocks of its own machine, by the case that it names or that of the run (M3, M6)', async () => {
    const start = (arn: string, more: object): object => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${arn}` },
      ...more,
    });
    const folder = folderWith({
      'm.asl.json': machine({
        T: { Type: 'Task', Resource: FN, ResultPath: '$.t', Next: 'N1' },
        N1: start('child', { ResultSelector: { 'o.$': '$.Output' }, ResultPath: '$.same', Next: 'N2' }),
        N2: start('child#Sad', { ResultSelector: { 'o.$': '$.Output' }, ResultPath: '$.named', Next: 'N3' }),
        N3: start('child', { ResultSelector: { 'o.$': '$.Output' }, ResultPath: '$.again', End: true }),
      }),
      'child.asl.json': machine({ T: { Type: 'Task', Resource: FN, End: true } }),
      'mocks.json': JSON.stringify({
        StateMachines: {
          m: { TestCases: { Happy: { T: 'Own' } } },
          child: { TestCases: { Happy: { T: 'Childs' }, Sad: { T: 'Sads' } } },
        },
        MockedResponses: {
          Own: { 0: { Return: 'own' } },
          Childs: { 0: { Return: 'child' } },
          Sads: { 0: { Return: 'sad' } },
        },
      }),
    });
    const { code, stdout, stderr } = await run(folder, [
      ...['m.asl.json', '--json', '--mock-config', 'mocks.json', '--test-case', 'Happy'],
    ]);
    expect(stderr).not.toMatch(/note:/);
    expect([code, JSON.parse(stdout).output]).toEqual([
      0,
      { t: 'own', same: { o: 'child' }, named: { o: 'sad' }, again: { o: 'child' } },
    ]);
    const none = await run(folder, ['m.asl.json', '--mock-config', 'mocks.json', '--test-case', 'Nope']);
    expect(none.stderr).toMatch(/There is no test case "Nope" for the machine "m"/);
    writeFileSync(path.join(folder, 'o.asl.json'), machine({ N: start('child#Odd', { End: true }) }));
    const odd = await run(folder, ['o.asl.json', '--name', 'm', '--mock-config', 'mocks.json', '--test-case', 'Happy']);
    expect(odd.stdout).toContain('There is no test case "Odd" for the state machine "child" in the mock file');
  });

  it('tells before the run which functions nothing answers for', async () => {
    const folder = folderWith({ 'm.asl.json': CALL });
    const { code, stdout, stderr } = await run(folder, ['m.asl.json', '--json']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^note: Nothing answers for the function "Fn", which the state/);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: expect.stringContaining('"Fn"'),
    });
  });

  it('stops a handler that never answers at the time-out of its state', async () => {
    const folder = folderWith({
      'm.asl.json': machine({ T: { Type: 'Task', Resource: FN, TimeoutSeconds: 1, End: true } }),
      'fn.py': 'def lambda_handler(e, c):\n  while True: pass\n',
    });
    const { code, stdout } = await run(folder, ['m.asl.json', '--json']);
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { status: 'FAILED', error: 'States.Timeout' }]);
  });
});

describe('the program stepwright', () => {
  let bundle: string;
  beforeAll(async () => {
    bundle = await bundleProgram('cli/main.ts');
  });

  function start(
    args: readonly string[],
    cwd: string,
  ): { child: ReturnType<typeof spawn>; output: () => string; errors: () => string; exited: Promise<number | null> } {
    const child = spawn(process.execPath, [bundle, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    return {
      child,
      output: () => output,
      errors: () => errors,
      exited: new Promise((resolve) => child.on('close', resolve)),
    };
  }

  it('explains itself', async () => {
    const help = start(['--help'], '.');
    expect(await help.exited).toBe(0);
    for (const command of ['validate', 'run', 'graph', 'lsp']) expect(help.output()).toContain(command);
    for (const command of ['validate', 'run', 'graph', 'lsp']) {
      const own = start([command, '--help'], '.');
      expect(await own.exited).toBe(0);
      expect(own.output()).toContain(`Usage: stepwright ${command}`);
    }
    const version = start(['--version'], '.');
    await version.exited;
    expect(version.output()).toMatch(/^\d+\.\d+\.\d+\n$/);
    const nothing = start([], '.');
    expect(await nothing.exited).toBe(2);
    const unknown = start(['frobnicate'], '.');
    expect(await unknown.exited).toBe(2);
    expect(unknown.errors()).toContain('there is no command "frobnicate"');
  });

  it('keeps stdout clean whatever a handler prints', async () => {
    const folder = folderWith({
      'm.asl.json': CALL,
      'fn.py':
        'import os\nprint("at import")\ndef lambda_handler(e, c):\n  os.write(1, b"\\xff\\xfe raw\\n" * 1000)\n  os.system("echo from a shell")\n  return 1\n',
    });
    const ran = start(['run', 'm.asl.json', '--json'], folder);
    expect(await ran.exited).toBe(0);
    expect(JSON.parse(ran.output())).toMatchObject({ status: 'SUCCEEDED', output: 1 });
    expect(ran.errors().split('\n')).toHaveLength(1003);
  });

  it('ends a run in order when interrupted: aborted, and no process is left', async () => {
    const folder = folderWith({ 'm.asl.json': CALL });
    writeFileSync(
      path.join(folder, 'fn.py'),
      'import os, subprocess\ndef lambda_handler(e, c):\n  p = subprocess.Popen(["sleep", "60"])\n  print(os.getpid(), p.pid, flush=True)\n  while True: pass\n',
    );
    const ran = start(['run', 'm.asl.json', '--json'], folder);
    await until(() => ran.errors().includes('\n'));
    const pids = ran.errors().trim().split(' ').slice(-2).map(Number);
    expect(pids.every(lives)).toBe(true);
    ran.child.kill('SIGINT');
    expect(await ran.exited).toBe(1);
    expect(JSON.parse(ran.output())).toMatchObject({ status: 'ABORTED', error: 'Interrupted' });
    for (const pid of pids) await until(() => !lives(pid));
  });
});

describe('shortened data', () => {
  it('is whole where it is short, and cut elsewhere, however deep or long it is', () => {
    expect(shortJson({ a: [1, 'x"', null, true], b: {} }, 100)).toBe('{"a":[1,"x\\"",null,true],"b":{}}');
    expect(shortJson('a'.repeat(1_000_000), 10)).toBe('"aaaaaaaa…');
    let deep: any = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(shortJson(deep, 10)).toBe('[[[[[[[[[…');
  });
});

describe('a run on this machine', () => {
  it('starts other machines by their names, in the same run', async () => {
    const start = (name: string, pattern = '.sync:2'): object => ({
      Type: 'Task',
      Resource: `arn:aws:states:::states:startExecution${pattern}`,
      Parameters: {
        StateMachineArn: `arn:aws:states:us-east-1:XXXXXXXXXXXX:stateMachine:${name}`,
        Input: { 'a.$': '$.a' },
      },
      OutputPath: '$.Output',
      End: true,
    });
    const folder = folderWith({
      'parent.asl.json': machine({ S: start('Child') }),
      'named.asl.json': machine({ S: start('Elsewhere') }),
      'missing.asl.json': machine({ S: start('Nobody') }),
      'broken.asl.json': machine({ S: start('Faulty') }),
      'child.asl.json': machine({ W: { Type: 'Wait', Seconds: 60, Next: 'P' }, P: { Type: 'Pass', End: true } }),
      'faulty.asl.json': machine({ P: { Type: 'Pass' } }),
      'other/machine.json': machine({ P: { Type: 'Pass', Result: 'other', End: true } }),
      'stepwright.json': JSON.stringify({ stateMachines: { Elsewhere: './other/machine.json' } }),
    });
    const output = async (file: string): Promise<any> =>
      JSON.parse((await run(folder, [file, '--json', '--input', '{"a":1}'])).stdout);
    expect(await output('parent.asl.json')).toMatchObject({ status: 'SUCCEEDED', output: { a: 1 } });
    expect(await output('named.asl.json')).toMatchObject({ status: 'SUCCEEDED', output: 'other' });
    expect(await output('missing.asl.json')).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringMatching(/no state machine "Nobody".*"stateMachines"/),
    });
    expect(await output('broken.asl.json')).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringMatching(/"Faulty" \(.*faulty\.asl\.json\) has errors/),
    });
  });

  it('sends messages nowhere, reads and writes folders for buckets, and says what it does not do', async () => {
    const states = {
      Send: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Parameters: { QueueUrl: 'https://x/1/orders', MessageBody: 'hi' },
        ResultPath: null,
        Next: 'Put',
      },
      Put: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
        Parameters: { Bucket: 'b', Key: 'k.json', Body: [1, 2] },
        ResultPath: null,
        Next: 'Map',
      },
      Map: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: 'b', Key: 'k.json' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'P',
          States: { P: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    };
    const folder = folderWith({ 'm.asl.json': machine(states), 'stepwright.json': '{ "buckets": { "b": "./data" } }' });
    const { code, stdout, stderr } = await run(folder, ['m.asl.json', '--json']);
    expect([code, JSON.parse(stdout).output]).toEqual([0, [1, 2]]);
    expect(stderr).toBe('Send • message to the queue "orders" (nobody reads it here): hi\n');
    expect(readFileSync(path.join(folder, 'data/k.json'), 'utf8')).toBe('[1,2]');
  });

  it('lets the clock jump to the time-out of a token that nobody answers', async () => {
    const states = {
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Ask',
            States: {
              Ask: {
                Type: 'Task',
                Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
                Parameters: { FunctionName: 'Fn', Payload: { 'token.$': '$$.Task.Token' } },
                TimeoutSeconds: 60,
                End: true,
              },
            },
          },
          { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 30, End: true } } },
        ],
        End: true,
      },
    };
    const folder = folderWith({ 'm.asl.json': machine(states), 'fn.mjs': 'export const handler = async () => 1;' });
    expect(JSON.parse((await run(folder, ['m.asl.json', '--json'])).stdout)).toMatchObject({
      status: 'FAILED',
      error: 'States.Timeout',
    });
  });
});
