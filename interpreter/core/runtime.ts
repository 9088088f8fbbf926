import type { Json, JsonObject } from '../../language/json';
import type { StateType } from '../../language/fields/field';
import type { ExecutionResult, HistoryEvent } from './events';
import type { Pending } from './evaluate/evaluated';
import type { Failure } from './failure';
import type { ItemReading, ItemSource, ResultSink, ResultWriting } from './item-store';
import type { MapRunRecord } from './map-run-record';
import type { Quotas } from './quotas';
import type { RandomSource } from './random';
import type { Timer } from './scheduler';
import type { TaskAnswer, TaskCall } from './task-call';
import type { Variables } from './variables';

/*
 * The types that the parts of a run share: an engine runs fibers; a fiber goes through the states of a scope and belongs to
 * an execution; states are compiled once per definition.
 */

/** Work of a fiber: it yields to wait for a message. */
export type Steps<T> = Generator<undefined, T, Message>;

/** What wakes a fiber. */
export type Message =
  | { readonly kind: 'go' }
  | { readonly kind: 'timer'; readonly timer: Timer }
  | { readonly kind: 'evaluated' }
  | { readonly kind: 'task'; readonly task: PendingTask; readonly event: TaskEvent }
  /** The execution has ended and is redriven: a call that is still open is made anew. */
  | { readonly kind: 'redriven' }
  | { readonly kind: 'child'; readonly child: Fiber; readonly outcome: Json | Failure }
  | { readonly kind: 'execution'; readonly execution: Execution; readonly result: ExecutionResult };

/** What the outside tells about a call. */
export type TaskEvent =
  | { readonly kind: 'started'; readonly workerName?: string }
  | { readonly kind: 'submitted'; readonly output: Json }
  | { readonly kind: 'heartbeat' }
  | { readonly kind: 'ended'; readonly answer: TaskAnswer };

/** A call that is under way. `id` is unique in the engine. */
export interface PendingTask {
  readonly id: number;
  readonly fiber: Fiber;
  readonly call: TaskCall;
  /** The event that scheduled the call. */
  readonly scheduledEventId: number;
  /** When its own time-out ends it, on the run's clock. */
  readonly timeoutAt: number | undefined;
}

/** What the core asks of the outside. None of these may call back into the engine at once: they post messages later. */
export interface EngineHost {
  /** Whether a call can be made at all; the cause where it cannot (a deleted activity, bad parameters). */
  refuse(call: TaskCall): string | undefined;
  startTask(task: PendingTask): void;
  stopTask(task: PendingTask): void;
  /** Opens what an ItemReader reads. */
  openItems(reading: ItemReading): ItemSource;
  /** Opens what a ResultWriter writes to. */
  openResults(writing: ResultWriting): ResultSink;
  onMapRun(record: MapRunRecord, execution: Execution): void;
  /** Settles the value some time later and then posts `evaluated` to the fiber. */
  evaluate(pending: Pending<unknown>, fiber: Fiber): void;
  onEvent(event: HistoryEvent, execution: Execution): void;
  onEnd(execution: Execution, result: ExecutionResult): void;
}

/** The stages of a state's data flow, as TestState names them (digest A46). */
export type Stage =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'afterItemsPath'
  | 'afterItemsPointer'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'maxConcurrency'
  | 'toleratedFailureCount'
  | 'toleratedFailurePercentage'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath';

/** Looks into the work of states (TestState); an ordinary run has none. */
export interface Inspector {
  stage(fiber: Fiber, stage: Stage, value: Json): void;
  /** Stands for the branches or iterations of a Parallel or Map state that works on so many items. */
  substitute(fiber: Fiber): Json | Failure;
  /** Whether it is known what an ItemReader reads: else nothing is read. */
  readonly hasItems: boolean;
  /** How often each retrier has been used before. */
  readonly retries: number;
  /** The retrier that matches a failed attempt; `delay` is undefined where it is used up. No further attempt is made. */
  retrier(index: number, delay: number | undefined): void;
  catcher(index: number, failure: Failure): void;
  /** What came of a rule of a Choice state or of a part of one, and the two values that it compared. */
  condition?(fiber: Fiber, rule: JsonObject, matches: boolean | Failure, value?: Json, operand?: Json): void;
}

/**
 * Knows at which failures executions ended that were redriven (digest H30): the line of control that comes to one stays, and
 * runs its state again when the execution is redriven.
 */
export interface Redriver {
  /** Whether the execution ended with the failure to which a state of the fiber has come. */
  keeps(fiber: Fiber): boolean;
  /** The same for an execution whose time is over. */
  keepsInTime(execution: Execution): boolean;
}

/** Asked before each state; `pause` parks the fiber until it is told to go on (the debugger). */
export type Gate = (fiber: Fiber) => 'continue' | 'pause';

/**
 * Runs the fibers of one run (its execution, child executions of Distributed Maps, nested executions) in a fixed order:
 * first come, first served; timers by time, then by the order of setting. The same messages give the same run.
 */
export interface Engine {
  /** Milliseconds since the epoch; set by the driver before it calls `run`. */
  now: number;
  readonly random: RandomSource;
  readonly host: EngineHost;
  readonly quotas: Quotas;
  gate: Gate | undefined;
  /** Only while a run is rebuilt from a log that has a redrive. */
  redriver: Redriver | undefined;
  /** States entered so far, in all executions. */
  entered: number;
  /** Executions started so far. */
  started: number;
  inspector: Inspector | undefined;
  /** Fibers that a gate has stopped. */
  readonly parked: ReadonlySet<Fiber>;
  /** Puts a message into the queue of what is ready. */
  post(fiber: Fiber, message: Message): void;
  /**
   * The same for a message from outside: it waits until nothing is ready, and one is taken at a time, so that a run is
   * determined by the order in which they came.
   */
  deliver(fiber: Fiber, message: Message): void;
  /** Makes the next delivered message ready; false where there is none. */
  takeDelivered(): boolean;
  /** Sends the fiber a `timer` message at that time. */
  setTimer(fiber: Fiber, at: number): Timer;
  /** Calls `fire` at that time. */
  at(time: number, fire: () => void): Timer;
  startTask(task: Omit<PendingTask, 'id'>): PendingTask;
  park(fiber: Fiber): void;
  unpark(fiber: Fiber): void;
  /** When the next timer is due. */
  nextTimer(): number | undefined;
  /** Fires all timers that are due at `now`. */
  fireDue(): void;
  /** Works until nothing is ready, or for a slice of work: then answers `more`. */
  run(): 'idle' | 'more';
}

/** What names an execution (digest R42, A5, A6). */
export interface ExecutionIdentity {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  readonly accountId: string;
  /** The test case of a mock file that whoever started it has named behind a `#` (digest M6). */
  readonly testCase?: string;
}

/** One execution: its history, its main line and its end. */
export interface Execution {
  /** Executions of an engine in the order of their start, from 0. */
  readonly number: number;
  readonly identity: ExecutionIdentity;
  readonly input: Json;
  readonly events: readonly HistoryEvent[];
  readonly engine: Engine;
  readonly main: Fiber;
  readonly startTime: number;
  readonly result: ExecutionResult | undefined;
  readonly mapRunArn: string | undefined;
  readonly parent: Execution | undefined;
  /** The line of control that waits for it: a Map Run's, a Task's. */
  readonly startedBy: Fiber | undefined;
  /** How often it was redriven; the time of the last redrive. */
  readonly redrives: { readonly count: number; readonly time: number | undefined };
  /** Appends an event and answers its id; writes nothing after the end. */
  emit(previousEventId: number, type: string, details?: Readonly<Record<string, Json>>): number;
  contextObject(fiber: Fiber): JsonObject;
  abort(error?: string, cause?: string): void;
  /** Appends an event of a log that nothing in the machine leads to any more, such as an end before a redrive. */
  recall(event: HistoryEvent): void;
  /** Writes ExecutionRedriven behind the last event; the time that the execution may take begins anew (digest H30, A32). */
  redrive(): void;
}

/** The item that an iteration works on (digest R45-R47). */
export interface MapItem {
  readonly index: number;
  readonly value: Json;
  readonly key?: string;
  readonly source?: string;
}

/** One line of control: the main line of an execution, a branch, or an iteration. */
export interface Fiber {
  readonly execution: Execution;
  readonly engine: Engine;
  readonly parent: Fiber | undefined;
  readonly children: ReadonlySet<Fiber>;
  readonly variables: Variables;
  /** Which branch or iteration it is. */
  readonly index: number;
  readonly done: boolean;
  /** The event that the next one of this line names as its previous one (H10). */
  lastEventId: number;
  /** What `lastEventId` was before the current state was entered: where EvaluationFailed hangs (H19). */
  beforeStateEventId: number;
  state: CompiledState | undefined;
  /** The raw input of the current state. */
  input: Json;
  /** The last output that was not too large: most states hand on what they got, and it need not be measured again. */
  fitting: Json | undefined;
  enteredEventId: number;
  enteredTime: number;
  retryCount: number;
  token: string | undefined;
  task: PendingTask | undefined;
  mapItem: MapItem | undefined;
  /** Puts the fiber at the end of those that are ready. */
  start(): void;
  /** Goes on with a message; called by the engine only. */
  resume(message: Message): void;
  /** Ends the fiber and all below it without events. */
  cancel(): void;
  /** Forgets a child whose end has been dealt with. */
  release(child: Fiber): void;
  /** An execution that runs for the current state (a child of a Map Run, a nested one) ends with the fiber, until it is detached. */
  attach(execution: Execution): void;
  detach(execution: Execution): void;
  /** A new line of control below this one; it inherits the iteration's item and sees the variables. */
  fork(scope: CompiledScope, input: Json, lastEventId: number, index: number): Fiber;
}

/** How a state is left. */
export interface Leaving {
  readonly output: Json;
  readonly assigned: ReadonlyMap<string, Json> | undefined;
  /** Name of the next state; undefined at the end of the scope. */
  readonly next: string | undefined;
}

/** A state made ready to run: its fields read, its expressions parsed, once per definition. */
export interface CompiledState {
  readonly name: string;
  readonly type: StateType;
  /** `PassStateEntered`, … */
  readonly enteredType: string;
  /** `PassStateExited`, …; undefined for Fail. */
  readonly exitedType: string | undefined;
  /** Does the work of the state that the fiber has entered; one of the two is there. */
  readonly run?: (fiber: Fiber) => Steps<Leaving | Failure>;
  readonly runAtOnce?: (fiber: Fiber) => Leaving | Failure;
}

export interface CompiledScope {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, CompiledState>;
}

export interface CompiledMachine {
  readonly scope: CompiledScope;
  readonly timeoutSeconds: number | undefined;
}
