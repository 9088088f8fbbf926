import type { Json, JsonObject } from '../../language/json';

/** A call that a Task state makes: all that a runner needs to answer it. */
export interface TaskCall {
  /** Name of the state. */
  readonly state: string;
  /** The `Resource` as written, placeholders replaced. */
  readonly resource: string;
  readonly integration: Integration;
  /** The effective input of a function or activity; the parameters of a service call. */
  readonly input: Json;
  /** The task token, where the pattern has one. */
  readonly token?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** The role of the state's `Credentials`, where it has any. */
  readonly roleArn?: string;
  /** The test case that the start of the execution has named (digest M6). */
  readonly testCase?: string;
  /** 0 for the first attempt of this visit to the state. */
  readonly retryCount: number;
  /** The context object (digest R42) as the call sees it. */
  readonly context: JsonObject;
}

/** What a `Resource` names (digest S8). */
export type Integration =
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

/** What was sent over HTTP and what came back, as TestState shows it at TRACE (digest A46). */
export interface HttpExchange {
  readonly request: Readonly<Record<string, string>>;
  readonly response?: Readonly<Record<string, string>>;
}

/** How a call ended. `cause` is text as the service gives it (JSON text for a function's error object). */
export type TaskAnswer =
  | {
      readonly kind: 'succeeded';
      readonly output: Json;
      /** Seconds of the run's clock that the call takes: a mock's or a simulated service's latency. */
      readonly delaySeconds?: number;
      /** For `.sync` and `.waitForTaskToken`: what the first call answered (TaskSubmitted). */
      readonly submitted?: Json;
      readonly exchange?: HttpExchange;
    }
  | {
      readonly kind: 'failed';
      readonly delaySeconds?: number;
      readonly error?: string;
      readonly cause?: string;
      readonly submitted?: Json;
      /** Which event reports it: TaskFailed (default), TaskStartFailed, TaskSubmitFailed or …ScheduleFailed. */
      readonly phase?: 'run' | 'start' | 'submit' | 'schedule';
      readonly exchange?: HttpExchange;
    }
  /** The call cannot be made at all: the state fails with `States.Runtime` before anything is scheduled (digest S17, E13). */
  | { readonly kind: 'refused'; readonly cause: string }
  /** The runner knows that the call would not have ended within its time (a recorded or mocked time-out). */
  | { readonly kind: 'timed-out'; readonly submitted?: Json };
