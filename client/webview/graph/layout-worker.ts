import type { PlacedGraph } from '../../../graph/layout';
import type { StateGraph } from '../../../language/graph/build-graph';

/** What the worker is asked (client/webview/graph-layout.ts), and its answer to the question of the same number. */
export interface LayoutQuestion {
  readonly id: number;
  readonly graph: StateGraph;
}
export type LayoutAnswer =
  { readonly id: number; readonly placed: PlacedGraph } | { readonly id: number; readonly fault: string };

/** Lays graphs out in a worker: panning and zooming stay fluid meanwhile. */
export class LayoutWorker {
  private readonly worker: Promise<Worker>;
  private readonly waiting = new Map<number, (answer: LayoutAnswer) => void>();
  private latest = 0;

  /** It starts while the page waits for its first graph. What goes wrong is told when there is one to place. */
  constructor(script: string) {
    this.worker = startWorker(script);
    this.worker.then(
      (worker) => {
        worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
          this.waiting.get(data.id)?.(data);
          this.waiting.delete(data.id);
        };
        worker.onerror = ({ message }) => {
          for (const [id, tell] of this.waiting) tell({ id, fault: message });
          this.waiting.clear();
        };
      },
      () => undefined,
    );
  }

  async place(graph: StateGraph): Promise<PlacedGraph> {
    const worker = await this.worker;
    const id = ++this.latest;
    const answer = await new Promise<LayoutAnswer>((resolve) => {
      this.waiting.set(id, resolve);
      worker.postMessage({ id, graph } satisfies LayoutQuestion);
    });
    if ('fault' in answer) throw new Error(answer.fault);
    return answer.placed;
  }
}

/** A page may start a worker from its own texts only, so the script is fetched first. */
async function startWorker(script: string): Promise<Worker> {
  const text = await (await fetch(script)).blob();
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}
