import type { StateGraph } from '../../language/graph/build-graph';
import type { RowStatus, RunSource, Stage } from '../run/view-messages';

/** How a state fared in two runs, what weighs most first: a step that ended otherwise has other data for that very reason. */
export const runDifferences = [
  'other-status',
  'other-path',
  'other-data',
  'only-before',
  'only-after',
  'same',
] as const;
export type RunDifference = (typeof runDifferences)[number];

export type Side = 'before' | 'after';

/** A state in both runs, all its visits together; the execution itself has key 0. */
export interface ComparedState {
  readonly key: number;
  readonly name: string;
  readonly type: string;
  /** The Parallel and Map states around it, the outermost first. */
  readonly within: readonly string[];
  readonly difference: RunDifference;
  readonly before?: StateSide;
  readonly after?: StateSide;
}

/** How a state fared in one run. */
export interface StateSide {
  readonly status: RowStatus;
  readonly visits: number;
  readonly failed: number;
  /** Of all visits together, in milliseconds of the run's clock. */
  readonly duration: number;
}

/** What was seen at one visit of a state in both runs. */
export interface ComparedDetails {
  readonly key: number;
  /** The visits of the state in pairs, those that differ first. */
  readonly visits: readonly ComparedVisit[];
  /** How many more there are. */
  readonly moreVisits: number;
  /** Which of them is shown. */
  readonly visit: number;
  readonly before?: VisitSide;
  readonly after?: VisitSide;
  readonly data: readonly ComparedData[];
}

export interface ComparedVisit {
  /** Which branch, item or round it was in: `item 3, visit 2`; nothing where there is but one. */
  readonly place: string;
  readonly difference: RunDifference;
  readonly before?: RowStatus;
  readonly after?: RowStatus;
}

/** How one visit went; of the execution, how all of it went. */
export interface VisitSide {
  readonly status: RowStatus;
  /** Nothing where it did not end. */
  readonly duration?: number;
  readonly attempts: number;
  /** Of a Map state: `3 succeeded, 1 failed`. */
  readonly iterations?: string;
  /** The states that came next; of the execution those of its main line. */
  readonly path: readonly string[];
  readonly error?: string;
  readonly cause?: string;
}

/** Data of both runs as JSON texts without spaces. */
export interface ComparedData {
  readonly stage: Stage;
  readonly title: string;
  readonly before?: string;
  readonly after?: string;
  readonly isSame: boolean;
}

/** One of the two runs, for the head of the page. */
export interface ComparedRun {
  readonly title: string;
  readonly status: RowStatus;
  readonly summary: string;
  readonly startedAt: number;
  /** Where it is found again when the window has been reloaded. */
  readonly source?: RunSource;
}

/** What the page is told. */
export type ToComparison =
  | {
      readonly kind: 'runs';
      readonly before: ComparedRun;
      readonly after: ComparedRun;
      readonly states: readonly ComparedState[];
    }
  /** The states of both definitions in one graph, and how each fared, by node id. */
  | {
      readonly kind: 'graph';
      readonly graph: StateGraph | undefined;
      readonly title: string;
      readonly changes: Readonly<Record<string, RunDifference>>;
    }
  | { readonly kind: 'details'; readonly details: ComparedDetails };

/** What the page asks for. */
export type FromComparison =
  | { readonly kind: 'ready' }
  | { readonly kind: 'select'; readonly key: number; readonly visit: number }
  /** Both runs as texts. */
  | { readonly kind: 'texts' }
  /** One of them in a view of its own. */
  | { readonly kind: 'run'; readonly side: Side }
  | { readonly kind: 'copy'; readonly text: string }
  /** All of a value in an editor. */
  | {
      readonly kind: 'open';
      readonly key: number;
      readonly visit: number;
      readonly stage: Stage;
      readonly side: Side;
    };
