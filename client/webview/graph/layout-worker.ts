import ElkApi from 'elkjs/lib/elk-api.js';
import type { ElkNode } from 'elkjs/lib/elk-api';
import { layoutQuestion, placeGraph, type LayoutEngine, type PlacedGraph } from '../../../graph/layout';
import type { StateGraph } from '../../../language/graph/build-graph';

/**
 * Lays graphs out in a worker: panning and zooming stay fluid meanwhile. A graph whose shape is that of the last one is
 * not laid out again, so that nothing moves while one types inside of a state.
 */
export class LayoutWorker {
  private readonly engine: Promise<LayoutEngine>;
  private last: { readonly question: string; readonly answer: ElkNode } | undefined;

  /** The engine starts while the page waits for its first graph. What goes wrong is told when there is one to place. */
  constructor(script: string) {
    this.engine = startEngine(script);
    this.engine.catch(() => undefined);
  }

  async place(graph: StateGraph): Promise<PlacedGraph> {
    const asked = layoutQuestion(graph);
    const question = JSON.stringify(asked);
    if (this.last?.question !== question) {
      this.last = { question, answer: await (await this.engine).layout(asked) };
    }
    return placeGraph(graph, this.last.answer);
  }
}

/** A page may start a worker from its own texts only, so the script is fetched first. */
async function startEngine(script: string): Promise<LayoutEngine> {
  const text = await (await fetch(script)).blob();
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return new ElkApi({ workerFactory: () => new Worker(url) });
}
