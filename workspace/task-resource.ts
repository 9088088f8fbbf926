import type { Json } from '../language/json';

/** A task of a machine, and what answers it in a local run. */
export interface TaskResource {
  readonly state: string;
  readonly resource: string;
  /** The Lambda function that it calls, where the definition says so. */
  readonly functionName?: string;
  readonly answeredBy: 'mock' | 'handler' | 'endpoint' | 'machine' | 'simulated' | 'person' | 'nothing' | 'unknown';
  /** The file of the handler, the address of the endpoint. */
  readonly detail?: string;
  /** After the call has been answered, it waits for somebody who sends its task token back. */
  readonly waitsForToken?: boolean;
  /** What an answer looks like: where a mock starts from. */
  readonly example: Json;
  /** What is missing, and what to do about it. */
  readonly message?: string;
}
