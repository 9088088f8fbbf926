import type { Quotas } from './quotas';
import type { RandomSource } from './random';
import type { Engine, EngineHost, Fiber, Gate, Inspector, Message, PendingTask, Redriver } from './runtime';
import { ReadyQueue, TimerQueue, type Timer } from './scheduler';

/** Messages handled and states entered before `run` lets the driver breathe. */
const SLICE = 1000;

interface Given {
  readonly random: RandomSource;
  readonly now: number;
  readonly quotas: Quotas;
}

/** An engine with nothing to do. `now` is where its clock starts; the driver moves it. */
export function createEngine(given: Given, host: EngineHost): Engine {
  return new FiberEngine(given, host);
}

interface Mail {
  readonly fiber: Fiber;
  readonly message: Message;
}

class FiberEngine implements Engine {
  now: number;
  readonly random: RandomSource;
  readonly quotas: Quotas;
  gate: Gate | undefined = undefined;
  redriver: Redriver | undefined = undefined;
  entered = 0;
  started = 0;
  inspector: Inspector | undefined = undefined;
  readonly parked = new Set<Fiber>();
  private readonly timers = new TimerQueue();
  private readonly ready = new ReadyQueue<Mail>();
  private readonly delivered = new ReadyQueue<Mail>();
  private taskIds = 0;

  constructor(
    given: Given,
    readonly host: EngineHost,
  ) {
    this.now = given.now;
    this.random = given.random;
    this.quotas = given.quotas;
  }

  post(fiber: Fiber, message: Message): void {
    this.ready.push({ fiber, message });
  }

  deliver(fiber: Fiber, message: Message): void {
    this.delivered.push({ fiber, message });
  }

  takeDelivered(): boolean {
    const item = this.delivered.take();
    if (item) this.ready.push(item);
    return item !== undefined;
  }

  setTimer(fiber: Fiber, at: number): Timer {
    const timer: Timer = this.timers.set(at, () => {
      this.post(fiber, { kind: 'timer', timer });
    });
    return timer;
  }

  at(time: number, fire: () => void): Timer {
    return this.timers.set(time, fire);
  }

  startTask(task: Omit<PendingTask, 'id'>): PendingTask {
    const { fiber, call, scheduledEventId, timeoutAt } = task;
    const pending: PendingTask = { id: ++this.taskIds, fiber, call, scheduledEventId, timeoutAt };
    fiber.task = pending;
    this.host.startTask(pending);
    return pending;
  }

  park(fiber: Fiber): void {
    this.parked.add(fiber);
  }

  unpark(fiber: Fiber): void {
    if (this.parked.delete(fiber)) this.post(fiber, { kind: 'go' });
  }

  nextTimer(): number | undefined {
    return this.timers.next();
  }

  fireDue(): void {
    const { timers, now } = this;
    for (let timer = timers.takeDue(now); timer; timer = timers.takeDue(now)) timer.fire();
  }

  run(): 'idle' | 'more' {
    const { ready } = this;
    const enough = this.entered + SLICE;
    for (let budget = SLICE; budget > 0 && this.entered < enough; budget--) {
      const item = ready.take();
      if (!item) return 'idle';
      item.fiber.resume(item.message);
    }
    return ready.size > 0 ? 'more' : 'idle';
  }
}
