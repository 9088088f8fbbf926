import type { FromHost, LogEntry, StartMessage } from '../../host/messages';
import { RunSession } from '../run/run-session';

/** The first line of a kept run; every further one is a message of the run's process. */
export interface RecordHeader {
  readonly stepwright: 1;
  readonly uri: string;
  readonly machine: string;
  readonly startedAt: number;
  readonly request: StartMessage;
}

/** What a run's file begins with. */
export function headerLine({ uri, machine, startedAt, request }: RunSession): string {
  // What a redrive goes on from is told again by its events.
  const { redriveOf: _told, ...options } = request.options ?? {};
  const header: RecordHeader = { stepwright: 1, uri, machine, startedAt, request: { ...request, options } };
  return `${JSON.stringify(header)}\n`;
}

/** The line of a message, or nothing where a run that is looked at later does not need it. */
export function messageLine(message: FromHost): string {
  if (message.kind === 'question' || message.kind === 'settled') return '';
  // The events of child executions have lines of their own. Data that are nested too deep for JSON text are left out.
  const line = textOf(message.kind === 'ended' ? { ...message, log: undefined } : message);
  return line === undefined ? '' : `${line}\n`;
}

/** Events of child executions, which a redrive needs; `of` is how many there are in all lines together. */
interface ChildLogPart {
  readonly kind: 'child-log';
  readonly entries: readonly LogEntry[];
  readonly of: number;
}

/** So many events go into one line: the text of one is made without anybody waiting. */
const entriesInLine = 200;

/** The lines that keep the events of a run's child executions; they stop at data that are nested too deep for JSON text. */
export function* childLogLines(log: readonly LogEntry[]): Generator<string> {
  for (let start = 0; start < log.length; start += entriesInLine) {
    const part: ChildLogPart = { kind: 'child-log', entries: log.slice(start, start + entriesInLine), of: log.length };
    const line = textOf(part);
    if (line === undefined) return;
    yield `${line}\n`;
  }
}

function textOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/**
 * Tells a kept run again, as it was told while it ran. A record that stops in its middle gives what it has: the editor
 * ended before the run did. Gives a sentence where the text is no record.
 */
export function sessionOf(text: string): RunSession | string {
  const [first = '', ...lines] = text.split('\n');
  const header = parsed(first);
  if (!isHeader(header)) return 'This is no run that Stepwright has kept.';
  const session = new RunSession(header.uri, header.machine, header.request, 'kept', header.startedAt);
  const childLog: LogEntry[] = [];
  for (const line of lines) {
    const message = line === '' ? undefined : parsed(line);
    if (isChildLogPart(message)) {
      childLog.push(...message.entries);
      // A part of them would let a redrive go on from where the run never was.
      if (childLog.length === message.of) session.childLog = childLog;
    } else if (isMessage(message)) session.receive(message);
  }
  session.breakOff('The editor was closed before the run had ended.');
  return session;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isHeader(value: unknown): value is RecordHeader {
  return (
    typeof value === 'object' && value !== null && 'stepwright' in value && 'request' in value && 'machine' in value
  );
}

function isChildLogPart(value: unknown): value is ChildLogPart {
  return isMessage(value) && (value as { readonly kind: unknown }).kind === 'child-log';
}

function isMessage(value: unknown): value is FromHost {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
