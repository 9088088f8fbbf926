import { fork } from 'node:child_process';
import type {
  DescribeMessage,
  FromHost,
  InspectMessage,
  ReplayMessage,
  Reply,
  StartMessage,
  ToHost,
} from '../../host/messages';

/** The process of one run. */
export interface HostProcess {
  /** Ends the run as StopExecution does; a process that does not answer is killed. */
  abort(): void;
  reply(id: number, reply: Reply): void;
  /** Ends the process at once, and with it all that it has started. */
  dispose(): void;
}

export interface HostListener {
  readonly message: (message: FromHost) => void;
  /** The process ended without a last message; `reason` is a sentence. */
  readonly died: (reason: string) => void;
}

const patience = 2_000;

/** Starts a run in a process of its own, so that no machine, expression or handler can block the editor. */
export function startHost(
  module: string,
  start: StartMessage | DescribeMessage | ReplayMessage | InspectMessage,
  cwd: string,
  on: HostListener,
): HostProcess {
  const child = fork(module, [], {
    cwd,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    // Under a desktop VS Code the program is Electron, which runs as Node only where it is told so.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  let isOver = false;
  let said = '';
  let timer: NodeJS.Timeout | undefined;
  const end = (reason?: string): void => {
    if (isOver) return;
    isOver = true;
    if (reason !== undefined) on.died(reason);
  };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  child.on('message', (message) => {
    if (isOver) return;
    const received = message as FromHost;
    const isLast = ['ended', 'refused', 'resources', 'replayed', 'inspected', 'crashed'].includes(received.kind);
    if (isLast) end();
    on.message(received);
  });
  child.on('error', (fault) => {
    end(`The process of the run could not be started: ${fault.message}`);
  });
  child.on('exit', (code, signal) => {
    clearTimeout(timer);
    const how = signal === null ? `with exit code ${String(code)}` : `by ${signal}`;
    const settle = (): void => {
      clearTimeout(timer);
      end(`The process of the run was ended ${how}.${said.trim() === '' ? '' : `\n${said.trim()}`}`);
    };
    // Its last messages and words may still be on their way; what it has started may hold its pipes open for ever.
    timer = setTimeout(settle, patience);
    child.on('close', settle);
  });
  const send = (message: ToHost): void => {
    // Where the channel is closed, the process is ending: its exit says so.
    if (child.connected) child.send(message, () => undefined);
  };
  send(start);
  return {
    abort() {
      send({ kind: 'abort' });
      timer ??= setTimeout(() => child.kill('SIGKILL'), patience);
    },
    reply(id, reply) {
      send({ kind: 'reply', id, reply });
    },
    dispose() {
      end();
      if (child.connected) child.disconnect();
      timer ??= setTimeout(() => child.kill('SIGKILL'), patience);
    },
  };
}
