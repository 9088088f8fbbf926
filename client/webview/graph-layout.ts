// The script of the worker in which graphs are laid out, so that panning and zooming stay fluid meanwhile.
import { layoutGraph } from '../../graph/layout';
import { rememberingLayout } from '../../graph/layered/remember';
import type { LayoutAnswer, LayoutQuestion } from './graph/layout-worker';

/** What is used of the worker's global scope: the pages' types have the window's. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<LayoutQuestion>) => void) | null;
  postMessage(message: LayoutAnswer): void;
}

const scope = globalThis as unknown as WorkerScope;
const find = rememberingLayout();

scope.onmessage = ({ data: { id, graph } }) => {
  try {
    scope.postMessage({ id, placed: layoutGraph(graph, find) });
  } catch (fault) {
    scope.postMessage({ id, fault: fault instanceof Error ? fault.message : String(fault) });
  }
};
