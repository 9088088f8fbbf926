import type { HandlerSpec } from '../../interpreter/tasks/handler-spec';
import { lambdaRunner } from '../../interpreter/tasks/lambda-runner';

// A process of its own that calls a handler, prints what it prints and waits for ever: killed by the tests.
const spec = JSON.parse(process.argv[2] ?? '') as HandlerSpec;
const runner = lambdaRunner({
  find: () => ({ kind: 'handler', spec }),
  surroundings: process.env,
  seed: '1',
});
void runner.start(
  {
    state: 'S',
    resource: 'Fn',
    integration: { kind: 'lambda-function', functionName: 'Fn' },
    input: {},
    retryCount: 0,
    context: {},
  },
  {
    submitted: () => undefined,
    started: () => undefined,
    heartbeat: () => undefined,
    waiting: () => undefined,
    log: (line) => {
      console.log(line.text);
    },
  },
  new AbortController().signal,
);
