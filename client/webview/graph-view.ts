// The script of the graph beside the text. It holds no facts of its own: the extension sends all again on "ready".
import { GRAPH_STYLE } from '../../graph/svg';
import type { FromGraphView, ToGraphView } from '../graph/messages';
import { byId } from './elements';
import { GraphCanvas } from './graph/canvas';
import { pngOf } from './graph/png';

declare function acquireVsCodeApi(): { postMessage(message: FromGraphView): void };

const editor = acquireVsCodeApi();
const search = byId('search') as HTMLInputElement;
const canvas = new GraphCanvas(byId('stage'), {
  worker: document.body.dataset['worker'] ?? '',
  choose: (id) => {
    editor.postMessage({ kind: 'reveal', id });
  },
  say,
});

window.addEventListener('message', ({ data }: MessageEvent<ToGraphView>) => {
  switch (data.kind) {
    case 'graph':
      canvas.setProblems(data.problems);
      if (data.graph) void canvas.show(data.graph, data.title);
      else if (canvas.isEmpty) say('There are no states to draw yet.');
      return;
    case 'select':
      canvas.select(data.id);
  }
});

onClick('zoom-in', () => {
  canvas.viewport.zoom(1.2);
});
onClick('zoom-out', () => {
  canvas.viewport.zoom(1 / 1.2);
});
onClick('fit', () => {
  canvas.viewport.fit();
});
onClick('export-svg', () => {
  const { drawing } = canvas;
  if (drawing) editor.postMessage({ kind: 'export', format: 'svg', data: drawing.svg });
});
onClick('export-png', () => {
  const { drawing } = canvas;
  if (!drawing) return;
  void pngOf(drawing).then((data) => {
    editor.postMessage({ kind: 'export', format: 'png', data });
  });
});
search.addEventListener('input', () => {
  const found = canvas.find(search.value);
  say(search.value.trim() === '' ? '' : found === 1 ? '1 state' : `${String(found)} states`);
});
search.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') canvas.chooseFound();
});
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
    search.focus();
    search.select();
    event.preventDefault();
  }
});

function onClick(id: string, work: () => void): void {
  byId(id).addEventListener('click', work);
}

function say(text: string): void {
  byId('status').textContent = text;
}

const style = document.querySelector<HTMLStyleElement>('style[data-graph]');
if (style) style.textContent = GRAPH_STYLE;
editor.postMessage({ kind: 'ready' });
