import type { Json, JsonObject } from '../../language/json';

/** The request of TestState (digest A40). `definition` is one state, or a machine when `stateName` is given. */
export interface TestStateRequest {
  readonly definition: string;
  readonly stateName?: string;
  readonly roleArn?: string;
  /** JSON text; default `{}`. */
  readonly input?: string;
  readonly inspectionLevel?: 'INFO' | 'DEBUG' | 'TRACE';
  readonly revealSecrets?: boolean;
  /** JSON text of an object. */
  readonly variables?: string;
  readonly mock?: TestStateMock;
  /** JSON text of the context object that the state sees. */
  readonly context?: string;
  readonly stateConfiguration?: StateConfiguration;
}

export interface TestStateMock {
  /** JSON text. */
  readonly result?: string;
  readonly errorOutput?: { readonly error?: string; readonly cause?: string };
  readonly fieldValidationMode?: FieldValidationMode;
}

export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

export interface StateConfiguration {
  readonly retrierRetryCount?: number;
  readonly errorCausedByState?: string;
  readonly mapIterationFailureCount?: number;
  /** JSON text: what the ItemReader would have read. */
  readonly mapItemReaderData?: string;
}

/** The answer of TestState (digest A41); data is JSON values here, text on the wire. */
export interface TestStateAnswer {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly nextState?: string;
  readonly inspectionData?: JsonObject;
}

/** The state under test with what the request says about it, parsed. */
export interface StateUnderTest {
  readonly state: JsonObject;
  readonly type: string;
  readonly language: 'JSONPath' | 'JSONata';
  /** The machine that the state was found in, or that it is tested in. */
  readonly machine: JsonObject;
}
