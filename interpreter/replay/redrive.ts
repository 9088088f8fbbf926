import type { HistoryEvent } from '../core/events';
import type { LogEntry } from './rebuild';

export type RedriveLog =
  | { readonly ok: true; readonly log: readonly LogEntry[] }
  /** Why the run cannot be redriven (digest A32). */
  | { readonly ok: false; readonly message: string };

/**
 * The log of a run that failed, was stopped or ran out of time, without what made it end: resumed with it, a run makes the
 * unsuccessful calls again and keeps what branches and iterations have achieved (digest H30, S40). Only what calls failed
 * can be redriven: a state that failed by itself would do so again, with the same definition and data.
 */
export function redriveLog(log: readonly LogEntry[]): RedriveLog {
  const main = log.filter(({ execution }) => execution === 0).map(({ event }) => event);
  const last = main.at(-1);
  if (!last?.type.startsWith('Execution') || last.type === 'ExecutionStarted') {
    return { ok: false, message: 'Execution is RUNNING and cannot be redriven' };
  }
  if (last.type === 'ExecutionSucceeded')
    return { ok: false, message: 'Execution is SUCCEEDED and cannot be redriven' };
  const dropped = last.type === 'ExecutionFailed' ? failedEvents(main, last) : new Set([last.id]);
  if (!dropped) {
    return { ok: false, message: 'The execution failed at a state that calls nothing: it would fail there again.' };
  }
  return { ok: true, log: log.filter(({ execution, event }) => execution !== 0 || !dropped.has(event.id)) };
}

const CONSEQUENCE = /^(MapIteration(Failed|Aborted)|\w+State(Failed|Aborted))$/;
const CALL_END = /^(Task|LambdaFunction|Activity)(Failed|TimedOut|StartFailed|SubmitFailed|ScheduleFailed)$/;

const CALL_BEGIN = /^(Task|LambdaFunction|Activity)(Scheduled|Started|Submitted)$/;

/** The failed attempt but for its scheduling, and all that its failure led to; undefined where no call failed. */
function failedEvents(events: readonly HistoryEvent[], last: HistoryEvent): ReadonlySet<number> | undefined {
  const byId = new Map(events.map((event) => [event.id, event]));
  const dropped = new Set([last.id]);
  let event = byId.get(last.previousEventId);
  while (event && CONSEQUENCE.test(event.type)) {
    dropped.add(event.id);
    event = byId.get(event.previousEventId);
  }
  // A call that was refused, such as one that nothing answered, may have left nothing but the entering of its state.
  if (event?.type === 'TaskStateEntered') return dropped;
  if (!event || !(CALL_END.test(event.type) || CALL_BEGIN.test(event.type))) return undefined;
  const failedAt = event.id;
  for (const other of events) {
    if (other.previousEventId === failedAt && CONSEQUENCE.test(other.type)) dropped.add(other.id);
  }
  while (event && !event.type.endsWith('Scheduled')) {
    dropped.add(event.id);
    event = byId.get(event.previousEventId);
  }
  return dropped;
}
