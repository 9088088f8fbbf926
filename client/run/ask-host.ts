import path from 'node:path';
import type { DescribeMessage, FromHost, InspectMessage, ReplayMessage } from '../../host/messages';
import { startHost } from './host-process';

export interface NoAnswer {
  readonly kind: 'refused';
  /** Why there is none, a sentence or more. */
  readonly message: string;
}

/** Asks a process of its own a question that it answers by one message of the kind `expected`, or refuses. */
export function askHost<Kind extends FromHost['kind']>(
  module: string,
  request: DescribeMessage | InspectMessage | ReplayMessage,
  expected: Kind,
): Promise<Extract<FromHost, { kind: Kind }> | NoAnswer> {
  return new Promise((resolve) => {
    startHost(module, request, path.dirname(request.file), {
      message(message) {
        if (isOfKind(message, expected)) resolve(message);
        else if (message.kind === 'refused' || message.kind === 'crashed')
          resolve({ kind: 'refused', message: reason(message) });
      },
      died: (message) => {
        resolve({ kind: 'refused', message });
      },
    });
  });
}

function isOfKind<Kind extends FromHost['kind']>(
  message: FromHost,
  kind: Kind,
): message is Extract<FromHost, { kind: Kind }> {
  return message.kind === kind;
}

function reason(message: Extract<FromHost, { kind: 'refused' | 'crashed' }>): string {
  if (message.kind === 'crashed') return `A defect in Stepwright: ${message.message}`;
  const problems = message.problems.map(({ file, line, message: text }) => `${file}:${String(line)}: ${text}`);
  return [message.message, ...problems].join('\n');
}
