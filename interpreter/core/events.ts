import type { Json } from '../../language/json';

/**
 * An event of the execution history with the service's names (digest chapter 7). Data members (`input`, `output`,
 * `parameters`, and the values of `assignedVariables`) hold values, not JSON text: text is made when somebody reads the
 * history in the service's form (aws-history.ts). Events are the only output of a run; everything else is a fold over them.
 */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Milliseconds since the epoch, of the run's clock. */
  readonly timestamp: number;
  readonly type: string;
  /** Members of the details field that belongs to the type; absent for types without details. */
  readonly details?: Readonly<Record<string, Json | undefined>>;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** How an execution ended. */
export interface ExecutionResult {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}
