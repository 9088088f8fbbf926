import { describe, expect, it } from 'vitest';
import { parseJson } from '../../language/tree/parse-json';
import { chooseRunner } from '../../interpreter/tasks/choose-runner';
import { mockRunner, type Mocks } from '../../interpreter/tasks/mock';
import { findTestCase, readMockConfig } from '../../interpreter/tasks/mock-config';
import { readAnswer, SETTINGS_SPELLING, type ConfigProblem } from '../../interpreter/tasks/mock-response';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from '../../interpreter/tasks/task-runner';

const FILE = `{
  "StateMachines": {
    "Order": { "TestCases": { "Happy": { "Charge": "Ok" }, "Flaky": { "Charge": "Flaky", "Again": "Flaky" } } },
    "Other": { "TestCases": { "Happy": { "Charge": "Ok" }, "Only": {} } }
  },
  "MockedResponses": {
    "Ok": { "0": { "Return": { "StatusCode": 200 } } },
    "Flaky": {
      "0": { "Throw": { "Error": "Busy", "Cause": "c0" } },
      "1-2": { "Throw": { "Error": "Busy", "Cause": "c1" } },
      "3": { "Return": null }
    }
  }
}`;

function problemsOf(text: string): string[] {
  return readMockConfig(parseJson(text)).problems.map(
    ({ message, at }) => `${text.slice(at.start, at.end)}: ${message}`,
  );
}

const silent: TaskReporter = {
  submitted: () => undefined,
  started: () => undefined,
  heartbeat: () => undefined,
  waiting: () => undefined,
  log: () => undefined,
};

function callOf(
  state: string,
  resource: string,
  pattern: 'request-response' | 'sync' | 'waitForTaskToken' = 'request-response',
): TaskCall {
  return {
    state,
    resource,
    integration: { kind: 'service', service: 'sqs', action: 'sendMessage', pattern },
    input: {},
    retryCount: 0,
    context: {},
  };
}

const SQS = 'arn:aws:states:::sqs:sendMessage';

function start(runner: TaskRunner, call: TaskCall): Promise<TaskAnswer> {
  return runner.start(call, silent, new AbortController().signal);
}

function mocksOf(machine: string, testCase: string): Mocks {
  const found = findTestCase(readMockConfig(parseJson(FILE)).config, machine, testCase);
  if (found.kind === 'missing') throw new Error(found.message);
  return { byState: found.states, byResource: new Map() };
}

describe('a mock file', () => {
  it('is read without complaint where it is right', () => {
    expect(problemsOf(FILE)).toEqual([]);
  });

  it.each([
    ['not an object', '[]', '[]: A mock file is an object with "StateMachines" and "MockedResponses".'],
    ['a part missing', '{"StateMachines": {}}', expect.stringContaining('"MockedResponses" must be there')],
    [
      'an unknown part',
      '{"StateMachines": {}, "MockedResponses": {}, "X": 1}',
      expect.stringContaining('"X" means nothing'),
    ],
    [
      'no TestCases',
      '{"StateMachines": {"M": {}}, "MockedResponses": {}}',
      expect.stringContaining('needs "TestCases"'),
    ],
    [
      'an unknown response',
      '{"StateMachines": {"M": {"TestCases": {"C": {"S": "R"}}}}, "MockedResponses": {}}',
      '"R": There is no mocked response "R" among the "MockedResponses".',
    ],
    [
      'a gap',
      '{"StateMachines": {}, "MockedResponses": {"R": {"0": {"Return": 1}, "2": {"Return": 1}}}}',
      '"2": "R" has no answer for invocation 1: steps count from 0 without gaps.',
    ],
    [
      'no first step',
      '{"StateMachines": {}, "MockedResponses": {"R": {"1-2": {"Return": 1}}}}',
      '"1-2": "R" has no answer for invocation 0: steps count from 0 without gaps.',
    ],
    [
      'an overlap',
      '{"StateMachines": {}, "MockedResponses": {"R": {"0-2": {"Return": 1}, "2": {"Return": 1}}}}',
      '"2": "R" answers invocation 2 twice: steps must not overlap.',
    ],
    [
      'a range backwards',
      '{"StateMachines": {}, "MockedResponses": {"R": {"2-1": {"Return": 1}}}}',
      expect.stringContaining('is no step'),
    ],
    [
      'a step that is no number',
      '{"StateMachines": {}, "MockedResponses": {"R": {"first": {"Return": 1}}}}',
      expect.stringContaining('is no step'),
    ],
    ['no steps', '{"StateMachines": {}, "MockedResponses": {"R": {}}}', expect.stringContaining('has no steps')],
    [
      'Return and Throw',
      '{"StateMachines": {}, "MockedResponses": {"R": {"0": {"Return": 1, "Throw": {"Error": "E", "Cause": "C"}}}}}',
      expect.stringContaining('exactly one of "Return", "Throw"'),
    ],
    [
      'neither',
      '{"StateMachines": {}, "MockedResponses": {"R": {"0": {}}}}',
      expect.stringContaining('exactly one of "Return", "Throw"'),
    ],
    [
      'a Throw without Cause',
      '{"StateMachines": {}, "MockedResponses": {"R": {"0": {"Throw": {"Error": "E"}}}}}',
      expect.stringContaining('"Throw" needs "Error" and "Cause", both texts.'),
    ],
    ['broken JSON', '{"StateMachines": {}, "MockedResponses": {}', expect.anything()],
  ])('complains at the place of the fault: %s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('finds a test case by the machine, or by itself where only one machine has it', () => {
    const { config } = readMockConfig(parseJson(FILE));
    expect(findTestCase(config, 'Order', 'Flaky')).toMatchObject({ kind: 'found', machine: 'Order' });
    expect(findTestCase(config, 'elsewhere', 'Only')).toMatchObject({ kind: 'found', machine: 'Other' });
    expect(findTestCase(config, 'elsewhere', 'Happy')).toMatchObject({
      message: expect.stringContaining('belongs to several machines ("Order", "Other")'),
    });
    expect(findTestCase(config, 'Order', 'happy')).toMatchObject({
      message: expect.stringMatching(
        /no test case "happy" for the machine "Order".*"Happy" of "Order", "Flaky" of "Order"/,
      ),
    });
    expect(findTestCase(config, 'Order', 'Only').kind).toBe('missing');
  });
});

describe('mocked answers', () => {
  it('count the invocations of each state, ranges included, and refuse when none is left (M4, M7)', async () => {
    const runner = mockRunner(mocksOf('Order', 'Flaky'), '1');
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await start(runner, callOf('Charge', SQS)));
    expect(answers.slice(0, 4)).toEqual([
      { kind: 'failed', error: 'Busy', cause: 'c0' },
      { kind: 'failed', error: 'Busy', cause: 'c1' },
      { kind: 'failed', error: 'Busy', cause: 'c1' },
      { kind: 'succeeded', output: null },
    ]);
    expect(answers[4]).toEqual({
      kind: 'refused',
      cause:
        'No mocked response is left for the state "Charge": "Flaky" has answers for 4 invocations, and this is invocation 4 (counted from 0). Add a step "4".',
    });
    expect(await start(runner, callOf('Again', SQS))).toEqual({ kind: 'failed', error: 'Busy', cause: 'c0' });
  });

  it('of callback and job tasks say that the first call was answered (M8)', async () => {
    const runner = mockRunner(mocksOf('Order', 'Happy'), '1');
    expect(await start(runner, callOf('Charge', SQS, 'waitForTaskToken'))).toMatchObject({
      kind: 'succeeded',
      output: { StatusCode: 200 },
      submitted: { SdkHttpMetadata: { HttpStatusCode: 200 } },
    });
  });

  it('leave states alone that the case does not list (M3)', () => {
    const runner = mockRunner(mocksOf('Order', 'Happy'), '1');
    expect(runner.canRun(callOf('Charge', SQS))).toBe(true);
    expect(runner.canRun(callOf('charge', SQS))).toBe(false);
  });

  it('in stepwright.json may also time out', () => {
    const problems: ConfigProblem['message'][] = [];
    const read = (text: string) =>
      readAnswer(parseJson(text).root, SETTINGS_SPELLING, (_at, message) => problems.push(message));
    expect(read('{"timeout": true}')).toEqual({ kind: 'timeout' });
    expect(read('{"throw": {"error": "E", "cause": "C"}}')).toEqual({ kind: 'throw', error: 'E', cause: 'C' });
    expect(read('{"Return": 1}')).toBeUndefined();
    expect(problems[0]).toBe(
      '"Return" does not belong here: an answer has exactly one of "return", "throw", "timeout".',
    );
  });
});

describe('the choice of a runner', () => {
  it('takes the first that can run the call, and refuses a call that none can', async () => {
    const mocks = mockRunner(mocksOf('Order', 'Happy'), '1');
    const rest = mockRunner(
      {
        byState: new Map(),
        byResource: new Map([
          [SQS, { name: 'r', steps: [{ first: 0, last: Infinity, answer: { kind: 'return', output: 'rest' } }] }],
        ]),
      },
      '1',
    );
    const runner = chooseRunner([mocks, rest]);
    expect(await start(runner, callOf('Charge', SQS))).toMatchObject({ output: { StatusCode: 200 } });
    expect(await start(runner, callOf('Else', SQS))).toMatchObject({ output: 'rest' });
    expect(await start(runner, callOf('Else', SQS))).toMatchObject({ output: 'rest' });
    const unknown = callOf('Job', 'arn:aws:states:::glue:startJobRun.sync');
    expect(runner.refuse?.(unknown)).toMatch(
      /answers arn:aws:states:::glue:startJobRun\.sync, which the state "Job" calls\. Say in stepwright\.json .*"mocks": \{ "Job"/,
    );
    expect(runner.refuse?.(callOf('Charge', SQS))).toBeUndefined();
  });
});
