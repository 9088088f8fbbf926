/** A moment at which something is to happen. Cancelling is cheap: the entry stays where it is and is skipped. */
export interface Timer {
  readonly at: number;
  readonly sequence: number;
  cancelled: boolean;
  readonly fire: () => void;
}

/** Timers in order of time, then of setting: a binary heap. */
export interface TimerQueue {
  set(at: number, fire: () => void): Timer;
  /** When the next timer is due; undefined when there is none. */
  next(): number | undefined;
  /** Takes the next timer that is due at `now`, or undefined. */
  takeDue(now: number): Timer | undefined;
}

/** Timers in the queue before it looks for cancelled ones. */
const SWEEP = 128;

export function timerQueue(): TimerQueue {
  const heap: Timer[] = [];
  let sequence = 0;

  const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.sequence < b.sequence);

  const up = (start: number): void => {
    let index = start;
    const moving = heap[index];
    if (!moving) return;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (!parent || !before(moving, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = moving;
  };

  const down = (): void => {
    const moving = heap[0];
    if (!moving) return;
    let index = 0;
    for (;;) {
      const leftIndex = index * 2 + 1;
      const left = heap[leftIndex];
      if (!left) break;
      const right = heap[leftIndex + 1];
      const [child, childIndex] = right && before(right, left) ? [right, leftIndex + 1] : [left, leftIndex];
      if (!before(child, moving)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = moving;
  };

  let sweepAt = SWEEP;
  /** Cancelled timers hold on to what they would have done: they go when they are the greater part. */
  const sweep = (): void => {
    const live = heap.filter(({ cancelled }) => !cancelled).sort((a, b) => (before(a, b) ? -1 : 1));
    heap.length = 0;
    // A sorted list is a heap.
    for (const timer of live) heap.push(timer);
    sweepAt = Math.max(SWEEP, heap.length * 2);
  };

  const dropFirst = (): void => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    down();
  };

  const first = (): Timer | undefined => {
    while (heap[0]?.cancelled) dropFirst();
    return heap[0];
  };

  return {
    set(at, fire) {
      const timer: Timer = { at, sequence: sequence++, cancelled: false, fire };
      heap.push(timer);
      up(heap.length - 1);
      if (heap.length >= sweepAt) sweep();
      return timer;
    },
    next: () => first()?.at,
    takeDue(now) {
      const timer = first();
      if (!timer || timer.at > now) return undefined;
      dropFirst();
      return timer;
    },
  };
}

/** First in, first out, without moving what is behind. */
export interface ReadyQueue<T> {
  push(item: T): void;
  take(): T | undefined;
  readonly size: number;
}

export function readyQueue<T>(): ReadyQueue<T> {
  let items: T[] = [];
  let head = 0;
  return {
    push(item) {
      items.push(item);
    },
    take() {
      if (head >= items.length) return undefined;
      const item = items[head++];
      if (head === items.length) {
        items = [];
        head = 0;
      } else if (head > 4096 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    get size() {
      return items.length - head;
    },
  };
}
