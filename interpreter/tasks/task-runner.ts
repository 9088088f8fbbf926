import type { Json } from '../../language/json';
import type { TaskAnswer, TaskCall } from '../core/task-call';

export type { TaskAnswer, TaskCall } from '../core/task-call';

/** What a runner tells while a call is under way. */
export interface TaskReporter {
  /** The first call of a `.sync`, `.waitForTaskToken` task has been answered. */
  submitted(output: Json): void;
  /** A worker has taken the activity task. */
  started(workerName?: string): void;
  heartbeat(): void;
  /**
   * From now on nothing that the run knows of is at work on the call: it waits for a token or a worker from outside. The
   * virtual clock need not stand still for it, and goes on to its time-out when nothing else is left to do. A person who
   * has been asked takes the time that he needs: then the clock goes no further than to before the time-out.
   */
  waiting(who?: 'anybody' | 'person'): void;
  /** A line that the handler printed, or that the runner wants to be read. */
  log(line: LogLine): void;
}

export interface LogLine {
  readonly state: string;
  readonly stream: 'stdout' | 'stderr' | 'runner';
  readonly text: string;
  /** The event that entered the state, where that is one of the run's own history. */
  readonly step?: number;
}

/** The one border between a run and the outside. */
export interface TaskRunner {
  readonly name: string;
  canRun(call: TaskCall): boolean;
  /**
   * Why the call cannot be made at all, such as an activity that does not exist (digest S17): the state fails with
   * `States.Runtime` and this text before anything is scheduled. Absent: calls are never refused.
   */
  refuse?(call: TaskCall): string | undefined;
  /** Answers the call; never rejects for a fault of the user's code. Ends early when `stop` is aborted. */
  start(call: TaskCall, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer>;
  /** Ends all children; called once after the run. */
  dispose?(): Promise<void>;
}
