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

  /** Shows this graph; gives the elements of states that are new. */
  update(graph: PlacedGraph): ReadonlyMap<string, SVGGElement> {
    this.svg.setAttribute('width', String(Math.ceil(graph.width)));
    this.svg.setAttribute('height', String(Math.ceil(graph.height)));
    const pieces = drawPieces(graph);
    const fresh = this.parsed(pieces.filter(({ id, markup }) => this.parts.get(id)?.markup !== markup));
    const before = this.parts;
    this.parts = new Map();
    let last: Element | null = this.svg.firstElementChild;
    for (const { id, at, markup } of pieces) {
      const old = before.get(id);
      const made = fresh.get(id);
      const holder = old?.holder ?? document.createElementNS(SVG, 'g');
      if (made) holder.replaceChildren(made);
      holder.style.transform = `translate(${String(at.x)}px, ${String(at.y)}px)`;
      if (!old) holder.setAttribute('class', 'piece');
      if (last?.nextElementSibling !== holder) last?.after(holder);
      last = holder;
      this.parts.set(id, { markup, holder });
      before.delete(id);
    }
    for (const { holder } of before.values()) holder.remove();
    return this.keepStates(pieces, fresh);
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
    this.states = new Map();
    const made = new Map<string, SVGGElement>();
    for (const { id } of pieces) {
      const node = this.parts.get(id)?.holder.firstElementChild;
      if (!(node instanceof SVGGElement) || !node.classList.contains('state')) continue;
      this.states.set(id, node);
      if (fresh.has(id)) made.set(id, node);
    }
    return made;
  }

  private parsed(pieces: readonly Piece[]): ReadonlyMap<string, SVGElement> {
    const group = parse(`<g>${pieces.map(({ markup }) => markup).join('')}</g>`);
    const elements = [...group.children];
    return new Map(
      pieces.flatMap(({ id }, index) => {
        const element = elements[index];
        return element instanceof SVGElement ? [[id, element] as const] : [];
      }),
    );
  }
}

/** Read as XML, never as HTML: markup of ours holds no scripts, and texts are escaped (graph/draw/xml.ts). */
function parse(markup: string): Element {
  const text = `<svg xmlns="${SVG}">${markup}</svg>`;
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.firstElementChild;
  if (!parsed) throw new Error('the drawing is not well-formed');
  return document.importNode(parsed, true);
}
