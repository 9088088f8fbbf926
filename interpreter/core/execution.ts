import type { Json, JsonObject } from '../../language/json';
import type { ExecutionResult, HistoryEvent } from './events';
import { Failure, failureDetails } from './failure';
import { mainFiber } from './fiber';
import { EXPRESS_SECONDS, STANDARD_SECONDS } from './quotas';
import type { CompiledMachine, Engine, Execution, ExecutionIdentity, Fiber } from './runtime';
import { formatTimestamp } from './time';

export interface ExecutionOptions {
  readonly engine: Engine;
  readonly machine: CompiledMachine;
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  /** Changes the context object that the states see (TestState). */
  readonly context?: (own: JsonObject) => JsonObject;
  /** Variables of the outermost scope at the start. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** The line of control whose Map Run or task this one belongs to; it ends with it. */
  readonly startedBy?: Fiber;
  readonly mapRunArn?: string;
  readonly onEnd?: (execution: Execution, result: ExecutionResult) => void;
}

const ENDS: ReadonlySet<string> = new Set([
  'ExecutionSucceeded',
  'ExecutionFailed',
  'ExecutionTimedOut',
  'ExecutionAborted',
]);

/** Starts an execution in an engine: writes ExecutionStarted and sets its main line going. */
export function startExecution(options: ExecutionOptions): Execution {
  const { execution, begin } = createExecution(options);
  begin();
  return execution;
}

/** An execution that begins when it is told to. */
export function createExecution(options: ExecutionOptions): {
  readonly execution: Execution;
  readonly begin: () => void;
} {
  const { engine, machine, identity, input } = options;
  const events: HistoryEvent[] = [];
  const startTime = engine.now;
  let result: ExecutionResult | undefined;
  const historyLimit = identity.type === 'STANDARD' ? engine.quotas.historyEvents : Infinity;
  const contextOfExecution: JsonObject = {
    Id: identity.executionArn,
    Input: input,
    Name: identity.executionName,
    RoleArn: identity.roleArn,
    StartTime: formatTimestamp(startTime),
    ...(identity.type === 'STANDARD' ? { RedriveCount: 0 } : {}),
  };
  const contextOfMachine: JsonObject = { Id: identity.stateMachineArn, Name: identity.stateMachineName };

  const append = (event: HistoryEvent): void => {
    events.push(event);
    engine.host.onEvent(event, execution);
  };

  const close = (end: ExecutionResult): void => {
    result = end;
    options.startedBy?.detach(execution);
    timeout.cancelled = true;
    execution.main.cancel();
    engine.host.onEnd(execution, end);
    options.onEnd?.(execution, end);
  };

  const finish = (outcome: Json | Failure, main: Fiber): void => {
    if (result) return;
    if (!(outcome instanceof Failure)) {
      execution.emit(main.lastEventId, 'ExecutionSucceeded', { output: outcome });
      close({ status: 'SUCCEEDED', output: outcome });
      return;
    }
    execution.emit(main.lastEventId, 'ExecutionFailed', failureDetails(outcome));
    close({ status: 'FAILED', ...told(outcome.error, outcome.cause) });
  };

  const execution: Execution = {
    number: engine.started++,
    identity,
    input,
    events,
    engine,
    get main() {
      return main;
    },
    startTime,
    get result() {
      return result;
    },
    mapRunArn: options.mapRunArn,
    parent: options.startedBy?.execution,
    emit(previousEventId, type, details) {
      if (result) return events.length;
      const id = events.length + 1;
      const timestamp = engine.now;
      if (id < historyLimit || ENDS.has(type)) {
        append(details ? { id, previousEventId, timestamp, type, details } : { id, previousEventId, timestamp, type });
        return id;
      }
      // Digest E20: the event that fills the history is the one that says so.
      const error = 'States.Runtime';
      const cause = `The execution reached the maximum number of history events (${String(historyLimit)}).`;
      append({ id, previousEventId: id - 1, timestamp, type: 'ExecutionFailed', details: { cause, error } });
      close({ status: 'FAILED', error, cause });
      return id;
    },
    contextObject(fiber) {
      const own = contextObject(fiber, contextOfExecution, contextOfMachine);
      return options.context ? options.context(own) : own;
    },
    abort(error, cause) {
      if (result) return;
      const reason = told(error, cause);
      execution.emit(0, 'ExecutionAborted', reason);
      close({ status: 'ABORTED', ...reason });
    },
  };
  const main = mainFiber(execution, machine.scope, { input, variables: options.variables }, finish);
  const seconds = machine.timeoutSeconds ?? (identity.type === 'EXPRESS' ? EXPRESS_SECONDS : STANDARD_SECONDS);
  // Digest E18, H29: the event belongs to the execution, not to a line of control; the execution itself has no error.
  const timeout = engine.at(startTime + seconds * 1000, () => {
    execution.emit(0, 'ExecutionTimedOut', { error: 'States.Timeout' });
    close({ status: 'TIMED_OUT' });
  });
  options.startedBy?.attach(execution);
  const begin = (): void => {
    execution.emit(0, 'ExecutionStarted', { input, roleArn: identity.roleArn });
    main.start();
  };
  return { execution, begin };
}

function told(error: string | undefined, cause: string | undefined): { error?: string; cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/** The context object as a fiber sees it (digest R42-R48). */
function contextObject(fiber: Fiber, ofExecution: JsonObject, ofMachine: JsonObject): JsonObject {
  const { state, mapItem } = fiber;
  const context: Record<string, Json> = { Execution: ofExecution };
  if (state) {
    const own: Record<string, Json> = { EnteredTime: formatTimestamp(fiber.enteredTime), Name: state.name };
    if (state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map')
      own['RetryCount'] = fiber.retryCount;
    context['State'] = own;
  }
  context['StateMachine'] = ofMachine;
  if (fiber.token !== undefined) context['Task'] = { Token: fiber.token };
  if (mapItem) {
    const item: Record<string, Json> = { Index: mapItem.index, Value: mapItem.value };
    if (mapItem.key !== undefined) item['Key'] = mapItem.key;
    if (mapItem.source !== undefined) item['Source'] = mapItem.source;
    context['Map'] = { Item: item };
  }
  return context;
}
