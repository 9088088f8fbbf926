import { RunSession } from '../../client/run/run-session';
import type { StartMessage } from '../../host/messages';
import type { Json } from '../../language/json';

export interface StartedRun {
  readonly session: RunSession;
  /** Starts the process of the run; comes when the run is over. */
  readonly run: () => Promise<void>;
}

/** A run in a process of its own, as the extension starts it; `host` is the bundle, `folder` where the machine lies. */
export function runInHost(definition: unknown, input: Json, host: string, folder: string): StartedRun {
  const file = `${folder}/orders.asl.json`;
  const text = JSON.stringify(definition);
  const request: StartMessage = { kind: 'start', text, file, input, format: 'json' };
  const session = new RunSession(`file://${file}`, 'orders', request);
  return {
    session,
    run: () =>
      new Promise((resolve) => {
        session.listen({ ended: resolve });
        session.start(host);
      }),
  };
}
