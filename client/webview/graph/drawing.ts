import { drawPieces, type Piece } from '../../../graph/draw/pieces';
import type { PlacedGraph } from '../../../graph/layout';
import { ARROW_HEADS } from '../../../graph/svg';
import { TAKEN_ARROW_HEADS } from './ways';

const SVG = 'http://www.w3.org/2000/svg';

interface Part {
  readonly markup: string;
  readonly holder: SVGGElement;
}

/** The pieces of a graph in the page. A piece that is the same in the next graph keeps its element, focus and marks. */
export class Drawing {
  readonly svg = document.createElementNS(SVG, 'svg');
  private parts = new Map<string, Part>();
  private states = new Map<string, SVGGElement>();

  constructor() {
    this.svg.setAttribute('class', 'stepwright-graph');
    this.svg.setAttribute('role', 'presentation');
    this.svg.append(parse(`<defs>${ARROW_HEADS}${TAKEN_ARROW_HEADS}</defs>`));
  }

  /** The elements of the states by id, in the definition's order. */
  get nodes(): ReadonlyMap<string, SVGGElement> {
    return this.states;
  }

  /** The element of an edge and, where it has one, that of its label. */
  edgeParts(id: string): readonly SVGGElement[] {
    return [id, `${id}:label`].flatMap((part) => {
      const element = this.parts.get(part)?.holder.firstElementChild;
      return element instanceof SVGGElement ? [element] : [];
    });
  }

  /** Shows a graph where none is shown, slice by slice with a pause between; `adopt` is given the states' elements. */
  *add(graph: PlacedGraph, adopt: (states: ReadonlyMap<string, SVGGElement>) => void): Generator<undefined, void> {
    this.setSize(graph);
    for (const slice of slices(drawPieces(graph))) {
      if (this.parts.size > 0) yield;
      const made = parsed(slice);
      for (const piece of slice) this.svg.append(this.hold(piece, undefined, made.get(piece.id)));
      adopt(this.keepStates(slice, made));
    }
  }

  /**
   * Shows another graph, all at once after it was made slice by slice with a pause between; gives the elements of states
   * that are new.
   */
  *change(graph: PlacedGraph): Generator<undefined, ReadonlyMap<string, SVGGElement>> {
    const pieces = drawPieces(graph);
    const made = new Map<string, SVGElement>();
    for (const slice of slices(pieces.filter(({ id, markup }) => this.parts.get(id)?.markup !== markup))) {
      if (made.size > 0) yield;
      for (const [id, element] of parsed(slice)) made.set(id, element);
    }
    this.setSize(graph);
    const before = this.parts;
    this.parts = new Map();
    this.states = new Map();
    let last: Element | null = this.svg.firstElementChild;
    for (const piece of pieces) {
      const holder = this.hold(piece, before.get(piece.id)?.holder, made.get(piece.id));
      if (last?.nextElementSibling !== holder) last?.after(holder);
      last = holder;
      before.delete(piece.id);
    }
    for (const { holder } of before.values()) holder.remove();
    return this.keepStates(pieces, made);
  }

  private setSize({ width, height }: PlacedGraph): void {
    this.svg.setAttribute('width', String(Math.ceil(width)));
    this.svg.setAttribute('height', String(Math.ceil(height)));
  }

  /** The element that holds a piece at its place, with what was made of it anew. */
  private hold({ id, at, markup }: Piece, old: SVGGElement | undefined, made: SVGElement | undefined): SVGGElement {
    const holder = old ?? document.createElementNS(SVG, 'g');
    if (made) holder.replaceChildren(made);
    holder.style.transform = `translate(${String(at.x)}px, ${String(at.y)}px)`;
    if (!old) holder.setAttribute('class', 'piece');
    this.parts.set(id, { markup, holder });
    return holder;
  }

  clear(): void {
    for (const { holder } of this.parts.values()) holder.remove();
    this.parts.clear();
    this.states.clear();
  }

  private keepStates(
    pieces: readonly Piece[],
    fresh: ReadonlyMap<string, SVGElement>,
  ): ReadonlyMap<string, SVGGElement> {
    const made = new Map<string, SVGGElement>();
    for (const { id } of pieces) {
      const node = this.parts.get(id)?.holder.firstElementChild;
      if (!(node instanceof SVGGElement) || !node.classList.contains('state')) continue;
      this.states.set(id, node);
      if (fresh.has(id)) made.set(id, node);
    }
    return made;
  }
}

/** Pieces that are made in one go. */
const sliceSize = 40;

function* slices(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  for (let start = 0; start < pieces.length; start += sliceSize) yield pieces.slice(start, start + sliceSize);
}

function parsed(pieces: readonly Piece[]): ReadonlyMap<string, SVGElement> {
  const group = parse(`<g>${pieces.map(({ markup }) => markup).join('')}</g>`);
  const elements = [...group.children];
  return new Map(
    pieces.flatMap(({ id }, index) => {
      const element = elements[index];
      return element instanceof SVGElement ? [[id, element] as const] : [];
    }),
  );
}

/** Read as XML, never as HTML: markup of ours holds no scripts, and texts are escaped (graph/draw/xml.ts). */
function parse(markup: string): Element {
  const text = `<svg xmlns="${SVG}">${markup}</svg>`;
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.firstElementChild;
  if (!parsed) throw new Error('the drawing is not well-formed');
  return document.adoptNode(parsed);
}
