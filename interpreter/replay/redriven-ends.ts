import type { HistoryEvent } from '../core/events';
import type { LogEntry } from './log-entry';

/** The end of an execution that was redriven, as the log has it. Positions are those of entries in the log. */
export interface RedrivenEnd {
  /** The event with which the end began: the failure itself, or the end where it was stopped or ran out of time. */
  readonly first: number;
  /** The last event of the end: the execution's own, and those of the executions that ended with it. */
  readonly last: number;
  /** Numbers of the executions that ended, the main one first. */
  readonly executions: readonly number[];
  /** What the failure led to hangs on one of these: `execution id`. */
  readonly chain: ReadonlySet<string>;
}

/** What the failure of a state leads to around it (digest H24, E37). */
const CONSEQUENCE = /^(MapIteration(Failed|Aborted)|\w+State(Failed|Aborted)|MapRunFailed)$/;
const UNSUCCESSFUL_END = /^Execution(Failed|Aborted|TimedOut)$/;

/** The ends of the main execution behind which the log goes on, and with `atEnd` the one that the log ends with. */
export function redrivenEnds(log: readonly LogEntry[], { atEnd }: { readonly atEnd: boolean }): readonly RedrivenEnd[] {
  const lastRedrive = log.findLastIndex(
    ({ execution, event }) => execution === 0 && event.type === 'ExecutionRedriven',
  );
  const until = atEnd ? log.length : lastRedrive;
  const ends: RedrivenEnd[] = [];
  for (let position = 0; position < until; position++) {
    const entry = log[position];
    if (entry?.execution === 0 && UNSUCCESSFUL_END.test(entry.event.type)) ends.push(endAt(log, position));
  }
  return ends;
}

/**
 * Whether an event of the end is one that nothing in the machine leads to, as the states that failed wait for the redrive: the
 * run, which has nothing else to do, would have come to what follows from a failure by itself.
 */
export function isRecalled(end: RedrivenEnd, position: number, { event }: LogEntry): boolean {
  if (position < end.first || position > end.last) return false;
  return UNSUCCESSFUL_END.test(event.type) || CONSEQUENCE.test(event.type);
}

export function keyOf(execution: number, eventId: number): string {
  return `${String(execution)} ${String(eventId)}`;
}

function endAt(log: readonly LogEntry[], position: number): RedrivenEnd {
  const chain = new Set<string>();
  const begin = followBack(log, position, chain);
  let last = position;
  const executions = [0];
  // Children of a Map Run are stopped behind the end of what they belong to, or before it.
  while (isEndOfAnother(log[last + 1])) last++;
  for (let at = begin; at <= last; at++) {
    const entry = log[at];
    if (isEndOfAnother(entry)) executions.push(entry.execution);
  }
  return { first: begin, last, executions, chain };
}

function isEndOfAnother(entry: LogEntry | undefined): entry is LogEntry {
  return entry !== undefined && entry.execution !== 0 && UNSUCCESSFUL_END.test(entry.event.type);
}

/** Follows the chain from an end to the failure; answers the failure's position, or that of an end without one. */
function followBack(log: readonly LogEntry[], end: number, chain: Set<string>): number {
  const number = log[end]?.execution ?? 0;
  const id = log[end]?.event.previousEventId ?? 0;
  if (log[end]?.event.type !== 'ExecutionFailed') return end;
  let position = positionBefore(log, end, number, id);
  for (;;) {
    const event: HistoryEvent | undefined = log[position]?.event;
    if (!event) return end;
    chain.add(keyOf(number, event.id));
    if (!CONSEQUENCE.test(event.type)) return position;
    if (event.type === 'MapRunFailed' && isEndOfAnother(log[position - 1])) return childrenBack(log, position, chain);
    position = positionBefore(log, position, number, event.previousEventId);
  }
}

/** A Map Run that has failed at children goes on with all that ended at that moment, and with the ones that were stopped. */
function childrenBack(log: readonly LogEntry[], mapRunFailed: number, chain: Set<string>): number {
  let first = mapRunFailed;
  const { execution: parent, event } = log[mapRunFailed] ?? {};
  for (let at = mapRunFailed - 1; ; at--) {
    const entry = log[at];
    if (!entry || entry.execution === parent || entry.event.timestamp !== event?.timestamp) return first;
    if (isEndOfAnother(entry)) first = Math.min(first, followBack(log, at, chain));
  }
}

function positionBefore(log: readonly LogEntry[], position: number, execution: number, id: number): number {
  for (let at = position - 1; at >= 0; at--) {
    const entry = log[at];
    if (entry?.execution === execution && entry.event.id === id) return at;
  }
  return -1;
}
