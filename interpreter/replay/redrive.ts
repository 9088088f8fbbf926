import { redriveRefusal } from '../core/describe-execution';
import type { ExecutionStatus } from '../core/events';
import type { LogEntry } from './log-entry';

const STATUS: Readonly<Record<string, Exclude<ExecutionStatus, 'RUNNING'>>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

/**
 * Why the run that wrote a log cannot be redriven (digest A32); undefined where it can: resumed with the log and `redrive` it
 * runs the unsuccessful state again and keeps what branches, iterations and children have achieved (digest H30, S40).
 */
export function refusalOfRedrive(log: readonly LogEntry[], type: 'STANDARD' | 'EXPRESS'): string | undefined {
  if (type === 'EXPRESS') return 'Only Standard executions can be redriven, and this is an Express one: run it again.';
  const main = log.filter(({ execution }) => execution === 0).map(({ event }) => event);
  const status = STATUS[main.at(-1)?.type ?? ''];
  const refusal = redriveRefusal({ result: status && { status }, events: main });
  if (refusal !== undefined) return refusal;
  const hasChildren = log.some(({ execution }) => execution !== 0);
  if (hasChildren || !main.some((event) => event.type === 'MapRunStarted')) return undefined;
  return 'The child executions of the Distributed Map are not known any more: run it again, or from the state that failed.';
}
