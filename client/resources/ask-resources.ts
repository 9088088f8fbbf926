import path from 'node:path';
import type { DescribeMessage, FromHost } from '../../host/messages';
import { startHost } from '../run/host-process';

export type ResourcesAnswer =
  Extract<FromHost, { kind: 'resources' }> | { readonly kind: 'refused'; readonly message: string };

/** Asks a process what would answer the tasks of a machine; nothing is run. */
export function askResources(module: string, request: DescribeMessage): Promise<ResourcesAnswer> {
  return new Promise((resolve) => {
    startHost(module, request, path.dirname(request.file), {
      message(message) {
        if (message.kind === 'resources') resolve(message);
        if (message.kind === 'refused' || message.kind === 'crashed')
          resolve({ kind: 'refused', message: reason(message) });
      },
      died: (message) => {
        resolve({ kind: 'refused', message });
      },
    });
  });
}

function reason(message: Extract<FromHost, { kind: 'refused' | 'crashed' }>): string {
  if (message.kind === 'crashed') return `A defect in Stepwright: ${message.message}`;
  const problems = message.problems.map(({ file, line, message: text }) => `${file}:${String(line)}: ${text}`);
  return [message.message, ...problems].join('\n');
}
