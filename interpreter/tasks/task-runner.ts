import type { Json, JsonObject } from '../../language/json';

/** A call that a Task state makes: all that a runner needs to answer it. */
export interface TaskCall {
  /** Name of the state. */
  readonly state: string;
  /** The `Resource` as written, placeholders replaced. */
  readonly resource: string;
  readonly integration:
    | { readonly kind: 'lambda-function'; readonly functionName: string }
    | { readonly kind: 'activity'; readonly activityArn: string }
    | {
        readonly kind: 'service';
        /** `lambda`, `sqs`, `aws-sdk:s3`, … (the history's resourceType). */
        readonly service: string;
        /** `invoke`, `sendMessage`, … without the pattern. */
        readonly action: string;
        readonly pattern: 'request-response' | 'sync' | 'sync:2' | 'waitForTaskToken';
      };
  /** The effective input of a function or activity; the parameters of a service call. */
  readonly input: Json;
  /** The task token, where the pattern has one. */
  readonly token?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** 0 for the first attempt of this visit to the state. */
  readonly retryCount: number;
  /** The context object (digest R42) as the call sees it. */
  readonly context: JsonObject;
}

/** How a call ended. `cause` is text as the service gives it (JSON text for a function's error object). */
export type TaskAnswer =
  | {
      readonly kind: 'succeeded';
      readonly output: Json;
      /** For `.sync` and `.waitForTaskToken`: what the first call answered (TaskSubmitted). */
      readonly submitted?: Json;
    }
  | {
      readonly kind: 'failed';
      readonly error?: string;
      readonly cause?: string;
      readonly submitted?: Json;
      /** Which event reports it: TaskFailed (default), TaskStartFailed, TaskSubmitFailed or …ScheduleFailed. */
      readonly phase?: 'run' | 'start' | 'submit' | 'schedule';
    }
  /** The runner knows that the call would not have ended within its time (a recorded or mocked time-out). */
  | { readonly kind: 'timed-out'; readonly submitted?: Json };

/** What a runner tells while a call is under way. */
export interface TaskReporter {
  /** The first call of a `.sync`, `.waitForTaskToken` task has been answered. */
  submitted(output: Json): void;
  /** A worker has taken the activity task. */
  started(workerName?: string): void;
  heartbeat(): void;
  /** A line that the handler printed, or that the runner wants to be read. */
  log(line: LogLine): void;
}

export interface LogLine {
  readonly state: string;
  readonly stream: 'stdout' | 'stderr' | 'runner';
  readonly text: string;
}

/** The one border between a run and the outside. */
export interface TaskRunner {
  readonly name: string;
  canRun(call: TaskCall): boolean;
  /** Answers the call; never rejects for a fault of the user's code. Ends early when `stop` is aborted. */
  start(call: TaskCall, report: TaskReporter, stop: AbortSignal): Promise<TaskAnswer>;
  /** Ends all children; called once after the run. */
  dispose?(): Promise<void>;
}
