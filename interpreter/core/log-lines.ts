import type { Json, JsonObject } from '../../language/json';
import type { HistoryEvent } from './events';
import { jsonText } from '../../language/json-text';

export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF';

export interface Logging {
  readonly level: LogLevel;
  readonly includeExecutionData: boolean;
}

const FATAL = new Set(['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut']);
/** Types of level ERROR besides those whose name says so. */
const ERROR_ENDINGS = ['Failed', 'Aborted', 'TimedOut', 'FailStateEntered'];
/** What `includeExecutionData: false` leaves out (digest H35). Errors and causes stay. */
const EXECUTION_DATA = new Set(['input', 'output', 'parameters', 'assignedVariables']);

/** Whether the service writes an event to the log at that level (digest H35). */
export function isLogged(type: string, level: LogLevel): boolean {
  switch (level) {
    case 'ALL':
      return true;
    case 'ERROR':
      return ERROR_ENDINGS.some((ending) => type.endsWith(ending));
    case 'FATAL':
      return FATAL.has(type);
    case 'OFF':
      return false;
  }
}

/** The line that the service writes to the log group for an event. Data is JSON text, as in the history. */
function toLogLine(event: HistoryEvent, executionArn: string, logging: Logging, redriveCount: number): JsonObject {
  const details: Record<string, Json> = {};
  for (const [name, value] of Object.entries(event.details ?? {})) {
    if (value === undefined || (!logging.includeExecutionData && EXECUTION_DATA.has(name))) continue;
    const isData = name === 'input' || name === 'output' || name === 'parameters';
    details[name] = isData ? jsonText(value) : value;
    if (name === 'input' || name === 'output') details[`${name}Details`] = { truncated: false };
  }
  return {
    id: String(event.id),
    type: event.type,
    details,
    previous_event_id: String(event.previousEventId),
    event_timestamp: String(event.timestamp),
    execution_arn: executionArn,
    redrive_count: String(redriveCount),
  };
}

/** All lines of an execution, in order. */
export function toLogLines(
  events: readonly HistoryEvent[],
  executionArn: string,
  logging: Logging,
): readonly JsonObject[] {
  let redriveCount = 0;
  return events.flatMap((event) => {
    if (event.type === 'ExecutionRedriven') redriveCount++;
    return isLogged(event.type, logging.level) ? [toLogLine(event, executionArn, logging, redriveCount)] : [];
  });
}
