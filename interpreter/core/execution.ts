import type { Json, JsonObject } from '../../language/json';
import type { ExecutionResult, HistoryEvent } from './events';
import { Failure, failureDetails } from './failure';
import { mainFiber } from './fiber';
import { EXPRESS_SECONDS, STANDARD_SECONDS } from './quotas';
import type { CompiledMachine, Engine, Execution, ExecutionIdentity, Fiber } from './runtime';
import type { Timer } from './scheduler';
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

const NO_REDRIVES: Execution['redrives'] = { count: 0, time: undefined };

/** Starts an execution in an engine: writes ExecutionStarted and sets its main line going. */
export function startExecution(options: ExecutionOptions): Execution {
  const execution = new OwnExecution(options);
  execution.begin();
  return execution;
}

/** An execution that begins when it is told to. */
export function createExecution(options: ExecutionOptions): {
  readonly execution: Execution;
  readonly begin: () => void;
} {
  const execution = new OwnExecution(options);
  return {
    execution,
    begin: () => {
      execution.begin();
    },
  };
}

/**
 * A class, and nothing made before somebody asks for it: a Map Run has one of these for each of its batches. A literal with
 * getters would have a hidden class of its own each time, which V8 keeps, with all that the getters see, until a full
 * collection.
 */
class OwnExecution implements Execution {
  readonly number: number;
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly events: HistoryEvent[] = [];
  readonly engine: Engine;
  readonly main: Fiber;
  readonly startTime: number;
  result: ExecutionResult | undefined = undefined;
  readonly mapRunArn: string | undefined;
  readonly parent: Execution | undefined;
  readonly startedBy: Fiber | undefined;
  redrives: Execution['redrives'] = NO_REDRIVES;
  private readonly historyLimit: number;
  private timeout: Timer;
  private ofExecution: JsonObject | undefined = undefined;
  private ofMachine: JsonObject | undefined = undefined;

  constructor(private readonly options: ExecutionOptions) {
    const { engine, machine, identity, input, startedBy } = options;
    this.number = engine.started++;
    this.identity = identity;
    this.input = input;
    this.engine = engine;
    this.startTime = engine.now;
    this.mapRunArn = options.mapRunArn;
    this.parent = startedBy?.execution;
    this.startedBy = startedBy;
    this.historyLimit = identity.type === 'STANDARD' ? engine.quotas.historyEvents : Infinity;
    const start = { input, variables: options.variables };
    this.main = mainFiber(this, machine.scope, start, (outcome, main) => {
      this.finish(outcome, main);
    });
    this.timeout = this.timeOutFrom(this.startTime);
    startedBy?.attach(this);
  }

  begin(): void {
    this.emit(0, 'ExecutionStarted', { input: this.input, roleArn: this.identity.roleArn });
    this.main.start();
  }

  emit(previousEventId: number, type: string, details?: Readonly<Record<string, Json>>): number {
    const { events } = this;
    if (this.result) return events.length;
    const id = events.length + 1;
    const timestamp = this.engine.now;
    if (id < this.historyLimit || ENDS.has(type)) {
      this.append(
        details ? { id, previousEventId, timestamp, type, details } : { id, previousEventId, timestamp, type },
      );
      return id;
    }
    // Digest E20: the event that fills the history is the one that says so.
    const error = 'States.Runtime';
    const cause = `The execution reached the maximum number of history events (${String(this.historyLimit)}).`;
    this.append({ id, previousEventId: id - 1, timestamp, type: 'ExecutionFailed', details: { cause, error } });
    this.close({ status: 'FAILED', error, cause });
    return id;
  }

  contextObject(fiber: Fiber): JsonObject {
    this.ofExecution ??= contextOfExecution(this);
    this.ofMachine ??= { Id: this.identity.stateMachineArn, Name: this.identity.stateMachineName };
    const own = contextObject(fiber, this.ofExecution, this.ofMachine);
    return this.options.context ? this.options.context(own) : own;
  }

  abort(error?: string, cause?: string): void {
    if (this.result) return;
    const reason = told(error, cause);
    this.emit(0, 'ExecutionAborted', reason);
    this.close({ status: 'ABORTED', ...reason });
  }

  recall(event: HistoryEvent): void {
    this.append(event);
  }

  redrive(): void {
    this.redrives = { count: this.redrives.count + 1, time: this.engine.now };
    this.ofExecution = undefined;
    this.timeout.cancelled = true;
    this.timeout = this.timeOutFrom(this.engine.now);
    this.emit(this.events.length, 'ExecutionRedriven', { redriveCount: this.redrives.count });
  }

  private timeOutFrom(time: number): Timer {
    const { engine, identity, options } = this;
    const seconds =
      options.machine.timeoutSeconds ?? (identity.type === 'EXPRESS' ? EXPRESS_SECONDS : STANDARD_SECONDS);
    // Digest E18, H29: the event belongs to the execution, not to a line of control; the execution itself has no error.
    return engine.at(time + seconds * 1000, () => {
      if (engine.redriver?.keepsInTime(this)) return;
      this.emit(0, 'ExecutionTimedOut', { error: 'States.Timeout' });
      this.close({ status: 'TIMED_OUT' });
    });
  }

  private finish(outcome: Json | Failure, main: Fiber): void {
    if (this.result) return;
    if (!(outcome instanceof Failure)) {
      this.emit(main.lastEventId, 'ExecutionSucceeded', { output: outcome });
      this.close({ status: 'SUCCEEDED', output: outcome });
      return;
    }
    this.emit(main.lastEventId, 'ExecutionFailed', failureDetails(outcome));
    this.close({ status: 'FAILED', ...told(outcome.error, outcome.cause) });
  }

  private append(event: HistoryEvent): void {
    this.events.push(event);
    this.engine.host.onEvent(event, this);
  }

  private close(end: ExecutionResult): void {
    this.result = end;
    this.options.startedBy?.detach(this);
    this.timeout.cancelled = true;
    this.main.cancel();
    this.engine.host.onEnd(this, end);
    this.options.onEnd?.(this, end);
  }
}

/** Digest R42, R43; in the order of the recordings, which differs between the two types. */
function contextOfExecution({ identity, input, startTime, redrives }: Execution): JsonObject {
  const StartTime = formatTimestamp(startTime);
  const named: JsonObject = { Name: identity.executionName, RoleArn: identity.roleArn };
  return {
    Id: identity.executionArn,
    Input: input,
    ...(identity.type === 'STANDARD' ? { StartTime, ...named, RedriveCount: redrives.count } : { ...named, StartTime }),
    ...(redrives.time === undefined ? {} : { RedriveTime: formatTimestamp(redrives.time) }),
  };
}

function told(error: string | undefined, cause: string | undefined): { error?: string; cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/** The context object as a fiber sees it (digest R42-R48). */
function contextObject(fiber: Fiber, ofExecution: JsonObject, ofMachine: JsonObject): JsonObject {
  const { state, mapItem } = fiber;
  const context: Record<string, Json> = { Execution: ofExecution, StateMachine: ofMachine };
  if (state) {
    const own: Record<string, Json> = { Name: state.name, EnteredTime: formatTimestamp(fiber.enteredTime) };
    if (state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map')
      own['RetryCount'] = fiber.retryCount;
    context['State'] = own;
  }
  if (fiber.token !== undefined) context['Task'] = { Token: fiber.token };
  if (mapItem) {
    const item: Record<string, Json> = { Index: mapItem.index, Value: mapItem.value };
    if (mapItem.key !== undefined) item['Key'] = mapItem.key;
    if (mapItem.source !== undefined) item['Source'] = mapItem.source;
    context['Map'] = { Item: item };
  }
  return context;
}
