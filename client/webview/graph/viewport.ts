import type { Box, Point } from '../../../graph/layout';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the drawing stands on the stage, and its scale. */
export interface View extends Point {
  readonly scale: number;
}

const SMALLEST = 0.03;
const LARGEST = 4;
const DRAG_STARTS_AT = 4;
/** How near to the edge of the stage something may lie that is to be seen. */
const MARGIN = 28;

/** Shows a drawing that can be moved and scaled by mouse, touch and wheel. Only a transform changes, nothing is redrawn. */
export class Viewport {
  private size: Size = { width: 1, height: 1 };
  private now: View = { x: 0, y: 0, scale: 1 };
  /** Finds the view anew that was found by itself; undefined once the user has moved the drawing. */
  private again: (() => void) | undefined;
  private room: Size | undefined;
  private readonly pointers = new Map<number, Point>();
  private travelled = 0;
  private frame = 0;

  constructor(
    readonly stage: HTMLElement,
    private readonly content: SVGSVGElement,
    /** Told after each move, once a frame. */
    private readonly moved: () => void,
  ) {
    content.style.transformOrigin = '0 0';
    stage.addEventListener('wheel', this.wheel, { passive: false });
    stage.addEventListener('pointerdown', this.pointerDown);
    stage.addEventListener('pointermove', this.pointerMove);
    stage.addEventListener('pointerup', this.pointerUp);
    stage.addEventListener('pointercancel', this.pointerUp);
  }

  /** The part of the drawing that is on the stage. */
  get seen(): Box {
    const { x, y, scale } = this.now;
    const { clientWidth, clientHeight } = this.stage;
    return { x: -x / scale, y: -y / scale, width: clientWidth / scale, height: clientHeight / scale };
  }

  /** Whether all of a box of the drawing is on the stage. */
  isSeen({ x, y, width, height }: Box): boolean {
    const seen = this.seen;
    return x >= seen.x && y >= seen.y && x + width <= seen.x + seen.width && y + height <= seen.y + seen.height;
  }

  get view(): View {
    return this.now;
  }

  set view(view: View) {
    this.again = undefined;
    this.place(view);
  }

  private place(view: View): void {
    this.now = { ...view, scale: clamp(view.scale) };
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const { x, y, scale } = this.now;
      this.content.style.transform = `translate(${String(x)}px, ${String(y)}px) scale(${String(scale)})`;
      this.moved();
    });
  }

  /** Whether the last press moved the drawing, so that it was no click. */
  get hasDragged(): boolean {
    return this.travelled > DRAG_STARTS_AT;
  }

  setSize(size: Size): void {
    this.size = size;
    this.place(this.now);
  }

  /** The stage is larger or smaller than before: what was in its middle stays there, and what was all in sight stays so. */
  resized(): void {
    const { clientWidth: width, clientHeight: height } = this.stage;
    if (width === 0 || height === 0) return;
    const before = this.room;
    this.room = { width, height };
    if (!before || (before.width === width && before.height === height)) return;
    if (this.again) this.again();
    else this.move((width - before.width) / 2, (height - before.height) / 2);
  }

  /** Scales the drawing so that all of it can be seen, never larger than life. */
  fit(): void {
    const { clientWidth, clientHeight } = this.stage;
    const { width, height } = this.size;
    const scale = clamp(Math.min(clientWidth / width, clientHeight / height, 1));
    this.place({ x: (clientWidth - width * scale) / 2, y: Math.max(0, (clientHeight - height * scale) / 2), scale });
    this.again = () => {
      this.fit();
    };
  }

  /** The first view of a drawing: all of it where its texts can be read so, else its beginning, which is at `start`. */
  begin(start: Box | undefined): void {
    this.fit();
    this.again = () => {
      this.begin(start);
    };
    const readable = 0.45;
    if (this.now.scale >= readable) return;
    const scale = Math.min(1, Math.max(readable, (this.stage.clientWidth / this.size.width) * 0.96));
    this.place({ x: this.leftFor(start, scale), y: 8, scale });
  }

  /** Where a drawing as wide as the stage or wider begins, so that the box stands in the middle and no edge is left empty. */
  private leftFor(box: Box | undefined, scale: number): number {
    const { clientWidth } = this.stage;
    const spare = clientWidth - this.size.width * scale;
    if (!box || spare >= 0) return spare / 2;
    return Math.min(0, Math.max(spare, clientWidth / 2 - (box.x + box.width / 2) * scale));
  }

  /** Scales around the middle of the stage. */
  zoom(factor: number): void {
    this.zoomAt(factor, this.stage.clientWidth / 2, this.stage.clientHeight / 2);
  }

  move(x: number, y: number): void {
    this.view = { ...this.now, x: this.now.x + x, y: this.now.y + y };
  }

  /** Moves the point of the drawing to the middle of the stage. */
  centreOn({ x, y }: Point): void {
    const { scale } = this.now;
    this.view = { x: this.stage.clientWidth / 2 - x * scale, y: this.stage.clientHeight / 2 - y * scale, scale };
  }

  /** Moves the drawing just so far that the box of the drawing can be seen; of a large one its beginning. */
  reveal(box: Box): void {
    this.view = this.viewWith(box);
  }

  /** The same, unless the user has moved the drawing. */
  follow(box: Box): void {
    if (this.again) this.place(this.viewWith(box));
  }

  private viewWith(box: Box): View {
    const { x, y, scale } = this.now;
    return {
      x: x + shiftInto(box.x * scale + x, box.width * scale, this.stage.clientWidth),
      y: y + shiftInto(box.y * scale + y, box.height * scale, this.stage.clientHeight),
      scale,
    };
  }

  private readonly wheel = (event: WheelEvent): void => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const stage = this.stage.getBoundingClientRect();
      const steps = Math.max(-60, Math.min(60, event.deltaY));
      this.zoomAt(Math.exp(-steps / 200), event.clientX - stage.left, event.clientY - stage.top);
      return;
    }
    if (event.shiftKey) this.move(-event.deltaY - event.deltaX, 0);
    else this.move(-event.deltaX, -event.deltaY);
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
      this.pinch(last, now, other);
      return;
    }
    if (this.hasDragged) this.move(now.x - last.x, now.y - last.y);
  };

  private readonly pointerUp = (event: PointerEvent): void => {
    this.pointers.delete(event.pointerId);
  };

  private pinch(last: Point, now: Point, other: Point): void {
    const before = Math.hypot(last.x - other.x, last.y - other.y);
    const after = Math.hypot(now.x - other.x, now.y - other.y);
    const stage = this.stage.getBoundingClientRect();
    if (before > 0) this.zoomAt(after / before, (now.x + other.x) / 2 - stage.left, (now.y + other.y) / 2 - stage.top);
    this.move((now.x - last.x) / 2, (now.y - last.y) / 2);
  }

  private zoomAt(factor: number, x: number, y: number): void {
    const before = this.now;
    const scale = clamp(before.scale * factor);
    const grown = scale / before.scale;
    this.view = { x: x - (x - before.x) * grown, y: y - (y - before.y) * grown, scale };
  }
}

function shiftInto(start: number, length: number, room: number): number {
  const shown = Math.min(length, room - 2 * MARGIN);
  if (start < MARGIN) return MARGIN - start;
  return start + shown > room - MARGIN ? room - MARGIN - start - shown : 0;
}

function clamp(scale: number): number {
  return Math.max(SMALLEST, Math.min(LARGEST, scale));
}
