import type { Json } from '../../language/json';
import type { InvokeAtEndpoint } from './aws/invoke-at-endpoint';
import type { Endpoint } from './aws/endpoint';
import { dateOf, functionOf, isCallback, parameter, textParameter } from './call-facts';
import { functionArnOf, qualifierOf } from './function-name';
import type { Invocation } from './handler-process';
import { handlerHint } from './handler-hint';
import { createHandlers, type HandlersOptions } from './handler-runner';
import type { HandlerSpec } from './handler-spec';
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
  /** Makes a handler's files where there are none yet, just before it is called. */
  readonly unpack?: (spec: HandlerSpec) => HandlerSpec;
  /** Request ids are derived from it, so that the same run has the same history. */
  readonly seed: string;
  readonly region?: string;
  readonly account?: string;
  /** Invokes functions that run elsewhere; where it is absent there are none. */
  readonly invokeAtEndpoint?: InvokeAtEndpoint;
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
      const result = await resultFrom(made, found, report, stop);
      return answerOf(made, result, report, stop);
    },
    dispose: handlers.dispose,
  };

  function resultFrom(
    made: Made,
    found: Exclude<FunctionLookup, { kind: 'missing' }>,
    report: TaskReporter,
    stop: AbortSignal,
  ): FunctionResult | Promise<FunctionResult> {
    if (found.kind === 'mock') return resultOfMock(found.answer);
    const event = eventOfCall(made.call);
    if (isDeeperThan(event, DEEPEST_EVENT)) {
      const message = `the event is nested deeper than ${String(DEEPEST_EVENT)} levels.`;
      const facts = { requestId: made.requestId, timeoutSeconds: 0, runtime: undefined, file: made.reference };
      return resultOf({ kind: 'not-started', message }, facts);
    }
    if (found.kind === 'handler') return run(made, options.unpack?.(found.spec) ?? found.spec, event, report, stop);
    const { endpoint } = found;
    if (options.invokeAtEndpoint) return options.invokeAtEndpoint({ ...made, event, endpoint }, stop);
    return { kind: 'answer', answer: { kind: 'refused', cause: 'Functions are invoked by handlers only here.' } };
  }

  async function run(
    { call, reference, requestId }: Made,
    spec: HandlerSpec,
    event: Json,
    report: TaskReporter,
    stop: AbortSignal,
  ): Promise<FunctionResult> {
    const { functionName, timeoutSeconds, memoryMb, runtime, file } = spec;
    const invocation: Invocation = {
      requestId,
      functionName,
      functionVersion: '$LATEST',
      functionArn: functionArnOf(reference, region, account),
      memoryMb,
      logGroupName: `/aws/lambda/${functionName}`,
      logStreamName: 'local',
      timeoutMs: timeoutSeconds * 1000,
      event,
    };
    const slow = setTimeout(() => {
      const limit = `it is stopped after ${String(timeoutSeconds)} s ("timeout" of the function in stepwright.json).`;
      const text = `"${functionName}" has not answered for ${String(SLOW_MS / 1000)} s; ${limit}`;
      report.log({ state: call.state, stream: 'runner', text });
    }, SLOW_MS);
    try {
      const outcome = await handlers.invoke(spec, invocation, { report, state: call.state }, stop);
      const hint = handlerHint(outcome, spec);
      if (hint !== undefined) report.log({ state: call.state, stream: 'runner', text: hint });
      return resultOf(outcome, { requestId, timeoutSeconds, runtime, file });
    } finally {
      clearTimeout(slow);
    }
  }
}

function eventOfCall(call: TaskCall): Json {
  return call.integration.kind === 'service' ? eventOf(parameter(call, 'Payload')) : call.input;
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
