// The script of the graph beside the text. It holds no facts of its own: the extension sends all again on "ready".
import { GRAPH_STYLE } from '../../graph/draw/palette';
import type { StateChange } from '../../graph/compare-graphs';
import type { FromGraphView, GraphSource, ToGraphView } from '../graph/messages';
import { byId, element } from './elements';
import { GraphCanvas, type CanvasMemory } from './graph/canvas';
import { changeSign, changeWords } from './graph/decorate';
import { pngOf } from './graph/png';

/** Kept by the editor while the page is away; the extension makes the view again from its source. */
interface Kept {
  readonly source?: GraphSource;
  readonly memory?: CanvasMemory;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromGraphView): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const style = document.querySelector<HTMLStyleElement>('style[data-graph]');
if (style) style.textContent = GRAPH_STYLE;

const editor = acquireVsCodeApi();
const kept = editor.getState();
let source = kept?.source;
let keeping = 0;
const search = byId('search') as HTMLInputElement;
const found = byId('found');
const canvas = new GraphCanvas(
  byId('stage'),
  {
    worker: document.body.dataset['worker'] ?? '',
    choose: (id) => {
      editor.postMessage({ kind: 'reveal', id });
    },
    say: (text) => {
      byId('status').textContent = text;
    },
    changed: keep,
  },
  kept?.memory,
);

window.addEventListener('message', ({ data }: MessageEvent<ToGraphView>) => {
  switch (data.kind) {
    case 'graph':
      source = data.source;
      editor.setState({ ...editor.getState(), source });
      keep();
      canvas.setProblems(data.problems);
      canvas.setChanges(data.changes ?? {});
      if (data.changes) showLegend(data.changes);
      if (data.graph) void canvas.show(data.graph, data.title).then(findAgain);
      else if (canvas.isEmpty) byId('status').textContent = 'There are no states to draw yet.';
      return;
    case 'select':
      canvas.select(data.id);
      return;
    case 'note':
      byId('note').textContent = data.text;
      byId('note').hidden = data.text === '';
  }
});

onClick('zoom-in', () => {
  canvas.viewport.zoom(1.25);
});
onClick('zoom-out', () => {
  canvas.viewport.zoom(0.8);
});
onClick('fit', () => {
  canvas.viewport.fit();
});
onClick('fold', () => {
  void canvas.toggleAll();
});
onClick('export-svg', () => {
  const picture = canvas.picture('own');
  if (picture) editor.postMessage({ kind: 'export', format: 'svg', data: picture.svg });
});
onClick('export-png', () => {
  const picture = canvas.picture('editor');
  if (!picture) return;
  pngOf(picture).then(
    (data) => {
      editor.postMessage({ kind: 'export', format: 'png', data });
    },
    () => {
      byId('note').textContent = 'The graph is too large for a PNG picture. Save it as SVG, or collapse states first.';
      byId('note').hidden = false;
    },
  );
});
search.addEventListener('input', findAgain);
search.addEventListener('keydown', ({ key, shiftKey }) => {
  if (key === 'Escape') {
    search.value = '';
    findAgain();
    canvas.focus();
  }
  if (key === 'Enter')
    void canvas.stepFound(shiftKey ? -1 : 1).then((number) => {
      if (number !== undefined) found.textContent = `${String(number)} of ${String(canvas.foundCount)}`;
    });
});
document.addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
    search.focus();
    search.select();
    event.preventDefault();
  }
});

function findAgain(): void {
  const count = canvas.find(search.value);
  found.textContent = search.value.trim() === '' ? '' : count === 0 ? 'No state' : `${String(count)} found`;
}

/** Signs and words, not colours alone, for what has changed; the numbers say whether one has seen all. */
function showLegend(changes: Readonly<Record<string, StateChange>>): void {
  const all = Object.values(changes);
  byId('stage').classList.add('of-difference');
  const kinds = (['added', 'removed', 'changed', 'moved'] as const).map((change) => {
    const count = all.filter((one) => one === change).length;
    return element(
      'li',
      { class: `change ${change}` },
      element('span', { class: 'sign', text: changeSign(change), attributes: { 'aria-hidden': 'true' } }),
      element('span', { text: `${changeWords(change)}: ${String(count)}` }),
    );
  });
  byId('legend').replaceChildren(...kinds);
  byId('legend').hidden = false;
}

/** Keeps the view once it stands still. */
function keep(): void {
  clearTimeout(keeping);
  keeping = window.setTimeout(() => {
    editor.setState({ ...(source && { source }), ...(!canvas.isEmpty && { memory: canvas.memory }) });
  }, 200);
}

function onClick(id: string, work: () => void): void {
  byId(id).addEventListener('click', work);
}

editor.postMessage({ kind: 'ready' });
