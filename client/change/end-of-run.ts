import path from 'node:path';
import type { ExecutionResult, StartMessage } from '../../host/messages';
import { startHost } from '../run/host-process';

/** How a run ends, in a process of its own; a sentence where there is none. */
export function endOfRun(module: string, request: StartMessage): Promise<ExecutionResult | string> {
  return new Promise((resolve) => {
    const host = startHost(module, request, request.workspaceFolder ?? path.dirname(request.file), {
      message(message) {
        switch (message.kind) {
          case 'ended':
            resolve(message.result);
            return;
          case 'refused':
          case 'crashed':
            resolve(message.message);
            return;
          default:
            return;
        }
      },
      died(reason) {
        host.dispose();
        resolve(reason);
      },
    });
  });
}
