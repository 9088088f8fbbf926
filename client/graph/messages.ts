import type { StateChange } from '../../graph/compare-graphs';
import type { StateGraph } from '../../language/graph/build-graph';

/** What the graph's webview is told. */
export type ToGraphView =
  | {
      readonly kind: 'graph';
      /** The file's name, for the heading and for the name of an export. */
      readonly title: string;
      readonly source: GraphSource;
      /** Absent when the text holds no states (yet): the last drawing stays. */
      readonly graph: StateGraph | undefined;
      /** The problems at each state, by node id. */
      readonly problems: Readonly<Record<string, NodeProblem>>;
      /** How each state differs from another version, where two are compared. */
      readonly changes?: Readonly<Record<string, StateChange>>;
    }
  /** The cursor stands in this state. */
  | { readonly kind: 'select'; readonly id: string | undefined }
  /** What the user should know of what is shown: the file is gone, or cannot be compared; nothing when all is well. */
  | { readonly kind: 'note'; readonly text: string };

/** What a reloaded view is made from again. */
export interface GraphSource {
  readonly uri: string;
  readonly machine: string | undefined;
}

export interface NodeProblem {
  /** Of the worst problem. */
  readonly severity: 'error' | 'warning';
  /** The messages, the worst first. */
  readonly message: string;
  readonly count: number;
}

/** How a state fares in a run. */
export interface NodeMark {
  /** What is going on there, else what was worst or last. */
  readonly status: 'running' | 'succeeded' | 'caught' | 'failed' | 'aborted';
  readonly visits: number;
  /** How many of the visits failed for good. */
  readonly failed: number;
  readonly retries: number;
  /** Of a Map state: how many of its iterations have ended. */
  readonly iterations?: { readonly ended: number; readonly all: number };
  readonly ways: TakenWays;
}

/** On which ways a run came to a state and left it. */
export interface TakenWays {
  /** It was entered as the first one of its machine, branch or iteration. */
  readonly isFirst: boolean;
  /** It has ended otherwise than by an error: where it leads to no other state, all ended with it. */
  readonly isLast: boolean;
  /** The states that came next, and those that came next because of an error. */
  readonly next: readonly string[];
  readonly caught: readonly string[];
}

/** What the graph's webview tells. */
export type FromGraphView =
  | { readonly kind: 'ready' }
  /** A state was chosen: go to its name in the text. */
  | { readonly kind: 'reveal'; readonly id: string }
  | { readonly kind: 'export'; readonly format: 'svg' | 'png'; readonly data: string };
