import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../language/tree/parse-json';
import { readSettings } from '../../../workspace/settings/read-settings';

function problemsOf(text: string): string[] {
  return readSettings(parseJson(text)).problems.map(
    ({ at, message, severity }) => `${severity} at ${text.slice(at.start, at.end)}: ${message}`,
  );
}

describe('stepwright.json', () => {
  it('is read in full', () => {
    const { settings, problems } = readSettings(
      parseJson(`{
        // comments are fine here
        "$schema": "./x.json",
        "type": "EXPRESS",
        "functions": {
          "Process1": { "handler": "process1.lambda_handler", "runtime": "python3.12", "cwd": "handlers", "env": { "A": "1", "N": 5 }, "timeout": 30, "memory": 512, "allowAws": true },
          "Echo": { "mock": { "return": { "a": 1 } } }
        },
        "mocks": {
          "arn:aws:states:::sqs:sendMessage": { "return": null },
          "Charge": { "steps": { "0-1": { "throw": { "error": "Busy", "cause": "c" } }, "2": { "timeout": true } } }
        },
        "testCases": { "Happy": { "Charge": { "return": 1 } } },
        "mockConfig": "MockConfigFile.json",
        "stateMachines": { "Child": "./child.asl.json" },
        "buckets": { "my-bucket": "./data" },
        "substitutions": { "Table": "orders", "Seconds": 5 },
        "endpoints": { "lambda": "http://127.0.0.1:9000" },
        "limits": { "payload": false, "history": true },
        "rules": { "unreachable-state": "warning", "missing-next": "off" },
      }`),
    );
    expect(problems).toEqual([]);
    expect(settings.type).toBe('EXPRESS');
    expect(settings.functions.get('Process1')).toEqual({
      handler: 'process1.lambda_handler',
      runtime: 'python',
      cwd: 'handlers',
      env: { A: '1', N: '5' },
      timeout: 30,
      memory: 512,
      allowAws: true,
    });
    expect(settings.functions.get('Echo')?.mock).toEqual({ kind: 'return', output: { a: 1 } });
    expect(settings.mocks.get('arn:aws:states:::sqs:sendMessage')?.steps).toEqual([
      { first: 0, last: Infinity, answer: { kind: 'return', output: null } },
    ]);
    expect(settings.mocks.get('Charge')?.steps.map(({ first, last }) => [first, last])).toEqual([
      [0, 1],
      [2, 2],
    ]);
    expect(settings.testCases.get('Happy')?.get('Charge')?.name).toBe('Charge');
    expect(settings).toMatchObject({ mockConfig: 'MockConfigFile.json', limits: { payload: false, history: true } });
    expect(Object.fromEntries(settings.substitutions)).toEqual({ Table: 'orders', Seconds: 5 });
    expect(settings.rules).toEqual({ 'unreachable-state': 'warning', 'missing-next': 'off' });
  });

  it('reads severities for some files', () => {
    const { settings, problems } = readSettings(
      parseJson('{ "overrides": [{ "files": "a/**", "rules": { "*": "off" } }] }'),
    );
    expect(settings.overrides).toEqual([{ files: ['a/**'], rules: { '*': 'off' } }]);
    expect(problems).toEqual([]);
  });

  it.each([
    ['an override that is no object', '{ "overrides": ["a"] }', /must be an object/],
    ['overrides that are no list', '{ "overrides": {} }', /Here belongs a list/],
    [
      'an unknown key',
      '{ "function": {} }',
      /^warning at "function": "function" means nothing in stepwright.json: it knows type, functions, mocks/,
    ],
    [
      'an unknown key of a function',
      '{ "functions": { "F": { "handlr": "a.b" } } }',
      /^warning at "handlr": "handlr" means nothing in the function "F": it knows handler, runtime/,
    ],
    ['a list', '[]', /^error at \[\]: Stepwright.json must be an object/],
    ['a wrong type', '{ "type": "FAST" }', /^error at "FAST": Here belongs one of "STANDARD", "EXPRESS"/],
    ['a runtime that does not exist here', '{ "functions": { "F": { "runtime": "java21" } } }', /"java21"/],
    [
      'a time-out that is no number',
      '{ "functions": { "F": { "timeout": "5" } } }',
      /^error at "5": "timeout" takes a number above 0/,
    ],
    [
      'a mock of the other spelling',
      '{ "mocks": { "S": { "Return": 1 } } }',
      /^error at "Return": .*exactly one of "return"/,
    ],
    ['steps with a gap', '{ "mocks": { "S": { "steps": { "1": { "return": 1 } } } } }', /no answer for invocation 0/],
    ['a severity that does not exist', '{ "rules": { "x": "fatal" } }', /^error at "fatal"/],
    [
      'handler and mock',
      '{ "functions": { "F": { "handler": "a.b", "mock": { "return": 1 } } } }',
      /^warning .*the mock answers/,
    ],
    ['half-typed JSON', '{ "type": ', /^error/],
  ])('tells what is wrong at its place: %s', (_what, text, problem) => {
    expect(problemsOf(text)[0]).toMatch(problem);
  });

  it('that is empty or half-typed never throws', () => {
    for (const text of ['', '{', '{"functions', '{"functions":{"a":{', '{"mocks":{"a":{"steps":']) {
      expect(() => readSettings(parseJson(text))).not.toThrow();
    }
  });
});
