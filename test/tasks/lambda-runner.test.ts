import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventOf, idSource, spacedJson } from '../../interpreter/tasks/lambda-envelope';
import { bench, causeOf, outputOf } from './handlers';

const ECHO = 'export const handler = async (event) => event;';

describe('lambda:invoke', () => {
  it('wraps the payload as it was recorded (S14)', async () => {
    const output = outputOf(await bench('fn.mjs', ECHO).invoke({ Payload: { a: 'é' } }));
    const { AllHttpHeaders: all, HttpHeaders: headers } = (output as any).SdkHttpMetadata;
    expect(Object.keys(output as object)).toEqual([
      'ExecutedVersion',
      'Payload',
      'SdkHttpMetadata',
      'SdkResponseMetadata',
      'StatusCode',
    ]);
    expect(output).toMatchObject({ ExecutedVersion: '$LATEST', Payload: { a: 'é' }, StatusCode: 200 });
    expect(all['Content-Length']).toEqual(['10']);
    expect(headers).toMatchObject({ 'Content-Length': '10', Date: 'Fri, 02 Jan 2026 03:04:05 GMT' });
    expect(headers['x-amzn-RequestId']).toBe((output as any).SdkResponseMetadata.RequestId);
  });

  it('gives the same ids for the same seed, so that histories are repeatable', async () => {
    const run = async () => outputOf(await bench('fn.mjs', ECHO).invoke({ Payload: 1 }));
    expect(await run()).toEqual(await run());
    const [next, other] = [idSource('1'), idSource('2')];
    expect(new Set([next(), next(), other()]).size).toBe(3);
  });

  it('sends text that is JSON as it is, other text as a string, and nothing as {}', () => {
    expect(
      ['0.0', '"HelloWorld"', 'true', '{}', 'plain', '', null, undefined, 5].map((value) => eventOf(value)),
    ).toEqual([0, 'HelloWorld', true, {}, 'plain', '', {}, {}, 5]);
  });

  it('with a version or alias names it', async () => {
    const b = bench('fn.mjs', 'export const handler = async (e, c) => c.invokedFunctionArn;');
    const FunctionName = 'arn:aws:lambda:eu-west-1:111122223333:function:Fn:live';
    expect(outputOf(await b.invoke({ FunctionName }))).toMatchObject({
      ExecutedVersion: 'live',
      Payload: FunctionName,
    });
  });

  it('with InvocationType Event does not wait for the result of the function', async () => {
    const b = bench('fn.mjs', 'export const handler = async () => { throw new Error("x"); };');
    expect(outputOf(await b.invoke({ InvocationType: 'Event' }))).toMatchObject({ StatusCode: 202, Payload: '' });
  });

  it('.waitForTaskToken is submitted, then waits until somebody answers the token', async () => {
    const b = bench('fn.mjs', 'export const handler = async (event) => ({ token: event.t });');
    const integration = {
      kind: 'service' as const,
      service: 'lambda',
      action: 'invoke',
      pattern: 'waitForTaskToken' as const,
    };
    const answer = b.invoke({ Payload: { t: 'T1' } }, { integration, token: 'T1' });
    while (b.submitted.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(b.submitted[0]).toMatchObject({ Payload: { token: 'T1' } });
    b.stop.abort();
    expect(await answer).toMatchObject({ kind: 'timed-out', submitted: { Payload: { token: 'T1' } } });
  });

  it('.waitForTaskToken fails to be submitted where the function fails', async () => {
    const b = bench('fn.mjs', 'export const handler = async () => { throw new Error("x"); };');
    const integration = {
      kind: 'service' as const,
      service: 'lambda',
      action: 'invoke',
      pattern: 'waitForTaskToken' as const,
    };
    expect(await b.invoke({}, { integration, token: 'T1' })).toMatchObject({ kind: 'failed', phase: 'submit' });
  });

  it('of the SDK gives the payload as text, and errors as a result', async () => {
    const integration = {
      kind: 'service' as const,
      service: 'aws-sdk:lambda',
      action: 'invoke',
      pattern: 'request-response' as const,
    };
    expect(outputOf(await bench('fn.mjs', ECHO).invoke({ Payload: { a: 1 } }, { integration }))).toEqual({
      ExecutedVersion: '$LATEST',
      StatusCode: 200,
      Payload: '{"a":1}',
    });
    const failing = bench('fn.mjs', 'export const handler = async () => { throw new Error("x"); };');
    expect(outputOf(await failing.invoke({}, { integration }))).toMatchObject({ FunctionError: 'Unhandled' });
  });

  it('refuses an event that JSON writers could not write', async () => {
    let deep: any = 1;
    for (let i = 0; i < 20000; i++) deep = [deep];
    expect(causeOf(await bench('fn.mjs', ECHO).call(deep))['errorMessage']).toMatch(/nested deeper than 1000 levels/);
  });
});

describe('a handler that is edited during a run', () => {
  it('is loaded again, and the log says so', async () => {
    const { call, folder, log } = bench(
      'fn.py',
      'from part import text\ndef handler(event, context):\n    return text\n',
    );
    const write = (text: string, seconds: number): void => {
      const file = path.join(folder, 'part.py');
      writeFileSync(file, `text = "${text}"\n`);
      utimesSync(file, seconds, seconds);
    };
    write('before', 1000);
    expect(outputOf(await call())).toBe('before');
    write('after', Date.now() / 1000 + 60);
    await expect.poll(async () => outputOf(await call()), { timeout: 60_000 }).toBe('after');
    expect(log.map(({ text }) => text)).toContain('The code of "Fn" has changed: it is loaded again.');
  });
});

describe('JSON with blanks', () => {
  it('is what Python writes', () => {
    expect(spacedJson({ a: [1, 'x"', null], b: {}, c: [] })).toBe('{"a": [1, "x\\"", null], "b": {}, "c": []}');
  });
});
