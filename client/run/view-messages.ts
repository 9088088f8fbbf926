import type { FromAnswerForm, QuestionsMessage } from './answer-messages';
import type { ShownText } from './shown-text';

export type { ShownText };

/** A row of the run view: one visit of a state, or the execution itself (key 0). */
export interface Row {
  readonly key: number;
  readonly parent: number;
  readonly depth: number;
  readonly name: string;
  readonly type: string;
  readonly lane?: string;
  readonly status: RowStatus;
  /** How often the call was started; 0 where the state makes none. */
  readonly attempts: number;
  /** Milliseconds on the run's clock; absent while it runs. */
  readonly duration?: number;
  readonly error?: string;
}

export type RowStatus = 'running' | 'succeeded' | 'caught' | 'failed' | 'aborted';

/** A line of the run's log. */
export interface ViewLogLine {
  readonly state: string;
  readonly stream: 'stdout' | 'stderr' | 'runner';
  readonly text: string;
}

/** All about one row, sent when it is selected. */
export interface Details {
  readonly key: number;
  readonly input?: ShownText;
  readonly output?: ShownText;
  readonly error?: string;
  readonly cause?: string;
  /** The row where the failure came from, for the execution. */
  readonly failedAt?: { readonly key: number; readonly name: string };
}

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
}

/** What the extension tells the view. */
export type ToView =
  | { readonly kind: 'reset' }
  | { readonly kind: 'header'; readonly header: RunHeader }
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly hidden: number }
  | { readonly kind: 'log'; readonly lines: readonly ViewLogLine[]; readonly hidden: number }
  | { readonly kind: 'details'; readonly details: Details }
  | QuestionsMessage;

/** What the view asks of the extension. */
export type FromView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'select'; readonly key: number }
  | { readonly kind: 'reveal'; readonly key: number }
  | { readonly kind: 'open'; readonly key: number; readonly part: 'input' | 'output' }
  | { readonly kind: 'copy'; readonly key: number; readonly part: 'input' | 'output' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'again' }
  | { readonly kind: 'redrive' }
  | FromAnswerForm;
