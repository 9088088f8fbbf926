import ElkApi from 'elkjs/lib/elk-api.js';
import { layoutGraph, type LayoutEngine, type PlacedGraph } from '../../graph/layout';
import { drawSvg, GRAPH_STYLE } from '../../graph/svg';
import type { StateGraph } from '../../language/graph/build-graph';
import type { FromGraphView, NodeProblem, ToGraphView } from '../graph/messages';
import { Viewport } from './viewport';

declare function acquireVsCodeApi(): { postMessage(message: FromGraphView): void };

const editor = acquireVsCodeApi();
const stage = element('stage');
const status = element('status');
const search = element<HTMLInputElement>('search');
const viewport = new Viewport(stage);

let title = '';
let shown: PlacedGraph | undefined;
let problems: Readonly<Record<string, NodeProblem>> = {};
let selected: string | undefined;
let latest = 0;
let engine: Promise<LayoutEngine> | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToGraphView>) => {
  switch (data.kind) {
    case 'graph':
      title = data.title;
      problems = data.problems;
      if (data.graph) void show(data.graph);
      else if (!shown) say('There are no states to draw yet.');
      return;
    case 'select':
      selected = data.id;
      mark();
  }
});

/** Lays out and draws; an older layout that ends after a newer one is dropped. */
async function show(graph: StateGraph): Promise<void> {
  const turn = ++latest;
  try {
    engine ??= startEngine();
    const placed = await layoutGraph(graph, await engine);
    if (turn !== latest) return;
    const first = !shown;
    shown = placed;
    viewport.setContent(drawing(placed), { width: placed.width, height: placed.height });
    if (first) viewport.fit();
    mark();
    say('');
  } catch (error) {
    say(`The graph cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The layout runs in a worker: panning and zooming stay fluid while a big machine is laid out. */
async function startEngine(): Promise<LayoutEngine> {
  const script = await (await fetch(document.body.dataset['worker'] ?? '')).blob();
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new ElkApi({ workerFactory: () => new Worker(url) });
}

function drawing(placed: PlacedGraph): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(drawSvg(placed, title, { style: 'outside' }), 'image/svg+xml');
  return document.importNode(parsed.documentElement as unknown as SVGSVGElement, true);
}

/** Shows the selection and the problems on the nodes of the drawing. */
function mark(): void {
  for (const node of states()) {
    const id = node.dataset['id'] ?? '';
    const problem = problems[id];
    node.classList.toggle('selected', id === selected);
    node.classList.toggle('has-error', problem?.severity === 'error');
    node.classList.toggle('has-warning', problem?.severity === 'warning');
    const name = node.getAttribute('aria-label')?.replace(/ \(problem: .*\)$/s, '') ?? '';
    const label = problem ? `${name} (problem: ${problem.message})` : name;
    node.setAttribute('aria-label', label);
    const tooltip = node.querySelector('title');
    if (tooltip) tooltip.textContent = label;
  }
  if (selected !== undefined) viewport.reveal(nodeOf(selected));
}

function states(): SVGGElement[] {
  return [...stage.querySelectorAll<SVGGElement>('g.state')];
}

function nodeOf(id: string): SVGGElement | undefined {
  return states().find((node) => node.dataset['id'] === id);
}

function choose(node: Element | null | undefined): void {
  const id = node instanceof SVGGElement ? node.dataset['id'] : undefined;
  if (id === undefined) return;
  selected = id;
  mark();
  editor.postMessage({ kind: 'reveal', id });
}

stage.addEventListener('click', ({ target }) => {
  if (!viewport.hasDragged && target instanceof Element) choose(target.closest('g.state'));
});
stage.addEventListener('keydown', (event) => {
  const current = event.target instanceof Element ? event.target.closest('g.state') : null;
  if (event.key === 'Enter' || event.key === ' ') choose(current);
  else if (event.key.startsWith('Arrow') && current) moveFocus(current, event.key);
  else if (!zoomBy(event.key)) return;
  event.preventDefault();
});

/** Moves the focus to the nearest state in the arrow's direction. */
function moveFocus(from: Element, key: string): void {
  const origin = centre(from);
  const vertical = key === 'ArrowUp' || key === 'ArrowDown';
  const sign = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  let best: { node: SVGGElement; distance: number } | undefined;
  for (const node of states()) {
    if (node === from) continue;
    const { x, y } = centre(node);
    const along = (vertical ? y - origin.y : x - origin.x) * sign;
    const across = Math.abs(vertical ? x - origin.x : y - origin.y);
    if (along < 4) continue;
    const distance = along + 2 * across;
    if (!best || distance < best.distance) best = { node, distance };
  }
  best?.node.focus();
  viewport.reveal(best?.node);
}

function centre(node: Element): { x: number; y: number } {
  const box = node.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function zoomBy(key: string): boolean {
  if (key === '+' || key === '=') viewport.zoom(1.2);
  else if (key === '-') viewport.zoom(1 / 1.2);
  else if (key === '0') viewport.fit();
  else return false;
  return true;
}

onClick('zoom-in', () => {
  viewport.zoom(1.2);
});
onClick('zoom-out', () => {
  viewport.zoom(1 / 1.2);
});
onClick('fit', () => {
  viewport.fit();
});
onClick('export-svg', () => {
  if (shown) editor.postMessage({ kind: 'export', format: 'svg', data: drawSvg(shown, title) });
});
onClick('export-png', () => {
  if (shown) void exportPng(shown);
});

async function exportPng(placed: PlacedGraph): Promise<void> {
  const scale = 2;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawSvg(placed, title))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(placed.width * scale);
  canvas.height = Math.ceil(placed.height * scale);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const data = canvas.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
  editor.postMessage({ kind: 'export', format: 'png', data });
}

search.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  const found = states().filter((node) => {
    const hit = wanted !== '' && (node.dataset['id'] ?? '').slice('state:'.length).toLowerCase().includes(wanted);
    node.classList.toggle('found', hit);
    return hit;
  });
  viewport.reveal(found[0]);
  say(wanted === '' ? '' : found.length === 1 ? '1 state' : `${String(found.length)} states`);
});
search.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') choose(stage.querySelector('g.state.found'));
});

function onClick(id: string, work: () => void): void {
  element(id).addEventListener('click', work);
}

function say(text: string): void {
  status.textContent = text;
}

function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found as T;
}

const style = document.querySelector<HTMLStyleElement>('style[data-graph]');
if (style) style.textContent = GRAPH_STYLE;
editor.postMessage({ kind: 'ready' });
