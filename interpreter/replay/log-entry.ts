import type { HistoryEvent } from '../core/events';

/** An event of a run's log, with the execution that wrote it: executions are numbered in order of their start, main is 0. */
export interface LogEntry {
  readonly execution: number;
  readonly event: HistoryEvent;
}
