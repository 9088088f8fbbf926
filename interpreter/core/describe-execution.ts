import type { Json, JsonObject } from '../../language/json';
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
  const redrivable = status !== 'SUCCEEDED' && status !== 'RUNNING';
  return {
    ...description,
    RedriveCount: 0,
    RedriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(redrivable ? {} : { RedriveStatusReason: `Execution is ${status} and cannot be redriven` }),
    StartDate: formatTimestamp(startTime),
    StateMachineArn: identity.stateMachineArn,
    Status: status,
    ...(result ? { StopDate: formatTimestamp(execution.events.at(-1)?.timestamp ?? startTime) } : {}),
  };
}
