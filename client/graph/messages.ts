import type { StateGraph } from '../../language/graph/build-graph';

/** What the graph's webview is told. */
export type ToGraphView =
  | {
      readonly kind: 'graph';
      /** The file's name, for the heading and for the name of an export. */
      readonly title: string;
      /** Absent when the text holds no states (yet): the last drawing stays. */
      readonly graph: StateGraph | undefined;
      /** The worst problem at each state, by node id. */
      readonly problems: Readonly<Record<string, NodeProblem>>;
    }
  /** The cursor stands in this state. */
  | { readonly kind: 'select'; readonly id: string | undefined };

export interface NodeProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** How a state fares in a run. */
export interface NodeMark {
  /** What is going on there, else what was worst or last. */
  readonly status: 'running' | 'succeeded' | 'caught' | 'failed' | 'aborted';
  readonly visits: number;
  /** How many of the visits failed for good. */
  readonly failed: number;
  readonly retries: number;
}

/** What the graph's webview tells. */
export type FromGraphView =
  | { readonly kind: 'ready' }
  /** A state was chosen: go to its name in the text. */
  | { readonly kind: 'reveal'; readonly id: string }
  | { readonly kind: 'export'; readonly format: 'svg' | 'png'; readonly data: string };
