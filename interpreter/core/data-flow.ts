import type { Json } from '../../language/json';
import { jsonBytes } from '../../language/json-bytes';
import { Failure, causePrefix, type EvaluationFault, type Handling } from './failure';
import { isLargerThan } from './quotas';
import type { Fiber, Stage } from './runtime';
import { visibleVariables } from './variables';

/** What leaves a state besides the name of the next one. */
export interface Left {
  readonly output: Json;
  readonly assigned: ReadonlyMap<string, Json> | undefined;
}

/**
 * How data goes in and out of a state (digest chapter 3), made from the state's fields for its query language:
 * json-path-flow.ts, jsonata-flow.ts.
 */
export interface DataFlow {
  /** What the state works on before its payload is built: `InputPath` of the raw input; in JSONata the raw input. */
  effectiveInput(fiber: Fiber): Json | Failure;
  /** `Parameters` or `Arguments`. */
  payload(fiber: Fiber, effective: Json): Json | Failure;
  /** From the state's result to its output and variables. */
  leave(fiber: Fiber, effective: Json, result: Json): Left | Failure;
}

/** Shows a stage to the inspector, where there is one, and hands it on. */
export function seen<T extends Json>(fiber: Fiber, stage: Stage, value: T | Failure): T | Failure {
  if (fiber.engine.inspector && !(value instanceof Failure)) fiber.engine.inspector.stage(fiber, stage, value);
  return value;
}

/** `States.Runtime` of the current state (digest E6, E13): never retried, never caught. */
export function runtimeFailure(fiber: Fiber, ending: string): Failure {
  return new Failure('States.Runtime', causePrefix(fiber.state?.name ?? '', fiber.enteredEventId) + ending, 'fatal');
}

/** An error of the current state that Retry and Catch may handle. */
export function stateFailure(fiber: Fiber, error: string, ending: string): Failure {
  return new Failure(error, causePrefix(fiber.state?.name ?? '', fiber.enteredEventId) + ending);
}

/** `States.QueryEvaluationError` (digest E13, H19). */
export function queryFailure(
  fiber: Fiber,
  ending: string,
  location?: string,
  after: EvaluationFault['after'] = 'before-state',
): Failure {
  const cause = causePrefix(fiber.state?.name ?? '', fiber.enteredEventId) + ending;
  return new Failure('States.QueryEvaluationError', cause, 'catchable', { location, after });
}

/** Digest E9, E12, X5: a task's result may be caught, a state's output not; `name` is the state, the resource type or the function. */
export function dataLimitFailure(name: string, handling?: Handling): Failure {
  const cause = `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  return new Failure('States.DataLimitExceeded', cause, handling);
}

/** Digest D24. So few that each may be as large as a variable can be are not measured. */
function fillsVariables(fiber: Fiber, assigned: ReadonlyMap<string, Json>): boolean {
  const { variablesBytes, payloadBytes } = fiber.engine.quotas;
  const visible = visibleVariables(fiber.variables);
  if ((visible.size + assigned.size) * payloadBytes <= variablesBytes) return false;
  let bytes = 0;
  for (const value of new Map([...visible, ...assigned]).values()) bytes += jsonBytes(value);
  return bytes > variablesBytes;
}

/** Digest D16, D23, D24: what a state hands on must not be too large. */
export function checkSizes(fiber: Fiber, left: Left): Left | Failure {
  const limit = fiber.engine.quotas.payloadBytes;
  const name = fiber.state?.name ?? '';
  if (left.output !== fiber.fitting) {
    if (isLargerThan(left.output, limit)) return dataLimitFailure(name, 'fatal');
    fiber.fitting = left.output;
  }
  if (left.assigned) {
    const values = [...left.assigned.values()];
    if (isLargerThan(values, limit) || fillsVariables(fiber, left.assigned)) return dataLimitFailure(name, 'fatal');
  }
  return left;
}
