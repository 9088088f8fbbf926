import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../temporary-folder';
import { bench, causeOf, lives, outputOf, pidsOfKilledParent, until } from './handlers';

describe('a Node handler', () => {
  it.each([
    ['async, CommonJS', 'fn.js', 'exports.handler = async (event) => ({ got: event });'],
    [
      'callback, CommonJS',
      'fn.cjs',
      'exports.handler = (event, context, callback) => { setTimeout(() => callback(null, { got: event }), 5); };',
    ],
    [
      'a callback that does not wait for the event loop',
      'fn.js',
      'exports.handler = (e, c, cb) => { c.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 1000); cb(null, { got: e }); };',
    ],
    ['module.exports = function', 'fn.js', 'module.exports = async (event) => ({ got: event });'],
    [
      'members that Node cannot tell from outside',
      'fn.js',
      'const made = {}; made.handler = async (event) => ({ got: event }); module.exports = Object.assign(Object.create(null), made);',
    ],
    ['async, ES module', 'fn.mjs', 'export const handler = async (event) => ({ got: event });'],
    [
      'top-level await',
      'fn.mjs',
      'const got = await Promise.resolve(1); export const handler = async (event) => ({ got: got && event });',
    ],
    ['lambdaHandler as SAM names it', 'fn.mjs', 'export const lambdaHandler = async (event) => ({ got: event });'],
    ['a default export', 'fn.mjs', 'export default async (event) => ({ got: event });'],
    [
      'context.succeed',
      'fn.js',
      'exports.handler = (event, context) => { setInterval(() => {}, 1000); context.succeed({ got: event }); };',
    ],
    ['context.done', 'fn.js', 'exports.handler = (event, context) => { context.done(null, { got: event }); };'],
    ['a thenable', 'fn.js', 'exports.handler = (event) => ({ then: (f) => setTimeout(() => f({ got: event }), 5) });'],
  ])('answers: %s', async (_what, file, text) => {
    const b = bench(file, text);
    expect(outputOf(await b.call({ a: 1 }))).toEqual({ got: { a: 1 } });
    expect(outputOf(await b.call({ a: 2 }))).toEqual({ got: { a: 2 } });
  });

  it('answers null where it returns nothing, or never calls back and nothing is left to do', async () => {
    expect(outputOf(await bench('fn.mjs', 'export const handler = async () => {};').call())).toBeNull();
    expect(outputOf(await bench('fn.js', 'exports.handler = (event, context, callback) => {};').call())).toBeNull();
    const b = bench('fn.js', 'exports.handler = (event) => 42;');
    expect(outputOf(await b.call())).toBeNull();
    expect(b.log[0]?.text).toMatch(/make the handler async/);
  });

  it('waits with its callback for an empty event loop, as Lambda does', async () => {
    const b = bench(
      'fn.js',
      'exports.handler = (e, c, cb) => { setTimeout(() => console.log("done"), 100); cb(null, 1); };',
    );
    expect(outputOf(await b.call())).toBe(1);
    expect(b.log.map((line) => line.text)).toEqual(['done']);
  });

  it('gets a context object as Lambda gives it', async () => {
    const b = bench(
      'fn.mjs',
      `export const handler = async (event, c) => [c.functionName, c.functionVersion, c.memoryLimitInMB, c.invokedFunctionArn,
        c.logGroupName, c.getRemainingTimeInMillis() > 0 && c.getRemainingTimeInMillis() <= 20000, typeof c.awsRequestId];`,
    );
    const arn = 'arn:aws:lambda:us-east-1:XXXXXXXXXXXX:function:Fn';
    expect(outputOf(await b.call())).toEqual(['Fn', '$LATEST', '128', arn, '/aws/lambda/Fn', true, 'string']);
  });

  it('may print whatever it likes', async () => {
    const b = bench(
      'fn.mjs',
      `export const handler = async () => { console.log('{"id":1,"output":2}'); console.error('e'); process.stdout.write('no end'); return 1; };`,
    );
    expect(outputOf(await b.call())).toBe(1);
    expect(b.log).toContainEqual({ state: 'S', stream: 'stderr', text: 'e' });
    const out = b.log.filter((line) => line.stream === 'stdout').map((line) => line.text);
    expect(out).toEqual(['{"id":1,"output":2}', 'no end']);
  });

  it.each([
    [
      'an exception',
      'fn.mjs',
      'class Declined extends Error { name = "Declined" }; export const handler = async () => { throw new Declined("no funds"); };',
      'Declined',
      'no funds',
    ],
    [
      'a synchronous exception',
      'fn.js',
      'exports.handler = () => { throw new TypeError("bad"); };',
      'TypeError',
      'bad',
    ],
    ['callback(error)', 'fn.js', 'exports.handler = (e, c, cb) => cb(new RangeError("far"));', 'RangeError', 'far'],
    ['callback(text)', 'fn.js', 'exports.handler = (e, c, cb) => cb("just text");', 'string', 'just text'],
    ['context.fail', 'fn.js', 'exports.handler = (e, c) => c.fail(new Error("failed"));', 'Error', 'failed'],
    ['a thrown text', 'fn.mjs', 'export const handler = async () => { throw "text"; };', 'string', 'text'],
    [
      'a thrown undefined',
      'fn.mjs',
      'export const handler = async () => { throw undefined; };',
      'undefined',
      'undefined',
    ],
    ['a thrown BigInt', 'fn.mjs', 'export const handler = async () => { throw 10n; };', 'bigint', '10'],
    ['a thrown symbol', 'fn.mjs', 'export const handler = async () => { throw Symbol("s"); };', 'symbol', 'Symbol(s)'],
    [
      'a thrown error that holds itself',
      'fn.mjs',
      'export const handler = async () => { const e = new Error("round"); e.self = e; throw e; };',
      'Error',
      'round',
    ],
    [
      'a thrown object without a text',
      'fn.mjs',
      'export const handler = async () => { throw Object.create(null); };',
      'object',
      expect.stringContaining('cannot be read'),
    ],
    [
      'a thrown object whose members throw',
      'fn.mjs',
      'export const handler = async () => { throw { get name() { throw new Error("trap"); } }; };',
      'object',
      expect.stringContaining('trap'),
    ],
    [
      'an import that fails',
      'fn.js',
      'require("no-such-package"); exports.handler = async () => 1;',
      'Runtime.ImportModuleError',
      expect.stringMatching(/^Error: Cannot find module 'no-such-package'/),
    ],
    [
      'a syntax error',
      'fn.js',
      'exports.handler = async ( => 1;',
      'Runtime.UserCodeSyntaxError',
      expect.stringMatching(/^SyntaxError: /),
    ],
    [
      'no handler',
      'fn.mjs',
      'export const other = 1;',
      'Runtime.HandlerNotFound',
      expect.stringContaining('fn.handler'),
    ],
    [
      'a result that contains itself',
      'fn.mjs',
      'export const handler = async () => { const a = {}; a.a = a; return a; };',
      'Runtime.MarshalError',
      expect.stringContaining('Unable to marshal'),
    ],
    [
      'a BigInt',
      'fn.mjs',
      'export const handler = async () => 1n;',
      'Runtime.MarshalError',
      expect.stringContaining('BigInt'),
    ],
    [
      'a promise that nothing settles',
      'fn.mjs',
      'export const handler = () => new Promise(() => {});',
      'Runtime.NodeJsExit',
      expect.stringContaining('nothing is left'),
    ],
    [
      'an exception outside of the call',
      'fn.js',
      'exports.handler = () => new Promise(() => { setTimeout(() => { throw new Error("later"); }, 5); });',
      'Error',
      'later',
    ],
    [
      'a rejection that nobody handles',
      'fn.js',
      'exports.handler = () => new Promise(() => { setTimeout(() => { Promise.reject(new Error("lost")); }, 5); });',
      'Runtime.UnhandledPromiseRejection',
      'Error: lost',
    ],
    [
      'more than 6 MB',
      'fn.mjs',
      'export const handler = async () => "a".repeat(6300000);',
      'Function.ResponseSizeTooLarge',
      expect.stringContaining('6291556'),
    ],
  ])('fails as in Lambda: %s', async (_what, file, text, errorType, errorMessage) => {
    const answer = await bench(file, text).call();
    expect(answer).toMatchObject({ kind: 'failed', error: errorType });
    expect(causeOf(answer)).toMatchObject({ errorType, errorMessage });
  });

  it.each(['fn.js', 'fn.mjs'])(
    'says where the syntax of %s is wrong, and what a missing package needs',
    async (file) => {
      const wrong = await bench(file, '\n\nconst a = ( => 1;\n').call();
      expect(String(causeOf(wrong)['trace'])).toMatch(new RegExp(`/${file}:3,const a = \\( => 1;`));
      const lacking = bench('fn.mjs', 'import "no-such-package";\nexport const handler = async () => 1;\n');
      await lacking.call();
      expect(lacking.log.map(({ text }) => text).join()).toMatch(/npm install no-such-package in /);
    },
  );

  it('gives its error members in the order of the Node runtime, compact, with the stack as trace', async () => {
    const answer = await bench('fn.mjs', 'export const handler = async () => { throw new Error("boom"); };').call();
    expect(answer.kind === 'failed' && answer.cause).toMatch(
      /^\{"errorType":"Error","errorMessage":"boom","trace":\["Error: boom","    at handler \(file:.*fn\.mjs:1:44\)"/,
    );
    expect(JSON.stringify(causeOf(answer))).not.toContain('bootstrap');
  });

  it('that exits fails with Runtime.ExitError; the next call is unaffected', async () => {
    const b = bench(
      'fn.mjs',
      'export const handler = async (event) => { if (event.die) { console.error("last words"); process.exit(7); } return "alive"; };',
    );
    const answer = await b.call({ die: true });
    expect(answer).toMatchObject({ error: 'Runtime.ExitError' });
    expect(causeOf(answer)['errorMessage']).toMatch(/exit status 7\n.*\nlast words$/);
    expect(outputOf(await b.call())).toBe('alive');
  });

  it('that never answers is killed at its time-out, from an endless loop too', async () => {
    for (const body of ['setInterval(() => {}, 1000); return new Promise(() => {});', 'for (;;);']) {
      const b = bench(
        'fn.mjs',
        `export const handler = async () => { process.stdout.write(process.pid + "\\n"); await 0; ${body} };`,
        { timeoutSeconds: 0.5 },
      );
      expect(await b.call()).toMatchObject({ kind: 'failed', error: 'Sandbox.Timedout' });
      await until(() => b.log.length > 0 && !lives(Number(b.log[0]?.text)));
    }
  });

  it('sees no AWS credentials', async () => {
    const b = bench(
      'fn.mjs',
      'export const handler = async () => process.env;',
      {},
      { ...process.env, AWS_ACCESS_KEY_ID: 'AKIA', AWS_PROFILE: 'p' },
    );
    const env = outputOf(await b.call());
    expect(env).not.toHaveProperty('AWS_ACCESS_KEY_ID');
    expect(env).not.toHaveProperty('AWS_PROFILE');
    expect(env).toMatchObject({ AWS_REGION: 'us-east-1', AWS_CONFIG_FILE: '/dev/null' });
  });

  it('that whoever started it has left ends itself and its children, even from an endless loop', async () => {
    const folder = folderWith({});
    writeFileSync(
      path.join(folder, 'fn.mjs'),
      `import { spawn } from 'node:child_process';
       import { writeSync } from 'node:fs';
       export const handler = async () => { const p = spawn('sleep', ['60']); writeSync(1, process.pid + ' ' + p.pid + '\\n'); for (;;); };`,
    );
    const pids = await pidsOfKilledParent(folder, 'fn.mjs');
    for (const pid of pids) await until(() => !lives(pid));
  });
});
