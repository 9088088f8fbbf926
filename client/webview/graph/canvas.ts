import ElkApi from 'elkjs/lib/elk-api.js';
import { layoutGraph, type LayoutEngine, type PlacedGraph } from '../../../graph/layout';
import { drawSvg } from '../../../graph/svg';
import type { StateGraph } from '../../../language/graph/build-graph';
import { decorate, type NodeMark, type NodeProblem } from './decorate';
import { nearestState } from './nearest-state';
import { Viewport } from './viewport';

export interface CanvasOptions {
  /** Where the script of the layout's worker lies. */
  readonly worker: string;
  /** A state was chosen by pointer or keyboard. */
  readonly choose: (id: string) => void;
  /** What there is to say: nothing, or why there is no drawing. */
  readonly say: (text: string) => void;
}

/**
 * The drawing of a graph in an element of the page: moved and scaled by pointer and keyboard, with what is known of each
 * state on its node. Used by the graph beside the text and by the run view.
 */
export class GraphCanvas {
  readonly viewport: Viewport;
  private placed: PlacedGraph | undefined;
  private nodes = new Map<string, SVGGElement>();
  private marks: Readonly<Record<string, NodeMark>> = {};
  private problems: Readonly<Record<string, NodeProblem>> = {};
  private selected: string | undefined;
  private latest = 0;
  private engine: Promise<LayoutEngine> | undefined;
  private title = '';

  constructor(
    stage: HTMLElement,
    private readonly options: CanvasOptions,
  ) {
    this.viewport = new Viewport(stage);
    stage.addEventListener('click', ({ target }) => {
      if (!this.viewport.hasDragged && target instanceof Element) this.choose(target.closest('g.state'));
    });
    stage.addEventListener('keydown', (event) => {
      if (this.pressed(event)) event.preventDefault();
    });
  }

  /** What is drawn now, for an export; undefined before the first drawing. */
  get drawing(): { readonly svg: string; readonly width: number; readonly height: number } | undefined {
    const { placed } = this;
    return placed && { svg: drawSvg(placed, this.title), width: placed.width, height: placed.height };
  }

  /** Lays out and draws; an older layout that ends after a newer one is dropped. */
  async show(graph: StateGraph, title: string): Promise<void> {
    const turn = ++this.latest;
    try {
      this.engine ??= startEngine(this.options.worker);
      const placed = await layoutGraph(graph, await this.engine);
      if (turn !== this.latest) return;
      const isFirst = !this.placed;
      this.placed = placed;
      this.title = title;
      const svg = drawn(placed, title);
      this.nodes = new Map([...svg.querySelectorAll<SVGGElement>('g.state')].map((node) => [idOf(node) ?? '', node]));
      this.viewport.setContent(svg, { width: placed.width, height: placed.height });
      if (isFirst) this.viewport.fit();
      for (const [id, node] of this.nodes) this.draw(id, node);
      if (this.selected !== undefined) this.viewport.reveal(this.nodes.get(this.selected));
      this.options.say('');
    } catch (error) {
      this.options.say(`The graph cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Forgets the drawing: the next one is shown whole. */
  clear(): void {
    this.latest++;
    this.placed = undefined;
    this.nodes.clear();
    this.marks = {};
    this.selected = undefined;
    this.viewport.clear();
  }

  get isEmpty(): boolean {
    return !this.placed;
  }

  /** How each state fares in a run; draws anew only the nodes whose mark is another. */
  setMarks(marks: Readonly<Record<string, NodeMark>>): void {
    const before = this.marks;
    this.marks = marks;
    for (const [id, node] of this.nodes) if (before[id] !== marks[id]) this.draw(id, node);
  }

  setProblems(problems: Readonly<Record<string, NodeProblem>>): void {
    this.problems = problems;
    for (const [id, node] of this.nodes) this.draw(id, node);
  }

  /** Shows which state is meant, and moves it into sight. */
  select(id: string | undefined): void {
    const before = this.selected;
    this.selected = id;
    for (const one of [before, id]) {
      const node = one === undefined ? undefined : this.nodes.get(one);
      if (one !== undefined && node) this.draw(one, node);
    }
    if (id !== undefined) this.viewport.reveal(this.nodes.get(id));
  }

  /** Marks the states whose name has the words, shows the first of them, and gives how many there are. */
  find(words: string): number {
    const wanted = words.trim().toLowerCase();
    const found = [...this.nodes].filter(([id, node]) => {
      const isHit = wanted !== '' && id.slice('state:'.length).toLowerCase().includes(wanted);
      node.classList.toggle('found', isHit);
      return isHit;
    });
    this.viewport.reveal(found[0]?.[1]);
    return found.length;
  }

  /** Chooses the first of the states that were found. */
  chooseFound(): void {
    this.choose([...this.nodes.values()].find((node) => node.classList.contains('found')));
  }

  private draw(id: string, node: SVGGElement): void {
    decorate(node, { problem: this.problems[id], mark: this.marks[id], isSelected: id === this.selected });
  }

  private choose(node: Element | null | undefined): void {
    const id = node && idOf(node);
    if (id === undefined || id === null) return;
    this.select(id);
    this.options.choose(id);
  }

  private pressed({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    if (ctrlKey || metaKey || altKey) return false;
    const current = target instanceof Element ? target.closest('g.state') : null;
    if (current && (key === 'Enter' || key === ' ')) this.choose(current);
    else if (current && key.startsWith('Arrow')) {
      const next = nearestState(this.nodes.values(), current, key);
      next?.focus();
      this.viewport.reveal(next);
    } else if (key === '+' || key === '=') this.viewport.zoom(1.2);
    else if (key === '-') this.viewport.zoom(1 / 1.2);
    else if (key === '0') this.viewport.fit();
    else return false;
    return true;
  }
}

/** The layout runs in a worker: panning and zooming stay fluid while a big machine is laid out. */
async function startEngine(worker: string): Promise<LayoutEngine> {
  const script = await (await fetch(worker)).blob();
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new ElkApi({ workerFactory: () => new Worker(url) });
}

function drawn(placed: PlacedGraph, title: string): SVGSVGElement {
  const parsed = new DOMParser().parseFromString(drawSvg(placed, title, { style: 'outside' }), 'image/svg+xml');
  return document.importNode(parsed.documentElement as unknown as SVGSVGElement, true);
}

function idOf(node: Element): string | undefined {
  return node instanceof SVGGElement ? node.dataset['id'] : undefined;
}
