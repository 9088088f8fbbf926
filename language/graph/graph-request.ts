import type { StateGraph } from './build-graph';

/** The custom LSP request by which a client asks for the graph of an open document. */
export const GRAPH_REQUEST = 'stepwright/graph';

export interface GraphParams {
  readonly uri: string;
  /** Which of a template's machines, by the name of its resource; the first one where it is absent. */
  readonly machine?: string;
}

export interface GraphAnswer {
  /** The version of the text that the ranges in the graph are of. */
  readonly version: number;
  /** Absent where the text holds no states. */
  readonly graph?: StateGraph;
  /** Whether the text is no JSON or YAML just now: states may be missing that are only being typed at. */
  readonly isBroken?: boolean;
}
