import type { FromHost, StartMessage } from '../../host/messages';
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
  try {
    // The events of child executions serve for a redrive while the run is shown.
    return `${JSON.stringify(message.kind === 'ended' ? { ...message, log: undefined } : message)}\n`;
  } catch {
    // Data that are nested too deep for JSON text: the rest of the run can be kept.
    return '';
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
  for (const line of lines) {
    const message = line === '' ? undefined : parsed(line);
    if (isMessage(message)) session.receive(message);
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

function isMessage(value: unknown): value is FromHost {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
