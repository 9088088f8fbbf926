import type { Json, JsonObject } from '../../language/json';
import type { ExecutionResult } from './events';
import type { Execution } from './runtime';
import { formatTimestamp } from './time';
import { jsonText } from '../../language/json-text';

/**
 * An execution as a `.sync` task or a ResultWriter's file shows it (digest S13, S56): PascalCase keys, input and output as
 * JSON text.
 */
export function describeExecution(execution: Execution): JsonObject {
  const { identity, input, result, startTime } = execution;
  const status = result?.status ?? 'RUNNING';
  const description: Record<string, Json> = {
    ExecutionArn: identity.executionArn,
    Input: jsonText(input),
    InputDetails: { Included: true },
    Name: identity.executionName,
  };
  if (result?.output !== undefined) {
    description['Output'] = jsonText(result.output);
    description['OutputDetails'] = { Included: true };
  }
  if (result?.error !== undefined) description['Error'] = result.error;
  if (result?.cause !== undefined) description['Cause'] = result.cause;
  const refusal = redriveRefusal(execution);
  return {
    ...description,
    RedriveCount: execution.redrives.count,
    ...(execution.redrives.time === undefined ? {} : { RedriveDate: formatTimestamp(execution.redrives.time) }),
    RedriveStatus: refusal === undefined ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(refusal === undefined ? {} : { RedriveStatusReason: refusal }),
    StartDate: formatTimestamp(startTime),
    StateMachineArn: identity.stateMachineArn,
    Status: status,
    ...(result ? { StopDate: formatTimestamp(execution.events.at(-1)?.timestamp ?? startTime) } : {}),
  };
}

/** Events that a history may have at most, so that something can still follow (digest A32). */
const MOST_EVENTS_TO_REDRIVE = 24_999;

/** Why an execution cannot be redriven, in the service's words; undefined where it can (digest A32). */
export function redriveRefusal({
  result,
  events,
}: {
  readonly result: Pick<ExecutionResult, 'status'> | undefined;
  readonly events: { readonly length: number };
}): string | undefined {
  const status = result?.status ?? 'RUNNING';
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  return events.length >= MOST_EVENTS_TO_REDRIVE ? 'Execution history event limit exceeded' : undefined;
}
