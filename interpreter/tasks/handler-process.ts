import { spawn, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import type { Json, JsonObject } from '../../language/json';
import { isJsonObject } from '../../language/json';
import { lineSplitter } from './line-splitter';

/** How a handler's process is started. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** One invocation, as the bootstrap files read it. */
export interface Invocation {
  readonly requestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly timeoutMs: number;
  readonly event: Json;
}

export type Outcome =
  | { readonly kind: 'returned'; readonly output: Json; readonly bytes: number }
  /** The function's error, members in the order of its runtime. */
  | { readonly kind: 'raised'; readonly error: JsonObject }
  /** The time of the function itself was over; the process is gone. */
  | { readonly kind: 'timed-out'; readonly while: 'loading' | 'running' }
  /** The process ended without an answer. `reason` is Lambda's wording; `lastLines` is the end of its stderr. */
  | { readonly kind: 'exited'; readonly reason: string; readonly lastLines: readonly string[] }
  | { readonly kind: 'not-started'; readonly message: string }
  | { readonly kind: 'stopped' };

export type HandlerLine = (stream: 'stdout' | 'stderr', text: string) => void;

/** Loading a module may take longer than a call: Lambda gives it 10 s, a cold disk needs more. */
const LOADING_MS = 30_000;
const LAST_LINES = 10;
/** No answer is longer than Lambda's 6 MB; whatever is, comes from a handler that writes into our pipe. */
const MAX_ANSWER_CHARACTERS = 16 * 1024 * 1024;

/**
 * A handler's process. It answers one call at a time and stays warm between calls. Requests go through its descriptor 3,
 * answers come from 4, so that nothing that it prints can be taken for an answer. It leads a process group of its own,
 * and ends that group when descriptor 3 closes: nothing outlives us.
 */
export class HandlerProcess {
  private readonly child: ChildProcess;
  private readonly requests: Socket | undefined;
  private readonly lastLines: string[] = [];
  private readonly prints: { readonly flush: () => void }[] = [];
  private waiting: { readonly id: number; readonly end: (outcome: Outcome) => void } | undefined;
  private exit: Extract<Outcome, { kind: 'exited' | 'not-started' }> | undefined;
  private ready = false;
  private onReady: (() => void) | undefined;
  private calls = 0;
  private printed = 0;
  /** Settled when the process has ended. */
  readonly ended: Promise<void>;

  constructor(launch: Launch, print: HandlerLine) {
    const child = spawn(launch.command, [...launch.args], {
      cwd: launch.cwd,
      env: { ...launch.env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.child = child;
    const [, , , requests, answers] = child.stdio;
    this.requests = requests instanceof Socket ? requests : undefined;
    // A process that ends while we write to it is reported by its exit.
    this.requests?.on('error', () => undefined);
    if (answers instanceof Socket) {
      const split = lineSplitter((line) => {
        this.takeAnswer(line);
      }, MAX_ANSWER_CHARACTERS);
      answers.on('data', split.push).on('error', () => undefined);
    }
    for (const stream of ['stdout', 'stderr'] as const) {
      const split = lineSplitter((line) => {
        this.printed++;
        if (stream === 'stderr') remember(this.lastLines, line);
        print(stream, line);
      });
      this.prints.push(split);
      child[stream]?.on('data', split.push).on('end', split.flush);
    }
    this.ended = new Promise((resolve) => {
      const gone = (exit: Extract<Outcome, { kind: 'exited' | 'not-started' }>): void => {
        this.exit ??= exit;
        this.waiting?.end(this.exit);
        resolve();
      };
      child.on('error', (error) => {
        gone({ kind: 'not-started', message: error.message });
      });
      child.on('exit', (code, signal) => {
        const reason = exitReason(code, signal);
        // What it has printed last may still be on its way; a grandchild may hold the pipes open for ever.
        const settle = (): void => {
          clearTimeout(closed);
          gone({ kind: 'exited', reason, lastLines: this.lastLines });
        };
        // Where the event loop was held up for so long, it reads once more before.
        const closed = setTimeout(() => setImmediate(settle), 200);
        child.on('close', settle);
      });
    });
  }

  get alive(): boolean {
    return this.exit === undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Sends a call and waits for its answer. After anything but an answer the process is gone. */
  async invoke(invocation: Invocation, stop: AbortSignal): Promise<Outcome> {
    if (this.exit) return this.exit;
    if (stop.aborted) return { kind: 'stopped' };
    const id = ++this.calls;
    const text = JSON.stringify({ id, ...invocation });
    let timer: NodeJS.Timeout | undefined;
    const outcome = await new Promise<Outcome>((resolve) => {
      const end = (ended: Outcome): void => {
        this.waiting = undefined;
        resolve(ended);
      };
      this.waiting = { id, end };
      stop.addEventListener(
        'abort',
        () => {
          if (this.waiting?.id === id) end({ kind: 'stopped' });
        },
        { once: true },
      );
      timer = setTimeout(() => {
        end({ kind: 'timed-out', while: 'loading' });
      }, LOADING_MS);
      const send = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          end({ kind: 'timed-out', while: 'running' });
        }, invocation.timeoutMs);
        this.requests?.write(`${text}\n`);
      };
      if (this.ready) send();
      else this.onReady = send;
    });
    clearTimeout(timer);
    if (outcome.kind === 'returned' || outcome.kind === 'raised') await this.printsArrived();
    else this.kill();
    return outcome;
  }

  /** Ends the process and all that it has started, at once. */
  kill(): void {
    const { pid } = this.child;
    if (pid === undefined || !this.alive) return;
    if (process.platform === 'win32') {
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => {
        this.child.kill('SIGKILL');
      });
      return;
    }
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.child.kill('SIGKILL');
    }
  }

  private takeAnswer(line: string): void {
    const message = parseAnswer(line);
    if (message === 'ready') {
      this.ready = true;
      this.onReady?.();
      return;
    }
    if (message === undefined) {
      this.waiting?.end({
        kind: 'exited',
        reason: 'Runtime wrote something to descriptor 4 that is no answer',
        lastLines: this.lastLines,
      });
      return;
    }
    if (message.id === this.waiting?.id) this.waiting.end(message.outcome);
  }

  /** The bootstrap flushes stdout and stderr before it answers: they are read when a turn of the event loop brings nothing more. */
  private async printsArrived(): Promise<void> {
    for (let before = -1; before !== this.printed;) {
      before = this.printed;
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const split of this.prints) split.flush();
  }
}

function remember(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > LAST_LINES) lines.shift();
}

/** The words of Lambda for a runtime that ended. */
function exitReason(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${SIGNALS[signal] ?? signal}`;
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${String(code)}`;
}

const SIGNALS: Readonly<Record<string, string>> = {
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGABRT: 'aborted',
  SIGTERM: 'terminated',
};

/** An answer line; undefined for anything else. Numbers too big for a double are a fault of the answer. */
function parseAnswer(line: string): 'ready' | { readonly id: number; readonly outcome: Outcome } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isJsonObject(value)) return undefined;
  if (value['ready'] === true) return 'ready';
  const { id, output, error } = value;
  if (typeof id !== 'number') return undefined;
  if (isJsonObject(error)) return { id, outcome: { kind: 'raised', error } };
  if (output === undefined) return undefined;
  const bytes = Buffer.byteLength(line) - `{"id":${String(id)},"output":}`.length;
  if (/\d(?:e\+?\d{3,}|\d{308})/i.test(line) && holdsInfinity(output)) return { id, outcome: TOO_BIG };
  return { id, outcome: { kind: 'returned', output, bytes } };
}

const TOO_BIG: Outcome = {
  kind: 'raised',
  error: {
    errorMessage: 'Unable to marshal response: a number is out of the range of JSON readers',
    errorType: 'Runtime.MarshalError',
    stackTrace: [],
  },
};

function holdsInfinity(value: Json): boolean {
  const stack: Json[] = [value];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'number' && !Number.isFinite(next)) return true;
    if (typeof next === 'object' && next !== null) for (const member of Object.values(next)) stack.push(member);
  }
  return false;
}
