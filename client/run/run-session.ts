import path from 'node:path';
import type {
  FromHost,
  HistoryEvent,
  LogEntry,
  MissingHandler,
  Reply,
  RunDiagnostic,
  StartedMessage,
  StartMessage,
} from '../../host/messages';
import { pathMoved, whereMoved, type WhereMoved } from '../runs/moved-files';
import { startHost, type HostProcess } from './host-process';
import { QuestionBook } from './question-book';
import type { ReplayOutcome } from './replay-outcome';
import type { RunEvent } from './run-event';
import { RunState } from './run-state';
import type { Visit } from './visit';
import type { Ending } from './view-model';
import type { RunHeader, RunSource, ViewLogLine } from './view-messages';

/** What listeners are told of a session. */
export interface SessionListener {
  readonly visits?: (visits: readonly Visit[]) => void;
  readonly log?: (lines: readonly ViewLogLine[]) => void;
  /** The header changed: events were counted, or the run ended. */
  readonly progress?: () => void;
  /** Each message as it came, before it is heeded: what is needed to tell the run again. */
  readonly message?: (message: FromHost) => void;
  readonly events?: (events: readonly RunEvent[]) => void;
  readonly started?: (missing: readonly MissingHandler[]) => void;
  readonly ended?: () => void;
  /** Something waits for an answer, or does so no more. */
  readonly questions?: () => void;
}

/** Log lines that are kept for the view; the output channel has all. */
const keptLines = 5_000;

/** What its process calls a run. */
export type RunExecution = Pick<StartedMessage, 'executionArn' | 'stateMachineName'>;

/** One run of a machine: its process, and what is known of it so far. */
export class RunSession {
  readonly state = new RunState();
  readonly log: ViewLogLine[] = [];
  readonly questions = new QuestionBook();
  /** All events so far. */
  readonly events: HistoryEvent[] = [];
  lostLines = 0;
  status: RunHeader['status'] = 'running';
  ending: Ending = {};
  refusedFor: readonly RunDiagnostic[] = [];
  /** Other computers for whose sake the run was not started: nobody has said that it may reach them. */
  leavesFor: readonly string[] = [];
  /** Known when it has started. */
  execution: RunExecution | undefined;
  /** Set where it is kept, or was read from a file. */
  source: RunSource | undefined;
  /** Set when it was replayed. */
  replay: ReplayOutcome | undefined;
  /** The log of a run that had child executions and did not succeed: a redrive needs their events too. */
  childLog: readonly LogEntry[] | undefined;
  private summary = '';
  private durations: { readonly real: number; readonly run: number } | undefined;
  private readonly listeners = new Set<SessionListener>();
  private process: HostProcess | undefined;

  constructor(
    /** The document's uri, as text. */
    public uri: string,
    readonly machine: string,
    public request: StartMessage,
    readonly origin: RunHeader['origin'] = 'live',
    /** Milliseconds since the epoch. */
    readonly startedAt = Date.now(),
  ) {}

  /** Goes with its document where that was moved. */
  follow(moved: WhereMoved): void {
    const uri = moved(this.uri);
    if (uri === undefined || uri === this.uri) return;
    this.request = {
      ...this.request,
      file: pathMoved(this.request.file, whereMoved([{ oldUri: this.uri, newUri: uri }])),
    };
    this.uri = uri;
  }

  /** Starts the process; `module` is the bundle of the host. */
  start(module: string): void {
    this.process = startHost(module, this.request, path.dirname(this.request.file), {
      message: (message) => {
        this.receive(message);
      },
      died: (reason) => {
        this.breakOff(reason);
      },
    });
  }

  /** Ends a run of which nothing more will be heard. */
  breakOff(reason: string, what = 'The run broke off'): void {
    this.end('broken', { error: what, cause: reason }, what);
  }

  listen(listener: SessionListener): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  cancel(): void {
    if (this.status === 'running') this.process?.abort();
  }

  /** Answers a question; nothing where it is settled. */
  reply(id: number, reply: Reply): void {
    if (!this.questions.answer(id, reply)) return;
    this.process?.reply(id, reply);
  }

  setReplay(outcome: ReplayOutcome): void {
    this.replay = outcome;
    this.tell((listener) => listener.progress?.());
  }

  dispose(): void {
    this.process?.dispose();
    this.listeners.clear();
  }

  header(): RunHeader {
    const { real, run } = this.durations ?? {
      real: Date.now() - this.startedAt,
      run: (this.state.endedAt ?? 0) - (this.state.startedAt ?? 0),
    };
    return {
      machine: this.machine,
      file: this.request.file,
      status: this.status,
      summary: this.summary,
      eventCount: this.state.eventCount,
      realDuration: real,
      runDuration: run,
      isVirtual: this.request.options?.time !== 'real',
      origin: this.origin,
      startedAt: this.startedAt,
      ...(this.source && { source: this.source }),
    };
  }

  /** Heeds a message of the run's process, or of a record of one. */
  receive(message: FromHost): void {
    this.tell((listener) => listener.message?.(message));
    switch (message.kind) {
      case 'started':
        this.execution = message;
        this.note(message.notes);
        this.tell((listener) => listener.started?.(message.missingHandlers));
        return;
      case 'events': {
        message.events.forEach((event, index) => {
          this.events.push(event);
          const changed = this.state.add(event, message.times[index]);
          if (changed.length > 0) this.tell((listener) => listener.visits?.(changed));
        });
        this.tell((listener) => listener.events?.(message.events));
        this.tell((listener) => listener.progress?.());
        return;
      }
      case 'log':
        this.addLog(message.lines);
        return;
      case 'question':
        this.questions.add(message.question);
        this.tell((listener) => listener.questions?.());
        return;
      case 'settled':
        this.questions.settle(message.id);
        this.tell((listener) => listener.questions?.());
        return;
      case 'refused': {
        this.refusedFor = message.diagnostics;
        this.leavesFor = message.endpoints ?? [];
        const reasons = [
          ...message.diagnostics.map(({ message: text, code }) => `${text} (${code})`),
          ...message.problems.map(({ file, line, message: text }) => `${file}:${String(line)}: ${text}`),
        ];
        // One reason alone stands in the message already.
        const cause = reasons.length > 1 ? { cause: reasons.join('\n') } : {};
        this.end('broken', { error: message.message, ...cause }, 'Not started');
        return;
      }
      case 'ended': {
        const { result, realDuration, runDuration } = message;
        this.childLog = message.log;
        this.durations = { real: realDuration, run: runDuration };
        const status = statuses[result.status];
        this.end(status, result, result.error === undefined ? words[status] : `${words[status]}: ${result.error}`);
        return;
      }
      case 'resources':
      case 'replayed':
      case 'inspected':
        return;
      case 'crashed':
        this.end(
          'broken',
          { error: 'A defect in Stepwright ended the run', cause: message.message },
          'The run broke off',
        );
    }
  }

  private note(notes: readonly string[]): void {
    if (notes.length > 0) this.addLog(notes.map((text) => ({ state: 'Stepwright', stream: 'runner', text })));
  }

  private addLog(lines: readonly ViewLogLine[]): void {
    const room = Math.max(0, keptLines - this.log.length);
    this.log.push(...lines.slice(0, room));
    this.lostLines += lines.length - Math.min(room, lines.length);
    this.tell((listener) => listener.log?.(lines));
  }

  private end(status: RunHeader['status'], ending: Ending, summary: string): void {
    if (this.status !== 'running') return;
    this.status = status;
    this.ending = ending;
    this.summary = summary;
    this.durations ??= {
      real: Date.now() - this.startedAt,
      run: (this.state.endedAt ?? 0) - (this.state.startedAt ?? 0),
    };
    this.questions.clear();
    this.tell((listener) => listener.questions?.());
    const open = this.state.closeAll();
    this.tell((listener) => listener.visits?.(open));
    this.tell((listener) => listener.progress?.());
    this.tell((listener) => listener.ended?.());
  }

  private tell(say: (listener: SessionListener) => void): void {
    for (const listener of [...this.listeners]) say(listener);
  }
}

const statuses = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timed-out', ABORTED: 'aborted' } as const;
const words = { succeeded: 'Succeeded', failed: 'Failed', 'timed-out': 'Timed out', aborted: 'Cancelled' } as const;
