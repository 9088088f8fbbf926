interface Size {
  readonly width: number;
  readonly height: number;
}

const SMALLEST = 0.05;
const LARGEST = 4;
const DRAG_STARTS_AT = 4;

/** Shows a drawing that can be moved and scaled by mouse, touch and wheel. Only a transform changes, nothing is redrawn. */
export class Viewport {
  private content: SVGSVGElement | undefined;
  private size: Size = { width: 1, height: 1 };
  private x = 0;
  private y = 0;
  private scale = 1;
  private readonly pointers = new Map<number, { x: number; y: number }>();
  private travelled = 0;

  constructor(private readonly stage: HTMLElement) {
    stage.addEventListener('wheel', this.wheel, { passive: false });
    stage.addEventListener('pointerdown', this.pointerDown);
    stage.addEventListener('pointermove', this.pointerMove);
    stage.addEventListener('pointerup', this.pointerUp);
    stage.addEventListener('pointercancel', this.pointerUp);
  }

  /** Whether the last press moved the drawing, so that it was no click. */
  get hasDragged(): boolean {
    return this.travelled > DRAG_STARTS_AT;
  }

  /** Replaces the drawing; the place and scale that the user chose stay. */
  setContent(content: SVGSVGElement, size: Size): void {
    this.content?.remove();
    this.content = content;
    this.size = size;
    content.style.transformOrigin = '0 0';
    this.stage.append(content);
    this.apply();
  }

  clear(): void {
    this.content?.remove();
    this.content = undefined;
  }

  /** Scales the drawing so that all of it can be seen, never larger than life. */
  fit(): void {
    const { clientWidth, clientHeight } = this.stage;
    this.scale = clamp(Math.min(clientWidth / this.size.width, clientHeight / this.size.height, 1));
    this.x = (clientWidth - this.size.width * this.scale) / 2;
    this.y = Math.max(0, (clientHeight - this.size.height * this.scale) / 2);
    this.apply();
  }

  /** Scales around the middle of the stage. */
  zoom(factor: number): void {
    this.zoomAt(factor, this.stage.clientWidth / 2, this.stage.clientHeight / 2);
  }

  /** Moves the drawing just so far that the node can be seen. */
  reveal(node: Element | undefined): void {
    if (!node) return;
    const box = node.getBoundingClientRect();
    const stage = this.stage.getBoundingClientRect();
    const margin = 24;
    const height = Math.min(box.height, stage.height - 2 * margin);
    const width = Math.min(box.width, stage.width - 2 * margin);
    if (box.top < stage.top) this.y += stage.top + margin - box.top;
    else if (box.top + height > stage.bottom) this.y -= box.top + height + margin - stage.bottom;
    if (box.left < stage.left) this.x += stage.left + margin - box.left;
    else if (box.left + width > stage.right) this.x -= box.left + width + margin - stage.right;
    this.apply();
  }

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const stage = this.stage.getBoundingClientRect();
      this.zoomAt(Math.exp(-event.deltaY / 300), event.clientX - stage.left, event.clientY - stage.top);
      return;
    }
    this.x -= event.shiftKey ? event.deltaY : event.deltaX;
    this.y -= event.shiftKey ? 0 : event.deltaY;
    this.apply();
  };

  private readonly pointerDown = (event: PointerEvent): void => {
    this.travelled = 0;
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  private readonly pointerMove = (event: PointerEvent): void => {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    const now = { x: event.clientX, y: event.clientY };
    this.travelled += Math.hypot(now.x - last.x, now.y - last.y);
    if (this.hasDragged) this.stage.setPointerCapture(event.pointerId);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (other) {
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(now.x - other.x, now.y - other.y);
      const stage = this.stage.getBoundingClientRect();
      if (before > 0)
        this.zoomAt(after / before, (now.x + other.x) / 2 - stage.left, (now.y + other.y) / 2 - stage.top);
      return;
    }
    if (!this.hasDragged) return;
    this.x += now.x - last.x;
    this.y += now.y - last.y;
    this.apply();
  };

  private readonly pointerUp = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
  };

  private zoomAt(factor: number, x: number, y: number): void {
    const scale = clamp(this.scale * factor);
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  private apply(): void {
    if (this.content)
      this.content.style.transform = `translate(${String(this.x)}px, ${String(this.y)}px) scale(${String(this.scale)})`;
  }
}

function clamp(scale: number): number {
  return Math.max(SMALLEST, Math.min(LARGEST, scale));
}
