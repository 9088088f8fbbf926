import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../interpreter/tasks/python-handler';
import { folderWith } from '../temporary-folder';
import { bench, causeOf, lives, outputOf, pidsOfKilledParent, until } from './handlers';

describe('a Python handler', () => {
  it('answers with what it returns, and stays warm between calls', async () => {
    const b = bench(
      'fn.py',
      'n = 0\ndef lambda_handler(event, context):\n  global n\n  n += 1\n  return {"n": n, **event}\n',
    );
    expect(outputOf(await b.call({ a: 'ü😀' }))).toEqual({ n: 1, a: 'ü😀' });
    expect(outputOf(await b.call({}))).toEqual({ n: 2 });
  });

  it('gets a context object as Lambda gives it', async () => {
    const b = bench(
      'fn.py',
      `
def lambda_handler(event, context):
    left = context.get_remaining_time_in_millis()
    return [context.function_name, context.function_version, context.memory_limit_in_mb, context.invoked_function_arn,
            context.log_group_name, context.aws_request_id, 0 < left <= 20000, context.client_context]
`,
    );
    expect(outputOf(await b.call())).toEqual([
      'Fn',
      '$LATEST',
      '128',
      'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Fn',
      '/aws/lambda/Fn',
      expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      true,
      null,
    ]);
  });

  it('may print whatever it likes: prints are lines of the log, in order and before the answer', async () => {
    const b = bench(
      'fn.py',
      `
import os, subprocess, sys
def lambda_handler(event, context):
    print('{"id":1,"output":"forged"}')
    print("no line end", end="")
    sys.stdout.flush()
    os.write(1, b"\\nbytes \\xff\\xfe\\n")
    subprocess.run(["echo", "from a child"])
    print("é" * 3, file=sys.stderr)
    for i in range(3000): print("line", i)
    return 1
`,
    );
    expect(outputOf(await b.call())).toBe(1);
    const out = b.log.filter((line) => line.stream === 'stdout').map((line) => line.text);
    expect(out.slice(0, 4)).toEqual([
      '{"id":1,"output":"forged"}',
      'no line end',
      'bytes \uFFFD\uFFFD',
      'from a child',
    ]);
    expect(out).toHaveLength(3004);
    expect(b.log.filter((line) => line.stream === 'stderr')).toEqual([{ state: 'S', stream: 'stderr', text: 'ééé' }]);
  });

  it('reports an exception as Lambda does: with blanks for a plain ARN, compact for lambda:invoke (E3)', async () => {
    const b = bench(
      'fn.py',
      'class CustomException(Exception):\n  pass\ndef lambda_handler(event, context):\n  raise CustomException("no \\"way\\"")\n',
    );
    const plain = await b.call();
    expect(causeOf(plain)['stackTrace']).toEqual([
      `  File "${b.folder}/fn.py", line 4, in lambda_handler\n    raise CustomException("no \\"way\\"")\n`,
    ]);
    const invoked = await b.invoke();
    expect(invoked.kind === 'failed' && invoked.cause).toMatch(
      /^\{"errorMessage":"no \\"way\\"","errorType":"CustomException","requestId":"/,
    );
  });

  it.each([
    [
      'an import that fails',
      'import no_such_module\n',
      'Runtime.ImportModuleError',
      "Unable to import module 'fn': No module named 'no_such_module'",
    ],
    [
      'a syntax error',
      'def lambda_handler(:\n',
      'Runtime.UserCodeSyntaxError',
      expect.stringContaining("Syntax error in module 'fn'"),
    ],
    [
      'no handler',
      'x = 1\n',
      'Runtime.HandlerNotFound',
      "Handler 'lambda_handler' or 'handler' missing on module 'fn'",
    ],
    ['an exception in the module', 'raise ValueError("boom")\n', 'ValueError', 'boom'],
    [
      'a result that is not JSON',
      'def handler(e, c):\n  return {1, 2}\n',
      'Runtime.MarshalError',
      'Unable to marshal response: Object of type set is not JSON serializable',
    ],
    [
      'NaN',
      'def handler(e, c):\n  return float("nan")\n',
      'Runtime.MarshalError',
      expect.stringContaining('Out of range float values'),
    ],
    [
      'a number too big',
      'def handler(e, c):\n  return [10**400]\n',
      'Runtime.MarshalError',
      expect.stringContaining('out of the range'),
    ],
    [
      'a result that contains itself',
      'def handler(e, c):\n  a = []\n  a.append(a)\n  return a\n',
      'Runtime.MarshalError',
      expect.stringContaining('Unable to marshal'),
    ],
    [
      'a result nested 100,000 deep',
      'def handler(e, c):\n  a = []\n  for i in range(100000): a = [a]\n  return a\n',
      'Runtime.MarshalError',
      expect.stringContaining('nested too deeply'),
    ],
    [
      'more than 6 MB',
      'def handler(e, c):\n  return "a" * 6300000\n',
      'Function.ResponseSizeTooLarge',
      expect.stringContaining('6291556'),
    ],
  ])("fails with Lambda's error for %s", async (_what, text, errorType, errorMessage) => {
    const b = bench('fn.py', text);
    const answer = await b.call();
    expect(causeOf(answer)).toMatchObject({ errorMessage, errorType });
    expect(answer).toMatchObject({ error: errorType });
  });

  it('answers 300 KiB whole', async () => {
    const b = bench('fn.py', 'def lambda_handler(event, context):\n  return event["text"] * 1024\n');
    expect(outputOf(await b.call({ text: 'a'.repeat(300) }))).toHaveLength(300 * 1024);
  });

  it('keeps __proto__ keys and lone surrogates', async () => {
    const b = bench('fn.py', 'def lambda_handler(event, context):\n  return event\n');
    const event = JSON.parse('{"__proto__": {"x": 1}, "s": "\\ud800", "n": [null, 1.5, -0.0, 1e21]}');
    expect(JSON.stringify(outputOf(await b.call(event)))).toBe(
      '{"__proto__":{"x":1},"s":"\\ud800","n":[null,1.5,0,1e+21]}',
    );
  });

  it('that exits fails with Runtime.ExitError and its last words; the next call is unaffected', async () => {
    const b = bench(
      'fn.py',
      'import os, sys\ndef lambda_handler(event, context):\n  print("last words", file=sys.stderr)\n  if event.get("die"): os._exit(3)\n  return "alive"\n',
    );
    const answer = await b.call({ die: true });
    expect(answer).toMatchObject({ kind: 'failed', error: 'Runtime.ExitError' });
    expect(causeOf(answer)['errorMessage']).toMatch(
      /^RequestId: \S+ Error: Runtime exited with error: exit status 3\n.*\nlast words$/,
    );
    expect(outputOf(await b.call())).toBe('alive');
  });

  it('that calls sys.exit() fails as in Lambda', async () => {
    const b = bench('fn.py', 'import sys\ndef lambda_handler(event, context):\n  sys.exit()\n');
    expect(causeOf(await b.call())['errorMessage']).toMatch(/Runtime exited without providing a reason/);
  });

  it('that never answers is killed at its time-out', async () => {
    const b = bench(
      'fn.py',
      'import os\ndef lambda_handler(event, context):\n  print(os.getpid(), flush=True)\n  while True: pass\n',
      { timeoutSeconds: 0.5 },
    );
    const answer = await b.call();
    expect(answer).toMatchObject({ kind: 'failed', error: 'Sandbox.Timedout' });
    expect(causeOf(answer)['errorMessage']).toMatch(/^RequestId: \S+ Error: Task timed out after 0.50 seconds$/);
    const pid = Number(b.log[0]?.text);
    await until(() => !lives(pid));
  });

  it('that is stopped leaves no process, not even one that it has started', async () => {
    const b = bench(
      'fn.py',
      'import os, subprocess, time\ndef lambda_handler(event, context):\n  p = subprocess.Popen(["sleep", "60"])\n  print(os.getpid(), flush=True)\n  print(p.pid, flush=True)\n  time.sleep(60)\n',
    );
    const answer = b.call();
    await until(() => b.log.length === 2);
    b.stop.abort();
    expect((await answer).kind).toBe('timed-out');
    for (const { text } of b.log) await until(() => !lives(Number(text)));
  });

  it('runs calls at the same time in processes of their own', async () => {
    // Each ends only when all are there.
    const b = bench(
      'fn.py',
      [
        'import glob, os, time',
        'here = os.path.dirname(os.path.abspath(__file__))',
        'def lambda_handler(event, context):',
        '  open(os.path.join(here, f"{event}.here"), "w").close()',
        '  while len(glob.glob(os.path.join(here, "*.here"))) < 6: time.sleep(0.01)',
        '  return event',
      ].join('\n'),
    );
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => b.call(i)));
    expect(answers.map(outputOf)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('sees no AWS credentials or profile, unless it is allowed to', async () => {
    const text =
      'import os\ndef lambda_handler(event, context):\n  return {k: v for k, v in os.environ.items() if k.startswith(("AWS", "aws", "OWN"))}\n';
    const surroundings = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'AKIA',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_PROFILE: 'production',
      aws_default_profile: 'production',
      AWS_WEB_IDENTITY_TOKEN_FILE: '/token',
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://x',
      OWN: 'kept',
    };
    const without = outputOf(await bench('fn.py', text, { env: { OWN_TOO: '1' } }, surroundings).call());
    expect(JSON.stringify(without)).not.toMatch(/AKIA|secret|token|production|http:/);
    expect(without).toMatchObject({
      OWN: 'kept',
      OWN_TOO: '1',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'Fn',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    const allowed = outputOf(await bench('fn.py', text, { allowAws: true }, surroundings).call());
    expect(allowed).toMatchObject({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_PROFILE: 'production' });
    expect(allowed).not.toHaveProperty('AWS_CONFIG_FILE');
  });

  it("finds modules beside it and in the function's root, and leaves no cache behind", async () => {
    const folder = folderWith({
      'src/fn.py': 'import beside, shared\ndef handler(e, c):\n  return beside.x + shared.x\n',
      'src/beside.py': 'x = 1\n',
      'shared.py': 'x = 10\n',
    });
    const b = bench('unused.py', '', { root: folder, module: 'src/fn', file: path.join(folder, 'src/fn.py') });
    expect(outputOf(await b.call())).toBe(11);
    expect(existsSync(path.join(folder, '__pycache__'))).toBe(false);
    expect(existsSync(path.join(folder, 'src/__pycache__'))).toBe(false);
  });

  it('that whoever started it has left ends itself and its children, even from an endless loop', async () => {
    const folder = folderWith({
      'fn.py': `
import os, subprocess
def lambda_handler(event, context):
    p = subprocess.Popen(["sleep", "60"])
    print(os.getpid(), p.pid, flush=True)
    while True: pass
`,
    });
    const pids = await pidsOfKilledParent(folder, 'fn.py');
    for (const pid of pids) await until(() => !lives(pid));
  });
});

describe('the Python interpreter', () => {
  it("is that of a .venv beside the handler, the editor's, that of the active environment, or of PATH, in this order", () => {
    const program = '#!/bin/sh\n';
    const folder = folderWith({ 'a/.venv/bin/python': program, 'active/bin/python': program, 'bin/python3': program });
    const chmod = (file: string): string => {
      const full = path.join(folder, file);
      chmodSync(full, 0o755);
      return full;
    };
    const beside = chmod('a/.venv/bin/python');
    const active = chmod('active/bin/python');
    const onPath = chmod('bin/python3');
    const env = { PATH: path.join(folder, 'bin'), VIRTUAL_ENV: path.join(folder, 'active') };
    expect(findPython([path.join(folder, 'a')], env)).toBe(beside);
    expect(findPython([path.join(folder, 'a')], env, onPath)).toBe(beside);
    expect(findPython([folder], env, onPath)).toBe(onPath);
    expect(findPython([folder], env)).toBe(active);
    expect(findPython([folder], { PATH: env.PATH })).toBe(onPath);
    expect(findPython([folder], { PATH: '/nowhere' })).toBeUndefined();
  });

  it('that is missing is named, with what to do, before the call is made', () => {
    const b = bench('fn.py', '', {}, { PATH: '/nowhere' });
    const call = {
      state: 'S',
      resource: 'arn:aws:lambda:us-east-1:1:function:Fn',
      integration: { kind: 'lambda-function' as const, functionName: 'Fn' },
      input: {},
      retryCount: 0,
      context: {},
    };
    expect(b.runner.refuse?.(call)).toMatch(/needs Python, and there is none.*Install Python.*"mock"/);
  });
});
