import type { Connection } from 'vscode-languageserver';
import { buildGraphInSteps, type StateGraph } from '../language/graph/build-graph';
import { GRAPH_REQUEST, type GraphAnswer, type GraphParams } from '../language/graph/graph-request';
import { outerRange, type EmbeddedText } from '../language/embedding/embedded-text';
import type { Answers } from './answers';

/** Answers the graph view's request from the same tree that all other features read. */
export function registerGraph(connection: Connection, answers: Answers): void {
  connection.onRequest(GRAPH_REQUEST, ({ uri, machine: name }: GraphParams, token): Promise<GraphAnswer | null> =>
    answers.inSlices({ request: 'Graph', uri, token }, function* (document) {
      const machines = document.machines();
      const machine = name === undefined ? machines[0] : machines.find((one) => one.name === name);
      const built = machine && (yield* buildGraphInSteps(machine.model));
      const graph = built && machine.text ? inTemplate(built, machine.text) : built;
      const isBroken = (machine?.model.document.faults.length ?? 0) > 0;
      return { version: document.text.version, isBroken, ...(graph && { graph }) };
    }),
  );
}

/** The graph with the ranges of the document that holds the definition as a text. */
function inTemplate(graph: StateGraph, text: EmbeddedText): StateGraph {
  const nodes = graph.nodes.map((node) =>
    node.kind === 'state'
      ? {
          ...node,
          range: outerRange(text, node.range),
          nameRange: outerRange(text, node.nameRange),
          inner: node.inner.map((inner) => inTemplate(inner, text)),
        }
      : node,
  );
  return { ...graph, nodes };
}
