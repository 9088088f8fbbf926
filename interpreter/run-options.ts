import type { Json, JsonObject } from '../language/json';
import type { MachineModel } from '../language/model/model';
import type { ExecutionResult, HistoryEvent } from './core/events';
import type { MapRunRecord } from './core/map-run-record';
import type { Execution, Fiber, Gate, Inspector } from './core/runtime';
import type { TaskAnswer } from './core/task-call';
import type { IdentityOptions } from './identity';
import type { ItemStore } from './item-store';
import type { FindMachine } from './nested';
import type { LogEntry } from './replay/log-entry';
import type { Resume } from './replay/rebuild';
import type { LogLine, TaskRunner } from './tasks/task-runner';

/** What a run is given. Everything that could differ between two runs is in here. */
export interface RunOptions extends RunSettings {
  readonly model: MachineModel;
}

/** The same but for the machine. */
export interface RunSettings extends IdentityOptions {
  readonly input: Json;
  readonly runner: TaskRunner;
  /** What ItemReaders read and ResultWriters write to. */
  readonly items?: ItemStore;
  /** The machines that `states:startExecution` finds by their ARNs; they run in the same engine. */
  readonly stateMachines?: FindMachine;
  /** Virtual (default): waits take no time. */
  readonly time?: 'virtual' | 'real';
  /** Whether the time that handlers really take is added to the virtual clock; default `ignored`. */
  readonly handlerTime?: 'ignored' | 'counted';
  /** Epoch milliseconds at which a virtual run starts; default now. */
  readonly startTime?: number;
  /** Seed of everything random; default 1. */
  readonly seed?: number;
  /** The payload (256 KiB) and history (25,000 events) limits; both on by default. */
  readonly limits?: { readonly payload?: boolean; readonly history?: boolean };
  /** Variables of the outermost scope at the start. */
  readonly variables?: Readonly<Record<string, Json>>;
  /** Changes the context object that the states see. */
  readonly context?: (own: JsonObject) => JsonObject;
  readonly inspector?: Inspector;
  /** Asked before each state; see Run.goOn. */
  readonly gate?: Gate;
  readonly onEvent?: (event: HistoryEvent) => void;
  /** Events of child executions (of Map Runs). */
  readonly onChildEvent?: (event: HistoryEvent, execution: Execution) => void;
  readonly onLog?: (line: LogLine) => void;
  /** Told each event with the execution that wrote it, for a store that `resume` reads. */
  readonly onEntry?: (entry: LogEntry) => void;
  /** Keeps those entries in `Run.log`. Off by default: a Map Run may have millions. */
  readonly keepLog?: boolean;
  /**
   * Goes on with a run from its log: its state is rebuilt without telling anybody, then open calls are made again. The other
   * options must be those of that run (seed, names, input). With `redrive` an execution that has ended without success goes
   * on where it did.
   */
  readonly resume?: Resume;
  /** Ends the run, as StopExecution does, when its clock comes to a time. */
  readonly stopAt?: { readonly time: number; readonly error?: string; readonly cause?: string };
  /** Nothing can happen any more unless somebody answers a token or an activity task; told once. */
  readonly onStandstill?: () => void;
}

export interface Run {
  readonly executionArn: string;
  readonly events: readonly HistoryEvent[];
  readonly execution: Execution;
  readonly done: Promise<ExecutionResult>;
  /** With `keepLog`: all events of the run, of child executions too, in the order of their writing: what `resume` takes. */
  readonly log: readonly LogEntry[];
  /** Map Runs in order of their start, kept up to date. */
  readonly mapRuns: readonly MapRunRecord[];
  /** Ends the run as StopExecution does. */
  abort(error?: string, cause?: string): void;
  /** Whether a task with that token is open. */
  hasTask(token: string): boolean;
  /**
   * Answers a task by its token, as SendTaskSuccess and SendTaskFailure do; for runners that do not keep the tokens of their
   * calls themselves. False where no task with that token is open.
   */
  answerTask(token: string, answer: TaskAnswer): boolean;
  /** SendTaskHeartbeat. */
  heartbeat(token: string): boolean;
  /** Lets a line of control go on that the gate has stopped; without an argument all of them. */
  goOn(fiber?: Fiber): void;
  /** Starts another execution on the same clock, such as one that works on an activity; it stops where the run ends. */
  startBeside(model: MachineModel, input: Json): void;
}
