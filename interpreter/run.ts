import type { Json } from '../language/json';
import type { MachineModel } from '../language/model/model';
import type { ExecutionResult, HistoryEvent } from './core/events';
import type { LogLine, TaskRunner } from './tasks/task-runner';

/** What a run is given. Everything that could differ between two runs is in here. */
export interface RunOptions {
  readonly model: MachineModel;
  readonly input: Json;
  readonly runner: TaskRunner;
  /** Default STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly stateMachineName?: string;
  readonly executionName?: string;
  /** Virtual (default): waits take no time. */
  readonly time?: 'virtual' | 'real';
  /** Epoch milliseconds at which a virtual run starts; default now. */
  readonly startTime?: number;
  /** Seed of everything random; default 1. */
  readonly seed?: number;
  /** The payload (256 KiB) and history (25,000 events) limits; both on by default. */
  readonly limits?: { readonly payload?: boolean; readonly history?: boolean };
  readonly onEvent?: (event: HistoryEvent) => void;
  readonly onLog?: (line: LogLine) => void;
}

export interface Run {
  readonly executionArn: string;
  readonly events: readonly HistoryEvent[];
  readonly done: Promise<ExecutionResult>;
  /** Ends the run as StopExecution does. */
  abort(error?: string, cause?: string): void;
}
