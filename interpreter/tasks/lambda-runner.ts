import type { Json, JsonObject } from '../../language/json';
import { isJsonObject } from '../../language/json';
import { childEnvironment } from './child-environment';
import { functionArnOf, qualifierOf, regionOf } from './function-name';
import { HandlerPool } from './handler-pool';
import { HandlerProcess, type Invocation, type Outcome } from './handler-process';
import type { HandlerSpec } from './handler-spec';
import { eventOf, idSource, invokeResult, spacedJson } from './lambda-envelope';
import { nodeCommand } from './node-handler';
import { pythonCommand, type Command } from './python-handler';
import type { LogLine, TaskAnswer, TaskCall, TaskReporter, TaskRunner } from './task-runner';
import type { TokenDesk } from './tokens';

/** What answers for a function. */
export type FunctionLookup =
  | { readonly kind: 'handler'; readonly spec: HandlerSpec }
  /** A mock of the configuration: what the function returns, or the error it raises. */
  | { readonly kind: 'mock'; readonly answer: TaskAnswer }
  | { readonly kind: 'missing'; readonly message: string };

export interface LambdaOptions {
  /** Finds what answers for a function; `reference` is a name or ARN as the definition has it. */
  readonly find: (reference: string, state: string) => FunctionLookup;
  readonly tokens: TokenDesk;
  /** The environment that handlers inherit, cleared of what could reach AWS. */
  readonly surroundings: Readonly<Record<string, string | undefined>>;
  /** Request ids are derived from it, so that the same run has the same history. */
  readonly seed: string;
  /** The programs that run handlers, where somebody has named them. */
  readonly programs?: { readonly python?: string; readonly node?: string };
  readonly region?: string;
  readonly account?: string;
}

const SLOW_MS = 5000;
const LARGEST_EVENT_DEPTH = 1000;

interface Warm {
  readonly pool: HandlerPool;
  /** Where the lines of each process go: to the state whose call it has, or had last. */
  readonly listeners: WeakMap<HandlerProcess, { report: TaskReporter; state: string }>;
}

/** Runs Lambda functions (plain ARNs, `lambda:invoke`, `aws-sdk:lambda:invoke`) by handlers on this machine. */
export function lambdaRunner(options: LambdaOptions): TaskRunner {
  const { region = 'us-east-1', account = '123456789012' } = options;
  const nextId = idSource(options.seed);
  const warm = new Map<string, Warm>();

  return {
    name: 'handlers',
    canRun: (call) => functionOf(call) !== undefined,
    refuse(call) {
      const reference = functionOf(call);
      if (reference === undefined) return undefined;
      const found = options.find(reference, call.state);
      if (found.kind === 'missing') return found.message;
      if (found.kind === 'mock') return undefined;
      const command = commandOf(found.spec);
      return command.kind === 'missing' ? command.message : undefined;
    },
    async start(call, report, stop) {
      const reference = functionOf(call) ?? '';
      const found = options.find(reference, call.state);
      if (found.kind === 'missing') return { kind: 'refused', cause: found.message };
      const requestId = nextId();
      const made = { call, reference, requestId, version: qualifierOf(reference) ?? '$LATEST', date: dateOf(call) };
      if (found.kind === 'mock') return finish(made, mocked(found.answer), report, stop);
      const event = call.integration.kind === 'service' ? eventOf(memberOf(call.input, 'Payload')) : call.input;
      return finish(made, described(await run(made, found.spec, event, report, stop), made, found.spec), report, stop);
    },
    async dispose() {
      await Promise.all([...warm.values()].map(({ pool }) => pool.dispose()));
      warm.clear();
    },
  };

  function commandOf(spec: HandlerSpec): Command {
    const { python, node } = options.programs ?? {};
    return spec.runtime === 'python' ? pythonCommand(spec, options.surroundings, python) : nodeCommand(spec, node);
  }

  async function run(
    made: Made,
    spec: HandlerSpec,
    event: Json,
    report: TaskReporter,
    stop: AbortSignal,
  ): Promise<Outcome> {
    if (isDeeperThan(event, LARGEST_EVENT_DEPTH)) {
      return { kind: 'not-started', message: `The event is nested deeper than ${String(LARGEST_EVENT_DEPTH)} levels.` };
    }
    const arn = functionArnOf(made.reference, region, account);
    const key = JSON.stringify([spec.file, spec.handlers, spec.functionName]);
    let pooled = warm.get(key);
    if (!pooled) {
      pooled = createPool(spec, regionOf(arn) ?? region);
      warm.set(key, pooled);
    }
    const { pool, listeners } = pooled;
    const invocation: Invocation = {
      requestId: made.requestId,
      functionName: spec.functionName,
      functionVersion: '$LATEST',
      functionArn: arn,
      memoryMb: spec.memoryMb,
      logGroupName: `/aws/lambda/${spec.functionName}`,
      logStreamName: 'local',
      timeoutMs: spec.timeoutSeconds * 1000,
      event,
    };
    const slow = setTimeout(() => {
      report.log(
        line(
          made.call,
          `"${spec.functionName}" has not answered for ${String(SLOW_MS / 1000)} s; it is stopped after ${String(spec.timeoutSeconds)} s ("timeout" of the function in stepwright.json).`,
        ),
      );
    }, SLOW_MS);
    try {
      return await pool.run(invocation, stop, (process) => {
        listeners.set(process, { report, state: made.call.state });
      });
    } catch (error) {
      return { kind: 'not-started', message: error instanceof Error ? error.message : String(error) };
    } finally {
      clearTimeout(slow);
    }
  }

  function createPool(spec: HandlerSpec, ofRegion: string): Warm {
    const listeners: Warm['listeners'] = new WeakMap();
    const command = commandOf(spec);
    const start = (): HandlerProcess => {
      if (command.kind === 'missing') throw new Error(command.message);
      const launch = { ...command, cwd: spec.cwd, env: childEnvironment(spec, options.surroundings, ofRegion) };
      const process: HandlerProcess = new HandlerProcess(launch, (stream, text) => {
        const listener = listeners.get(process);
        listener?.report.log({ state: listener.state, stream, text });
      });
      return process;
    };
    return { pool: new HandlerPool(start), listeners };
  }

  function finish(
    made: Made,
    result: Result,
    report: TaskReporter,
    stop: AbortSignal,
  ): TaskAnswer | Promise<TaskAnswer> {
    const { integration } = made.call;
    if (result.kind === 'answer') return result.answer;
    if (integration.kind !== 'service') {
      return result.kind === 'returned'
        ? { kind: 'succeeded', output: result.output }
        : { kind: 'failed', error: result.errorType, cause: result.text };
    }
    if (integration.service === 'aws-sdk:lambda') return sdkAnswer(made, result);
    const invoked = memberOf(made.call.input, 'InvocationType') === 'Event';
    if (result.kind === 'raised' && !invoked) {
      const error = { kind: 'failed' as const, error: result.errorType, cause: JSON.stringify(result.error) };
      return integration.pattern === 'waitForTaskToken' ? { ...error, phase: 'submit' } : error;
    }
    const output: JsonObject = invoked
      ? { ...invokeResult('', 0, made.requestId, made.date, made.version), StatusCode: 202 }
      : invokeResult(
          result.kind === 'returned' ? result.output : null,
          result.kind === 'returned' ? result.bytes : 0,
          made.requestId,
          made.date,
          made.version,
        );
    if (integration.pattern !== 'waitForTaskToken' || made.call.token === undefined)
      return { kind: 'succeeded', output };
    report.submitted(output);
    return options.tokens.wait(made.call.token, report, stop, output);
  }
}

/** One call on its way. */
interface Made {
  readonly call: TaskCall;
  readonly reference: string;
  readonly requestId: string;
  readonly version: string;
  /** Epoch milliseconds of the run's clock. */
  readonly date: number;
}

type Result =
  | { readonly kind: 'returned'; readonly output: Json; readonly bytes: number }
  /** `text` is the error as the runtime wrote it (digest E3). */
  | { readonly kind: 'raised'; readonly errorType: string; readonly error: JsonObject; readonly text: string }
  | { readonly kind: 'answer'; readonly answer: TaskAnswer };

/** The name or ARN of the function that a call means; undefined where it means none. */
function functionOf(call: TaskCall): string | undefined {
  const { integration } = call;
  if (integration.kind === 'lambda-function') return call.resource;
  if (integration.kind !== 'service' || integration.action !== 'invoke') return undefined;
  if (integration.service !== 'lambda' && integration.service !== 'aws-sdk:lambda') return undefined;
  const name = memberOf(call.input, 'FunctionName');
  return typeof name === 'string' ? name : '';
}

/** What became of the process, in the words of Lambda. */
function described(outcome: Outcome, made: Made, spec: HandlerSpec): Result {
  const sandboxError = (errorType: string, message: string): Result => {
    const error = { errorType, errorMessage: `RequestId: ${made.requestId} Error: ${message}` };
    return { kind: 'raised', errorType, error, text: JSON.stringify(error) };
  };
  switch (outcome.kind) {
    case 'returned':
      return outcome;
    case 'raised': {
      const errorType = outcome.error['errorType'];
      return {
        kind: 'raised',
        errorType: typeof errorType === 'string' && errorType !== '' ? errorType : 'Lambda.Unknown',
        error: outcome.error,
        text: spec.runtime === 'python' ? spacedJson(outcome.error) : JSON.stringify(outcome.error),
      };
    }
    case 'timed-out': {
      const seconds = spec.timeoutSeconds.toFixed(2);
      return sandboxError(
        'Sandbox.Timedout',
        outcome.while === 'running'
          ? `Task timed out after ${seconds} seconds`
          : `The module "${spec.module}" (${spec.file}) has not been loaded in time: something in it never ends`,
      );
    }
    case 'exited': {
      const last = outcome.lastLines.length > 0 ? `\nIts last lines on stderr:\n${outcome.lastLines.join('\n')}` : '';
      return sandboxError('Runtime.ExitError', outcome.reason + last);
    }
    case 'not-started':
      return sandboxError('Runtime.InvalidEntrypoint', `The handler cannot be started: ${outcome.message}`);
    case 'stopped':
      return { kind: 'answer', answer: { kind: 'timed-out' } };
  }
}

function mocked(answer: TaskAnswer): Result {
  if (answer.kind !== 'succeeded') return { kind: 'answer', answer };
  return { kind: 'returned', output: answer.output, bytes: Buffer.byteLength(JSON.stringify(answer.output)) };
}

/** The SDK gives the payload as text, and does not fail where the function does. */
function sdkAnswer(made: Made, result: Exclude<Result, { kind: 'answer' }>): TaskAnswer {
  const common = { ExecutedVersion: made.version, StatusCode: 200 };
  return result.kind === 'returned'
    ? { kind: 'succeeded', output: { ...common, Payload: JSON.stringify(result.output) } }
    : { kind: 'succeeded', output: { ...common, FunctionError: 'Unhandled', Payload: result.text } };
}

function memberOf(value: Json, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function dateOf(call: TaskCall): number {
  const entered = memberOf(memberOf(call.context, 'State') ?? null, 'EnteredTime');
  const date = typeof entered === 'string' ? Date.parse(entered) : NaN;
  return Number.isNaN(date) ? Date.now() : date;
}

function line(call: TaskCall, text: string): LogLine {
  return { state: call.state, stream: 'runner', text };
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
