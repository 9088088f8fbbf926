import type { PlacedGraph } from '../../../graph/layout';
import type { Viewport } from './viewport';

const LONGEST = 150;

/** A small picture of the whole graph with a frame around what is on the stage; pressing it goes there. */
export class Minimap {
  private readonly box = document.createElement('div');
  private readonly picture = document.createElement('canvas');
  private readonly frame = document.createElement('div');
  private size = { width: 1, height: 1 };
  private scale = 1;

  /** `viewport` is asked late: it exists after its map. */
  constructor(
    stage: HTMLElement,
    private readonly viewport: () => Viewport,
  ) {
    this.box.className = 'minimap';
    this.box.setAttribute('aria-hidden', 'true');
    this.frame.className = 'minimap-frame';
    this.box.append(this.picture, this.frame);
    this.box.hidden = true;
    stage.append(this.box);
    const go = (event: PointerEvent): void => {
      event.stopPropagation();
      if (event.buttons !== 1) return;
      this.box.setPointerCapture(event.pointerId);
      const { left, top } = this.box.getBoundingClientRect();
      this.viewport().centreOn({ x: (event.clientX - left) / this.scale, y: (event.clientY - top) / this.scale });
    };
    this.box.addEventListener('pointerdown', go);
    this.box.addEventListener('pointermove', go);
    this.box.addEventListener('click', (event) => {
      event.stopPropagation();
    });
  }

  /** Draws the graph's states anew. */
  draw(graph: PlacedGraph): void {
    this.size = { width: graph.width, height: graph.height };
    this.scale = Math.min(LONGEST / graph.width, LONGEST / graph.height);
    const width = Math.max(24, Math.ceil(graph.width * this.scale));
    const height = Math.max(24, Math.ceil(graph.height * this.scale));
    const sharp = window.devicePixelRatio || 1;
    this.picture.width = width * sharp;
    this.picture.height = height * sharp;
    this.box.style.width = `${String(width)}px`;
    this.box.style.height = `${String(height)}px`;
    const context = this.picture.getContext('2d');
    if (!context) return;
    context.scale(sharp * this.scale, sharp * this.scale);
    const colour = getComputedStyle(this.box).color;
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = 1 / this.scale;
    for (const { node, box } of graph.nodes) {
      if (node.kind === 'state' && node.inner.length > 0) context.strokeRect(box.x, box.y, box.width, box.height);
      else context.fillRect(box.x, box.y, box.width, box.height);
    }
  }

  /** Moves the frame; the map is there only while a part of the graph is out of sight. */
  follow(): void {
    const { view, stage } = this.viewport();
    const { clientWidth, clientHeight } = stage;
    const isWhole =
      this.size.width * view.scale <= clientWidth * 1.05 && this.size.height * view.scale <= clientHeight * 1.05;
    this.box.hidden = isWhole || clientWidth < 2.5 * LONGEST || clientHeight < LONGEST;
    if (this.box.hidden) return;
    const factor = this.scale / view.scale;
    this.frame.style.transform = `translate(${String(-view.x * factor)}px, ${String(-view.y * factor)}px)`;
    this.frame.style.width = `${String(clientWidth * factor)}px`;
    this.frame.style.height = `${String(clientHeight * factor)}px`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
