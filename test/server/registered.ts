import type { CancellationToken, ClientCapabilities, Connection } from 'vscode-languageserver';
import { browserProject } from '../../server/browser/project';
import { serve } from '../../server/connection';

/** What answers a request. */
export type Handler = (params: unknown, token: CancellationToken) => unknown;

/** A server without a client: the test itself calls what it has registered. */
export interface Registered {
  /** What answers requests, by the name under which the connection takes it, or by the request's own. */
  readonly requests: ReadonlyMap<string, Handler>;
  readonly open: (uri: string, languageId: string, text: string) => void;
}

/** What is registered for notifications, and for what begins and ends a session. */
const NO_REQUEST = /(?:^|\.)on(?:Did\w+|Initialized?|Shutdown|Exit|Notification)$/;

const NEVER: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => undefined }),
};

/** Starts the server on a connection that leads nowhere, in a project of which nothing is known. */
export function startRegistered(capabilities: ClientCapabilities): Registered {
  const registered = new Map<string, Handler>();
  serve(
    recording('', registered) as Connection,
    '0',
    browserProject(() => undefined),
  );
  const tell = (name: string, params: unknown): void => {
    const handler = registered.get(name);
    if (!handler) throw new Error(`Nothing is registered by ${name}`);
    handler(params, NEVER);
  };
  tell('onInitialize', { processId: null, rootUri: null, capabilities, workspaceFolders: null });
  return {
    requests: new Map([...registered].filter(([name]) => !NO_REQUEST.test(name))),
    open: (uri, languageId, text) => {
      tell('onDidOpenTextDocument', { textDocument: { uri, languageId, version: 1, text } });
    },
  };
}

/** A part of a connection, by the names that lead to it: keeps what is registered, and tells nobody anything. */
function recording(names: string, registered: Map<string, Handler>): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) =>
      typeof name === 'symbol' || name === 'then'
        ? undefined
        : recording(names === '' ? name : `${names}.${name}`, registered),
    apply: (_, __, given: readonly unknown[]) => {
      const handler = given.findLast((one) => typeof one === 'function');
      const [own] = given;
      const name = names === 'onRequest' && typeof own === 'string' ? own : names;
      if (handler) registered.set(name, handler as Handler);
      return Promise.resolve(undefined);
    },
  });
}
