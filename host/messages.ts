import type { ExecutionResult, HistoryEvent } from '../interpreter/core/events';
import type { RecordedStep, StepInspection } from '../interpreter/inspect/inspection';
import type { ExplainedCondition, ExplainedRule } from '../language/features/explained-rule';
import type { HistoryDifference } from '../interpreter/replay/compare-histories';
import type { LogEntry } from '../interpreter/replay/log-entry';
import type { Question, Reply } from '../interpreter/tasks/by-hand';
import type { LogLine } from '../interpreter/tasks/task-runner';
import type { Json } from '../language/json';
import type { TaskResource } from '../workspace/task-resource';
import type { MachinePart } from '../workspace/part-of-machine';
import type { DocumentFormat } from '../language/tree/parse-document';

export type {
  ExecutionResult,
  ExplainedCondition,
  ExplainedRule,
  HistoryDifference,
  HistoryEvent,
  Json,
  LogEntry,
  LogLine,
  MachinePart,
  Question,
  RecordedStep,
  Reply,
  StepInspection,
  TaskResource,
};

/*
 * The messages between whoever starts a run and the process that runs it (host/main.ts): fork it and send `start`. The
 * answer is `refused`, or `started`, then `events` and `log`, and `ended` last. The process ends by itself after the last
 * message; it ends everything that it has started when the channel closes.
 */

export type ToHost = StartMessage | DescribeMessage | ReplayMessage | InspectMessage | AbortMessage | ReplyMessage;

export interface StartMessage {
  readonly kind: 'start';
  /** The definition: the text of the editor, saved or not. */
  readonly text: string;
  /** The path of its file on the disk: handlers and settings are looked for beside it. */
  readonly file: string;
  /** Default: by the file's name. */
  readonly format?: DocumentFormat;
  /** Which of the machines that the text holds, where it is a template. */
  readonly stateMachine?: string;
  /** The workspace's root: settings and handlers are looked for there too. */
  readonly workspaceFolder?: string;
  readonly input: Json;
  readonly options?: RunRequestOptions;
}

export interface RunRequestOptions {
  /** Default: what stepwright.json says, else STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Default virtual: waits take no time. */
  readonly time?: 'virtual' | 'real';
  readonly seed?: number;
  /** Default: from the name of the file, or what a template says. */
  readonly stateMachineName?: string;
  readonly executionName?: string;
  /** A configuration instead of the stepwright.json that is found. */
  readonly configFile?: string;
  /** Values for `${Name}`; they win over those of the configuration. */
  readonly substitutions?: Readonly<Record<string, Json>>;
  /** A mock file of Step Functions Local, and which of its test cases. */
  readonly mockConfigFile?: string;
  readonly testCase?: string;
  /** Whether the run may send anything to other computers that stepwright.json names. */
  readonly allowRemote?: boolean;
  /** The programs that run handlers; default: see the runners. */
  readonly python?: string;
  /** The Python where no virtual environment lies near a handler: the editor's choice. */
  readonly pythonFallback?: string;
  readonly node?: string;
  /** Asks by `question` messages for what nothing answers; without it such calls wait for their time-out or fail. */
  readonly askByHand?: boolean;
  /** Only a part of the machine is run, with these variables. */
  readonly part?: MachinePart;
  readonly variables?: Readonly<Record<string, Json>>;
  /** The log of a run that did not succeed: it goes on where it failed. The other options must be those of that run. */
  readonly redriveOf?: readonly LogEntry[];
  /** Severities of rules that replace those of the configuration; only errors refuse a run. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'hint' | 'off'>>;
}

/** Asks what would answer the tasks of a machine. The answer is `refused` or `resources`; nothing is run. */
export interface DescribeMessage extends Omit<StartMessage, 'kind' | 'input'> {
  readonly kind: 'describe';
}

/** Asks where a definition leaves the events that were recorded. The answer is `refused` or `replayed`; no task is run. */
export interface ReplayMessage extends Omit<StartMessage, 'kind' | 'input'> {
  readonly kind: 'replay';
  readonly events: readonly HistoryEvent[];
}

/** Asks how the data went through steps of a run. The answer is `refused` or `inspected`; no task is run. */
export interface InspectMessage extends Omit<StartMessage, 'kind' | 'input'> {
  readonly kind: 'inspect';
  readonly steps: readonly RecordedStep[];
}

/** What somebody says to a `question`. */
export interface ReplyMessage {
  readonly kind: 'reply';
  readonly id: number;
  readonly reply: Reply;
}

/** Ends the run as StopExecution does: `ended` follows with the status ABORTED. */
export interface AbortMessage {
  readonly kind: 'abort';
  readonly error?: string;
  readonly cause?: string;
}

export type FromHost =
  | RefusedMessage
  | StartedMessage
  | EventsMessage
  | LogMessage
  | QuestionMessage
  | SettledMessage
  | ResourcesMessage
  | ReplayedMessage
  | InspectedMessage
  | EndedMessage
  | CrashedMessage;

/** The run was not started: the definition or a configuration has errors. */
export interface RefusedMessage {
  readonly kind: 'refused';
  /** One sentence about all of it. */
  readonly message: string;
  /** Errors of the definition. */
  readonly diagnostics: readonly RunDiagnostic[];
  /** Errors of configuration files. */
  readonly problems: readonly FileProblem[];
  /** Other computers that the run would send data to: it can be started again with `allowRemote`. */
  readonly endpoints?: readonly string[];
}

export interface RunDiagnostic {
  readonly code: string;
  readonly message: string;
  /** UTF-16 offsets of the text that was sent. */
  readonly start: number;
  readonly end: number;
}

/** A place in a configuration file, 1-based. */
export interface FileProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

export interface StartedMessage {
  readonly kind: 'started';
  readonly executionArn: string;
  readonly stateMachineName: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Warnings of configuration files, placeholders without a value and the like. */
  readonly notes: readonly string[];
  /** Functions that the definition names and nothing answers for: the run fails there, if it gets there. */
  readonly missingHandlers: readonly MissingHandler[];
}

/** What a quick fix needs in order to create a handler, or an entry in stepwright.json. */
export interface MissingHandler {
  readonly state: string;
  readonly functionName: string;
  /** The name or ARN as the definition has it. */
  readonly reference: string;
  /** What was looked for where, and what to do. */
  readonly message: string;
}

/** Events of the history in order, at most every 16 ms. */
export interface EventsMessage {
  readonly kind: 'events';
  readonly events: readonly HistoryEvent[];
  /** When each of them came, in milliseconds of the computer's clock since the run began. */
  readonly times: readonly number[];
}

/** What handlers print and runners have to say. */
export interface LogMessage {
  readonly kind: 'log';
  readonly lines: readonly LogLine[];
}

/** A call that somebody may answer by a `reply`. */
export interface QuestionMessage {
  readonly kind: 'question';
  readonly question: Question;
}

/** The tasks of a machine, and what answers each. */
export interface ResourcesMessage {
  readonly kind: 'resources';
  readonly stateMachineName: string;
  readonly resources: readonly TaskResource[];
  readonly notes: readonly string[];
}

/** How a recording went that was run again by a definition, and what was otherwise. */
export interface ReplayedMessage {
  readonly kind: 'replayed';
  readonly result: ExecutionResult;
  readonly differences: readonly HistoryDifference[];
}

/** The steps in the order in which they were asked for. */
export interface InspectedMessage {
  readonly kind: 'inspected';
  readonly inspections: readonly StepInspection[];
}

/** A question needs no reply any more. */
export interface SettledMessage {
  readonly kind: 'settled';
  readonly id: number;
}

export interface EndedMessage {
  readonly kind: 'ended';
  readonly result: ExecutionResult;
  readonly eventCount: number;
  /** Milliseconds of the computer's clock, and of the run's own. */
  readonly realDuration: number;
  readonly runDuration: number;
  /**
   * All events of a run that did not succeed and that had child executions: what a redrive goes on from. Absent where they
   * are very many.
   */
  readonly log?: readonly LogEntry[];
}

/** A defect of ours. The process ends. */
export interface CrashedMessage {
  readonly kind: 'crashed';
  readonly message: string;
}
