/** A moment at which something is to happen. Cancelling is cheap: the entry stays where it is and is skipped. */
export interface Timer {
  readonly at: number;
  readonly sequence: number;
  cancelled: boolean;
  readonly fire: () => void;
}

/** Timers in the queue before it looks for cancelled ones. */
const SWEEP = 128;

/** Timers in order of time, then of setting: a binary heap. */
export class TimerQueue {
  private readonly heap: Timer[] = [];
  private sequence = 0;
  private sweepAt = SWEEP;

  set(at: number, fire: () => void): Timer {
    const { heap } = this;
    const timer: Timer = { at, sequence: this.sequence++, cancelled: false, fire };
    heap.push(timer);
    this.up(heap.length - 1);
    if (heap.length >= this.sweepAt) this.sweep();
    return timer;
  }

  /** When the next timer is due; undefined when there is none. */
  next(): number | undefined {
    return this.first()?.at;
  }

  /** Takes the next timer that is due at `now`, or undefined. */
  takeDue(now: number): Timer | undefined {
    const timer = this.first();
    if (!timer || timer.at > now) return undefined;
    this.dropFirst();
    return timer;
  }

  private first(): Timer | undefined {
    while (this.heap[0]?.cancelled) this.dropFirst();
    return this.heap[0];
  }

  private dropFirst(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    this.down();
  }

  private up(start: number): void {
    const { heap } = this;
    let index = start;
    const moving = heap[index];
    if (!moving) return;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (!parent || !isBefore(moving, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = moving;
  }

  private down(): void {
    const { heap } = this;
    const moving = heap[0];
    if (!moving) return;
    let index = 0;
    for (;;) {
      const leftIndex = index * 2 + 1;
      const left = heap[leftIndex];
      if (!left) break;
      const right = heap[leftIndex + 1];
      const [child, childIndex] = right && isBefore(right, left) ? [right, leftIndex + 1] : [left, leftIndex];
      if (!isBefore(child, moving)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = moving;
  }

  /** Cancelled timers hold on to what they would have done: they go when they are the greater part. */
  private sweep(): void {
    const { heap } = this;
    const live = heap.filter(({ cancelled }) => !cancelled).sort((a, b) => (isBefore(a, b) ? -1 : 1));
    heap.length = 0;
    // A sorted list is a heap.
    for (const timer of live) heap.push(timer);
    this.sweepAt = Math.max(SWEEP, heap.length * 2);
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

/** First in, first out, without moving what is behind. */
export class ReadyQueue<T> {
  private items: T[] = [];
  private head = 0;

  push(item: T): void {
    this.items.push(item);
  }

  take(): T | undefined {
    const { items } = this;
    if (this.head >= items.length) return undefined;
    const item = items[this.head++];
    if (this.head === items.length) {
      this.items = [];
      this.head = 0;
    } else if (this.head > 4096 && this.head * 2 > items.length) {
      this.items = items.slice(this.head);
      this.head = 0;
    }
    return item;
  }

  get size(): number {
    return this.items.length - this.head;
  }
}
