import type { Connection } from 'vscode-languageserver';
import { buildGraph, type StateGraph } from '../language/graph/build-graph';
import type { Documents } from './documents';

/** The request of the graph view: the nodes and edges of an open document, with offsets of `version` of its text. */
export const GRAPH_REQUEST = 'stepwright/graph';

export interface GraphParams {
  readonly uri: string;
}

export interface GraphAnswer {
  readonly version: number;
  /** Absent where the text holds no states. */
  readonly graph?: StateGraph;
}

/** Answers the graph view's request from the same tree that all other features read. */
export function registerGraph(connection: Connection, documents: Documents): void {
  connection.onRequest(GRAPH_REQUEST, ({ uri }: GraphParams): GraphAnswer | null => {
    const document = documents.get(uri);
    if (!document) return null;
    const graph = buildGraph(document.model());
    return { version: document.text.version, ...(graph && { graph }) };
  });
}
