import type { Connection } from 'vscode-languageserver';
import { buildGraph } from '../language/graph/build-graph';
import { GRAPH_REQUEST, type GraphAnswer, type GraphParams } from '../language/graph/graph-request';
import type { Documents } from './documents';
import type { Safely } from './features';

/** Answers the graph view's request from the same tree that all other features read. */
export function registerGraph(connection: Connection, documents: Documents, safely: Safely): void {
  connection.onRequest(GRAPH_REQUEST, ({ uri }: GraphParams): GraphAnswer | null =>
    safely('Graph', null, () => {
      const document = documents.get(uri);
      if (!document) return null;
      const [machine] = document.machines();
      const graph = machine && buildGraph(machine.model);
      return { version: document.text.version, ...(graph && { graph }) };
    }),
  );
}
