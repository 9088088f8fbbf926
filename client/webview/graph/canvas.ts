import { collapse, countStates, ownersOf, statesOf } from '../../../graph/collapse';
import { pictureStyle } from '../../../graph/draw/palette';
import type { Box, PlacedGraph, PlacedNode } from '../../../graph/layout';
import { drawSvg } from '../../../graph/svg';
import type { StateGraph } from '../../../language/graph/build-graph';
import type { NodeMark, NodeProblem } from '../../graph/messages';
import type { NodeChange } from './decorate';
import { Drawing } from './drawing';
import { FoundStates } from './found-states';
import { shiftThatHolds } from './hold-still';
import { Keyboard, stateIdOf } from './keyboard';
import { LayoutWorker } from './layout-worker';
import { Minimap } from './minimap';
import { NodeLooks, type ById } from './node-looks';
import { themeColours } from './theme-colours';
import { Viewport, type View } from './viewport';

export interface CanvasOptions {
  /** Where the script of the layout's worker lies. */
  readonly worker: string;
  /** A state was chosen by pointer or keyboard. */
  readonly choose: (id: string) => void;
  /** What there is to say: nothing, or why there is no drawing. */
  readonly say: (text: string) => void;
  /** The view or what is collapsed has changed: `memory` is another. */
  readonly changed?: () => void;
}

/** What a page keeps of a canvas when it is reloaded. */
export interface CanvasMemory {
  readonly view: View;
  readonly collapsed: readonly string[];
}

/** A picture as SVG, with its size in pixels. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** More states are not drawn: one could neither read them nor wait for their layout. */
const MOST_STATES = 2500;
/** A drawing with more states changes without gliding. */
const MOST_GLIDING = 300;
/** So many milliseconds the page is kept busy by a drawing: about what a frame has time for. */
const WITHOUT_PAUSE = 10;
const GLIDE = 220;

/**
 * The drawing of a graph in an element of the page: moved and scaled by pointer and keyboard, with what is known of each
 * state on its node. Used by the graph beside the text, the difference of two graphs and the run view.
 *
 *     const canvas = new GraphCanvas(stage, { worker, choose, say });
 *     await canvas.show(graph, 'title');      // again for each new graph: what is the same stays where it is
 *     canvas.updateMarks({ 'state:A': mark });   // as often as one likes: drawn once a frame, on the nodes that are there
 *     canvas.select('state:A');
 */
export class GraphCanvas {
  readonly viewport: Viewport;
  private readonly drawing = new Drawing();
  private readonly minimap: Minimap;
  private readonly layout: LayoutWorker;
  private whole: StateGraph | undefined;
  private placed: PlacedGraph | undefined;
  private places = new Map<string, PlacedNode>();
  private title = '';
  private latest = 0;
  private collapsed: Set<string>;
  private view: View | undefined;

  private readonly looks = new NodeLooks(this.drawing);
  private readonly keyboard: Keyboard;
  private readonly found = new FoundStates();
  private gliding = 0;
  private followed: readonly string[] = [];

  constructor(
    private readonly stage: HTMLElement,
    private readonly options: CanvasOptions,
    memory?: CanvasMemory,
  ) {
    this.layout = new LayoutWorker(options.worker);
    this.collapsed = new Set(memory?.collapsed);
    this.view = memory?.view;
    stage.append(this.drawing.svg);
    this.minimap = new Minimap(stage, () => this.viewport);
    this.viewport = new Viewport(stage, this.drawing.svg, () => {
      this.minimap.follow();
      this.options.changed?.();
    });
    stage.addEventListener('click', ({ target }) => {
      if (!this.viewport.hasDragged && target instanceof Element) this.clicked(target);
    });
    this.keyboard = new Keyboard(
      stage,
      () => this.drawing.nodes,
      () => this.placed,
      {
        zoom: (factor) => {
          this.viewport.zoom(factor);
        },
        fit: () => {
          this.viewport.fit();
        },
        choose: (id) => {
          this.choose(id);
        },
        toggle: (id) => this.toggle(id),
        reveal: (id) => {
          this.reveal(id);
        },
      },
    );
    new ResizeObserver(() => {
      this.viewport.resized();
      this.minimap.follow();
    }).observe(stage);
  }

  get isEmpty(): boolean {
    return !this.placed;
  }

  get memory(): CanvasMemory {
    return { view: this.viewport.view, collapsed: [...this.collapsed] };
  }

  /** What is drawn now as a picture: in colours of its own, or in those of the editor; undefined before the first drawing. */
  picture(colours: 'own' | 'editor'): Picture | undefined {
    const { placed } = this;
    if (!placed) return undefined;
    const style = colours === 'own' ? undefined : pictureStyle(themeColours(this.stage));
    return { svg: drawSvg(placed, this.title, style), width: placed.width, height: placed.height };
  }

  /** Lays out and draws; an older layout that ends after a newer one is dropped. */
  async show(graph: StateGraph, title: string): Promise<void> {
    this.whole = graph;
    this.title = title;
    await this.redraw(undefined);
  }

  /** Forgets the drawing: the next one is shown whole. */
  clear(): void {
    this.latest++;
    this.whole = undefined;
    this.placed = undefined;
    this.places.clear();
    this.drawing.clear();
    this.minimap.hide();
    this.looks.clear();
    this.found.clear();
    this.followed = [];
  }

  /** Takes the marks of states that fare otherwise in a run now. */
  updateMarks(marks: ById<NodeMark>): void {
    this.looks.updateMarks(marks);
  }

  setProblems(problems: ById<NodeProblem>): void {
    this.looks.setProblems(problems);
  }

  /** How each state differs from another version of the machine, or from another run. */
  setChanges(changes: ById<NodeChange>): void {
    this.looks.setChanges(changes);
  }

  /** Shows which state is meant, and moves it into sight; where it is hidden, the state that holds it. */
  select(id: string | undefined): void {
    const shown = id === undefined ? undefined : this.shownOwner(id);
    this.looks.selected = shown;
    if (shown === undefined) return;
    this.keyboard.makeReachable(shown);
    this.reveal(shown);
  }

  /** Moves the last of the states into sight where none of them is, unless the user has moved the drawing. */
  follow(ids: readonly string[]): void {
    this.followed = ids;
    const boxes = ids.flatMap((id) => this.places.get(this.shownOwner(id) ?? id)?.box ?? []);
    const last = boxes.at(-1);
    if (last && !boxes.some((box) => this.viewport.isSeen(box))) this.viewport.follow(last);
  }

  /** Marks the states whose name has the words, shows the first of them, and gives how many there are. */
  find(words: string): number {
    this.found.find(words, this.whole);
    this.found.mark(this.drawing.nodes);
    const { first } = this.found;
    if (first !== undefined && !this.found.has(this.looks.selected)) this.reveal(this.shownOwner(first) ?? first);
    return this.found.count;
  }

  get foundCount(): number {
    return this.found.count;
  }

  /** Selects the next of the states that were found, or the one before; opens what hides it. Gives its number, from 1. */
  async stepFound(step: 1 | -1): Promise<number | undefined> {
    const next = this.found.next(this.looks.selected, step);
    if (!next) return undefined;
    const { id, number } = next;
    const owners = (this.whole && ownersOf(this.whole, id)) ?? [];
    if (owners.some((owner) => this.collapsed.delete(owner))) {
      for (const owner of owners) this.collapsed.delete(owner);
      await this.redraw(undefined);
    }
    this.select(id);
    return number;
  }

  /** Puts the keyboard's focus on the selected state, or on the first. */
  focus(): void {
    this.keyboard.focus();
  }

  /** Hides the insides of all Parallel and Map states, or shows them all where none is shown. */
  async toggleAll(): Promise<void> {
    if (!this.whole) return;
    const holders = [...statesOf(this.whole)].filter(({ inner }) => inner.length > 0).map(({ id }) => id);
    const areShown = holders.some((id) => !this.collapsed.has(id));
    this.collapsed = new Set(areShown ? holders : []);
    await this.redraw(undefined);
    this.viewport.begin(this.startBox);
  }

  private get startBox(): Box | undefined {
    return this.placed?.nodes.find(({ node }) => node.kind === 'start')?.box;
  }

  private toggle(id: string): boolean {
    const state = this.places.get(id)?.node;
    if (state?.kind !== 'state' || (state.inner.length === 0 && state.hidden === undefined)) return false;
    if (!this.collapsed.delete(id)) this.collapsed.add(id);
    void this.redraw(id).then(() => {
      this.keyboard.focusOn(id);
      this.options.changed?.();
    });
    return true;
  }

  /** Draws the graph as it is now; the state named stays where it is, else as many of those in sight as can. */
  private async redraw(anchor: string | undefined): Promise<void> {
    const { whole } = this;
    if (!whole) return;
    const turn = ++this.latest;
    try {
      const shown = collapse(whole, (id) => this.collapsed.has(id));
      const count = countStates(shown);
      if (count > MOST_STATES) {
        this.drawing.clear();
        this.placed = undefined;
        this.minimap.hide();
        this.options.say(
          `This machine has ${String(count)} states: more than ${String(MOST_STATES)} are not drawn. The outline and "Go to Symbol" find each of them.`,
        );
        return;
      }
      if (count > 400 && !this.placed) this.options.say(`Laying out ${String(count)} states…`);
      const placed = await this.layout.place(shown);
      if (turn === this.latest) await (this.placed ? this.change(placed, anchor, turn) : this.begin(placed, turn));
    } catch (error) {
      this.options.say(`The graph cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Draws the first graph, as much in one go as holds nothing up. */
  private async begin(placed: PlacedGraph, turn: number): Promise<void> {
    this.place(placed);
    if (this.view) this.viewport.view = this.view;
    else {
      this.viewport.begin(this.startBox);
      this.follow(this.followed);
    }
    this.stage.setAttribute('aria-busy', 'true');
    const adopt = (fresh: ReadonlyMap<string, SVGGElement>): void => {
      this.adopt(fresh);
    };
    if (await this.inSteps(this.drawing.add(placed, adopt), turn)) this.end();
  }

  /** Draws another graph in the place of the last one. */
  private async change(placed: PlacedGraph, anchor: string | undefined, turn: number): Promise<void> {
    const before = this.places;
    const done = await this.inSteps(this.drawing.change(placed), turn);
    if (!done) return;
    if (placed.nodes.length <= MOST_GLIDING) this.glide();
    this.adopt(done.value);
    this.place(placed);
    this.hold(before, anchor);
    this.end();
  }

  /** Lets the page paint and answer between the steps, once they have taken a while; undefined where a newer drawing has begun. */
  private async inSteps<Result>(
    steps: Generator<undefined, Result>,
    turn: number,
  ): Promise<{ readonly value: Result } | undefined> {
    let since = performance.now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step;
      if (performance.now() - since < WITHOUT_PAUSE) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (turn !== this.latest) return undefined;
      since = performance.now();
    }
  }

  private place(placed: PlacedGraph): void {
    this.placed = placed;
    this.places = new Map(placed.nodes.map((one) => [one.node.id, one]));
    this.looks.setGraph(placed);
    this.viewport.setSize({ width: placed.width, height: placed.height });
    this.minimap.draw(placed);
  }

  private adopt(fresh: ReadonlyMap<string, SVGGElement>): void {
    for (const [id, node] of fresh) {
      node.setAttribute('tabindex', '-1');
      this.looks.show(id, node);
    }
  }

  private end(): void {
    this.stage.removeAttribute('aria-busy');
    this.looks.showAllWays();
    this.keyboard.makeReachable();
    this.found.mark(this.drawing.nodes);
    this.options.say('');
  }

  /** Moves the new drawing under the eye, so that what is seen of both drawings stays where it is. */
  private hold(before: ReadonlyMap<string, PlacedNode>, anchor: string | undefined): void {
    const { seen, view } = this.viewport;
    const shift = shiftThatHolds(before, this.places, seen, anchor);
    if (shift) this.viewport.move(shift.x * view.scale, shift.y * view.scale);
  }

  private glide(): void {
    clearTimeout(this.gliding);
    this.stage.classList.add('gliding');
    this.gliding = window.setTimeout(() => {
      this.stage.classList.remove('gliding');
    }, GLIDE);
  }

  private reveal(id: string): void {
    const box = this.places.get(id)?.box;
    if (box) this.viewport.reveal(box);
  }

  /** The state, or the outermost collapsed one that hides it. */
  private shownOwner(id: string): string | undefined {
    const owners = this.whole && ownersOf(this.whole, id);
    return owners?.find((owner) => this.collapsed.has(owner)) ?? id;
  }

  private clicked(target: Element): void {
    const id = stateIdOf(target);
    if (id === undefined) return;
    if (target.closest('.fold')) this.toggle(id);
    else this.choose(id);
  }

  private choose(id: string): void {
    this.select(id);
    this.options.choose(id);
  }
}
