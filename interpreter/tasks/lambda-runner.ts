import type { Json } from '../../language/json';
import type { RemoteInvocation } from './aws/invoke-on-aws';
import type { Endpoint } from './aws/endpoint';
import { dateOf, functionOf, isCallback, parameter, textParameter } from './call-facts';
import { functionArnOf, qualifierOf } from './function-name';
import type { Invocation, Outcome } from './handler-process';
import { createHandlers, type HandlersOptions } from './handler-runner';
import { DEFAULT_MEMORY_MB, DEFAULT_TIMEOUT_SECONDS, type HandlerSpec } from './handler-spec';
import { invokeOverHttp } from './http-endpoint';
import { eventOf, idSource, invokeResult } from './lambda-envelope';
import { resultOf, resultOfMock, type FunctionResult } from './lambda-outcome';
import type { TaskAnswer, TaskCall, TaskReporter, TaskRunner } from './task-runner';
import { untilAnswered } from './until-answered';

/** What answers for a function. */
export type FunctionLookup =
  | { readonly kind: 'handler'; readonly spec: HandlerSpec }
  /** A mock of the configuration: what the function returns, or the error it raises. */
  | { readonly kind: 'mock'; readonly answer: TaskAnswer }
  /** A Lambda endpoint: an address, or AWS itself. */
  | { readonly kind: 'endpoint'; readonly functionName: string; readonly endpoint: Endpoint }
  | { readonly kind: 'missing'; readonly message: string };

export interface LambdaOptions extends Omit<HandlersOptions, 'region'> {
  /** Finds what answers for a function; `reference` is a name or ARN as the definition has it. */
  readonly find: (reference: string, state: string) => FunctionLookup;
  /** Request ids are derived from it, so that the same run has the same history. */
  readonly seed: string;
  readonly region?: string;
  readonly account?: string;
  /** Invokes functions on AWS itself; where it is absent there are none. */
  readonly invokeOnAws?: (invocation: RemoteInvocation, stop: AbortSignal) => Promise<FunctionResult>;
}

const SLOW_MS = 5000;
const DEEPEST_EVENT = 1000;

/** Runs Lambda functions (plain ARNs, `lambda:invoke`, `aws-sdk:lambda:invoke`) by handlers on this machine. */
export function lambdaRunner(options: LambdaOptions): TaskRunner {
  const { region = 'us-east-1', account = '123456789012' } = options;
  const nextId = idSource(options.seed);
  const handlers = createHandlers({ ...options, region });

  return {
    name: 'handlers',
    canRun: (call) => functionOf(call) !== undefined,
    refuse(call) {
      const reference = functionOf(call);
      if (reference === undefined) return undefined;
      const found = options.find(reference, call.state);
      if (found.kind === 'missing') return found.message;
      return found.kind === 'handler' ? handlers.obstacle(found.spec) : undefined;
    },
    async start(call, report, stop) {
      const reference = functionOf(call) ?? '';
      const found = options.find(reference, call.state);
      if (found.kind === 'missing') return { kind: 'refused', cause: found.message };
      const made: Made = { call, reference, requestId: nextId() };
      const result = found.kind === 'mock' ? resultOfMock(found.answer) : await run(made, found, report, stop);
      return answerOf(made, result, report, stop);
    },
    dispose: handlers.dispose,
  };

  async function run(
    made: Made,
    found: Extract<FunctionLookup, { kind: 'handler' | 'endpoint' }>,
    report: TaskReporter,
    stop: AbortSignal,
  ): Promise<FunctionResult> {
    const { call, reference, requestId } = made;
    const spec = found.kind === 'handler' ? found.spec : undefined;
    const functionName = found.kind === 'handler' ? found.spec.functionName : found.functionName;
    const timeoutSeconds = spec?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
    const invocation: Invocation = {
      requestId,
      functionName,
      functionVersion: '$LATEST',
      functionArn: functionArnOf(reference, region, account),
      memoryMb: spec?.memoryMb ?? DEFAULT_MEMORY_MB,
      logGroupName: `/aws/lambda/${functionName}`,
      logStreamName: 'local',
      timeoutMs: timeoutSeconds * 1000,
      event: call.integration.kind === 'service' ? eventOf(parameter(call, 'Payload')) : call.input,
    };
    if (found.kind === 'endpoint' && found.endpoint.kind === 'aws' && options.invokeOnAws) {
      const { event } = invocation;
      return options.invokeOnAws({ call, reference, event, requestId, endpoint: found.endpoint }, stop);
    }
    const slow = setTimeout(() => {
      const limit = `it is stopped after ${String(timeoutSeconds)} s ("timeout" of the function in stepwright.json).`;
      const text = `"${functionName}" has not answered for ${String(SLOW_MS / 1000)} s; ${limit}`;
      report.log({ state: call.state, stream: 'runner', text });
    }, SLOW_MS);
    try {
      const outcome = await invoke(found, invocation, { report, state: call.state }, stop);
      return resultOf(outcome, { requestId, timeoutSeconds, runtime: spec?.runtime, file: spec?.file ?? functionName });
    } finally {
      clearTimeout(slow);
    }
  }

  function invoke(
    found: Extract<FunctionLookup, { kind: 'handler' | 'endpoint' }>,
    invocation: Invocation,
    listener: { readonly report: TaskReporter; readonly state: string },
    stop: AbortSignal,
  ): Promise<Outcome> {
    if (isDeeperThan(invocation.event, DEEPEST_EVENT)) {
      const message = `the event is nested deeper than ${String(DEEPEST_EVENT)} levels.`;
      return Promise.resolve({ kind: 'not-started', message });
    }
    if (found.kind === 'handler') return handlers.invoke(found.spec, invocation, listener, stop);
    if (found.endpoint.kind === 'address') return invokeOverHttp(found.endpoint.url, invocation, stop);
    return Promise.resolve({ kind: 'not-started', message: 'functions on AWS are not invoked here.' });
  }
}

/** One call on its way. */
interface Made {
  readonly call: TaskCall;
  readonly reference: string;
  readonly requestId: string;
}

/** The answer in the form of the integration: the result itself, or the response of Lambda's API (digest S8, S14). */
function answerOf(
  made: Made,
  result: FunctionResult,
  report: TaskReporter,
  stop: AbortSignal,
): TaskAnswer | Promise<TaskAnswer> {
  const { call } = made;
  if (result.kind === 'answer') return result.answer;
  if (call.integration.kind !== 'service') {
    return result.kind === 'returned'
      ? { kind: 'succeeded', output: result.output }
      : { kind: 'failed', error: result.errorType, cause: result.text };
  }
  if (call.integration.service === 'aws-sdk:lambda') return sdkAnswer(made, result);
  const date = dateOf(call);
  const version = versionOf(made);
  // Nobody waits for the result of an event; it was run all the same.
  if (textParameter(call, 'InvocationType') === 'Event') {
    const accepted = { ...invokeResult('', 0, made.requestId, date, version), StatusCode: 202 };
    return isCallback(call) ? untilAnswered(accepted, report, stop) : { kind: 'succeeded', output: accepted };
  }
  if (result.kind === 'raised') {
    const failure = { kind: 'failed' as const, error: result.errorType, cause: JSON.stringify(result.error) };
    return isCallback(call) ? { ...failure, phase: 'submit' } : failure;
  }
  const output = invokeResult(result.output, result.bytes, made.requestId, date, version);
  return isCallback(call) ? untilAnswered(output, report, stop) : { kind: 'succeeded', output };
}

/** The SDK gives the payload as text, and does not fail where the function does. */
function sdkAnswer(made: Made, result: Exclude<FunctionResult, { kind: 'answer' }>): TaskAnswer {
  const common = { ExecutedVersion: versionOf(made), StatusCode: 200 };
  return result.kind === 'returned'
    ? { kind: 'succeeded', output: { ...common, Payload: JSON.stringify(result.output) } }
    : { kind: 'succeeded', output: { ...common, FunctionError: 'Unhandled', Payload: result.text } };
}

function versionOf(made: Made): string {
  return qualifierOf(made.reference) ?? '$LATEST';
}

/** JSON writers recurse: what is nested too deeply is refused before. */
function isDeeperThan(value: Json, depth: number): boolean {
  let level: Json[] = [value];
  for (let i = 0; i <= depth; i++) {
    const next: Json[] = [];
    for (const item of level) {
      if (typeof item === 'object' && item !== null) for (const member of Object.values(item)) next.push(member);
    }
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
