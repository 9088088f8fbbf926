import { parse, type ParseError } from 'jsonc-parser';
import { parseAwsHistory } from '../../interpreter/core/aws-history';
import type { HistoryEvent, Json, StartMessage } from '../../host/messages';
import { RunSession } from '../run/run-session';

export interface HistoryFile {
  readonly events: readonly HistoryEvent[];
  /** What is wrong with the file, where something is. */
  readonly fault?: string;
}

/** Reads what `aws stepfunctions get-execution-history` has printed; of a file that was cut off as much as can be read. */
export function readHistory(text: string): HistoryFile {
  const { value, cut } = parseTolerantly(text);
  const parsed = parseAwsHistory(value);
  if (parsed.ok) {
    if (parsed.events.length === 0) return { events: [], fault: 'The history has no events.' };
    return cut === undefined ? { events: parsed.events } : { events: parsed.events, fault: cut };
  }
  return { events: parsed.events, fault: cut ?? parsed.message };
}

function parseTolerantly(text: string): { readonly value: Json; readonly cut?: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    const errors: ParseError[] = [];
    // Takes what stands before the place where the text breaks off.
    const value = (parse(text, errors) ?? null) as Json;
    const lines = text.slice(0, errors[0]?.offset ?? text.length).split('\n');
    const place = `line ${String(lines.length)}, column ${String((lines.at(-1)?.length ?? 0) + 1)}`;
    return { value, cut: `The file is no complete JSON: it breaks off at ${place}.` };
  }
}

/** What a history that was recorded elsewhere is shown with. */
export interface HistoryContext {
  readonly uri: string;
  readonly machine: string;
  readonly file: string;
  /** The definition that ran, as far as it is known. */
  readonly definition?: Pick<StartMessage, 'text' | 'format' | 'stateMachine'>;
}

/** A recorded history as a run that has ended. */
export function historySession({ events, fault }: HistoryFile, context: HistoryContext): RunSession {
  const { uri, machine, file, definition } = context;
  const input = events[0]?.details?.['input'] ?? null;
  const request: StartMessage = { kind: 'start', text: '', file, input, ...definition };
  const session = new RunSession(uri, machine, request, 'history', events[0]?.timestamp ?? 0);
  session.receive({ kind: 'events', events, times: [] });
  const last = events.at(-1);
  const status = endings[last?.type ?? ''];
  const first = events[0]?.timestamp ?? 0;
  if (fault !== undefined) session.breakOff(`${fault}${upTo(last)}`, incomplete);
  else if (!last || !status)
    session.breakOff('The history ends before the execution does: it was read while it ran.', incomplete);
  else {
    const { output, error, cause } = last.details ?? {};
    session.receive({
      kind: 'ended',
      result: {
        status,
        ...(output !== undefined && { output }),
        ...(typeof error === 'string' && { error }),
        ...(typeof cause === 'string' && { cause }),
      },
      eventCount: events.length,
      realDuration: 0,
      runDuration: last.timestamp - first,
    });
  }
  return session;
}

const incomplete = 'The history is incomplete';

function upTo(last: HistoryEvent | undefined): string {
  return last ? ` Shown is what there is up to event ${String(last.id)}, ${last.type}.` : '';
}

const endings: Readonly<Record<string, 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | undefined>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

/** The names of the states that a history went through. */
export function statesIn(events: readonly HistoryEvent[]): ReadonlySet<string> {
  const names = events.flatMap(({ type, details }) => {
    const name = type.endsWith('StateEntered') ? details?.['name'] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
  return new Set(names);
}
