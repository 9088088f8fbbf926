import type { ExplainedRule } from '../../host/messages';
import type { StateGraph } from '../../language/graph/build-graph';
import type { NodeMark } from '../graph/messages';
import type { FromAnswerForm, QuestionsMessage } from './answer-messages';

/** A row of the run view: one visit of a state, or the execution itself (key 0). */
export interface Row {
  readonly key: number;
  readonly parent: number;
  readonly name: string;
  readonly type: string;
  readonly lane?: string;
  readonly status: RowStatus;
  /** The status of the execution in words that tell more. */
  readonly outcome?: string;
  readonly time: Span;
  /** The calls that a Task state made. */
  readonly attempts?: readonly AttemptSpan[];
  readonly error?: string;
}

/** From when to when, in milliseconds since the start of the execution; no end while it goes on. */
export interface Span {
  readonly start: number;
  readonly end?: number;
  /** The same on the computer's clock, where that is known. */
  readonly realStart?: number;
  readonly realEnd?: number;
}

export interface AttemptSpan extends Span {
  readonly isFailed: boolean;
}

export type RowStatus = 'running' | 'succeeded' | 'caught' | 'failed' | 'aborted';

/** A line of the run's log. */
export interface ViewLogLine {
  readonly state: string;
  readonly stream: 'stdout' | 'stderr' | 'runner';
  readonly text: string;
  /** The row of the step that it came from, where that is known. */
  readonly step?: number;
}

/** What data of a step one can see, in the order of the flow. */
export const stages = [
  'input',
  'variables',
  'afterInputPath',
  'afterItemsPath',
  'afterItemSelector',
  'parameters',
  'result',
  'afterResultSelector',
  'afterResultPath',
  'assigned',
  'output',
] as const;
export type Stage = (typeof stages)[number];

/** Data of a step: its JSON text, without spaces. */
export interface StageData {
  readonly stage: Stage;
  /** What the stage is called for this state: `Input`, `Arguments`, … */
  readonly title: string;
  readonly text: string;
  /** The title of the stage before, where this one is the same. */
  readonly sameAs?: string;
}

/** All about one row, sent when it is selected. */
export interface Details {
  readonly key: number;
  readonly data: readonly StageData[];
  readonly error?: string;
  readonly cause?: string;
  /** The row where the failure came from, for the execution. */
  readonly failedAt?: { readonly key: number; readonly name: string };
  /** What a replay of the execution has shown. */
  readonly replay?: ReplayReport;
  /** The first iterations of a Map state, failures first. */
  readonly iterations?: IterationPage;
  /** Of a Choice state: its rules, and why it went where it did. */
  readonly rules?: readonly ExplainedRule[];
  /** What the step's handlers printed. */
  readonly log?: readonly ViewLogLine[];
  /** The first events of the history that belong to this step; of the execution its first and last ones. */
  readonly events: readonly EventRow[];
  /** How many more events there are. */
  readonly moreEvents: number;
  /** Whether the state can be run alone, or the machine from it on, with the data that it had. */
  readonly canRun?: boolean;
  /** Whether paths into its data are written in JSONata, and not in JSONPath. */
  readonly isJsonata: boolean;
}

/** Where a definition does otherwise than was recorded. */
export interface ReplayReport {
  readonly summary: string;
  readonly differences: readonly ReplayDifference[];
  /** How many more there are. */
  readonly more: number;
}

export interface ReplayDifference {
  /** The event of the recording. */
  readonly id: number;
  readonly type: string;
  readonly message: string;
  /** JSON texts, where the values differ. */
  readonly recorded?: string;
  readonly replayed?: string;
}

/** A part of the iterations of a Map state, failures first. */
export interface IterationPage {
  /** The place of the first row in the list of all. */
  readonly from: number;
  readonly rows: readonly IterationRow[];
  /** How many there are in all, in the order of the list. */
  readonly counts: readonly { readonly status: RowStatus; readonly count: number }[];
}

export interface IterationRow {
  readonly index: number;
  readonly status: RowStatus;
  readonly time: Span;
  /** The state that failed in it, or the first one. */
  readonly key?: number;
  readonly name?: string;
  readonly error?: string;
}

/** An event of the history in one line. */
export interface EventRow {
  readonly id: number;
  readonly type: string;
  /** Milliseconds since the start. */
  readonly time: number;
  /** The row and state that it belongs to. */
  readonly key: number;
  readonly name: string;
}

/** Where the run can be found again when the window has been reloaded. */
export type RunSource =
  { readonly kind: 'kept'; readonly id: string } | { readonly kind: 'history'; readonly uri: string };

export interface RunHeader {
  readonly machine: string;
  readonly file: string;
  readonly status: 'running' | 'succeeded' | 'failed' | 'aborted' | 'timed-out' | 'broken';
  /** What the status says in words, with the error or reason. */
  readonly summary: string;
  readonly eventCount: number;
  /** Milliseconds of the computer's clock and of the run's. */
  readonly realDuration: number;
  readonly runDuration: number;
  readonly isVirtual: boolean;
  /** Where the run comes from: run here just now, kept from before, or recorded elsewhere. */
  readonly origin: 'live' | 'kept' | 'history';
  /** When it started, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly source?: RunSource;
}

/** What the extension tells the view. */
export type ToView =
  | { readonly kind: 'reset' }
  | { readonly kind: 'graph'; readonly graph: StateGraph; readonly title: string }
  /** The marks of the nodes that have another one now. */
  | { readonly kind: 'marks'; readonly marks: Readonly<Record<string, NodeMark>> }
  | { readonly kind: 'header'; readonly header: RunHeader }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'log'; readonly lines: readonly ViewLogLine[]; readonly hidden: number }
  | { readonly kind: 'events'; readonly events: readonly EventRow[] }
  | { readonly kind: 'event'; readonly id: number; readonly text: string }
  | { readonly kind: 'details'; readonly details: Details }
  /** The iterations of the Map state with this key that are in sight, as they are now. */
  | { readonly kind: 'iterations'; readonly key: number; readonly page: IterationPage }
  | QuestionsMessage;

/** What the view asks about the run. */
export type AskedOfRun =
  /** All about one row. */
  | { readonly kind: 'select'; readonly key: number }
  /** Of the Map state that is selected: the iterations from a place in the list to before another, also when they change. */
  | { readonly kind: 'iterations'; readonly from: number; readonly to: number }
  /** All events, and from then on those that come. */
  | { readonly kind: 'events' }
  /** All of one event. */
  | { readonly kind: 'event'; readonly id: number };

/** What the view asks of the extension. */
export type FromView =
  | AskedOfRun
  | { readonly kind: 'ready' }
  | { readonly kind: 'reveal'; readonly key: number }
  | { readonly kind: 'open'; readonly key: number; readonly stage: Stage }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'export' }
  | { readonly kind: 'compare' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'again' }
  | { readonly kind: 'redrive' }
  /** Runs the state of a row, or the machine from it on. */
  | { readonly kind: 'run-part'; readonly key: number; readonly extent: 'from' | 'only' }
  | { readonly kind: 'replay' }
  | FromAnswerForm;
