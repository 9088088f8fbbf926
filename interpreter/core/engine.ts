import type { Quotas } from './quotas';
import type { RandomSource } from './random';
import type { Engine, EngineHost, Fiber, Message, PendingTask } from './runtime';
import { readyQueue, timerQueue, type Timer } from './scheduler';

/** Messages handled and states entered before `run` lets the driver breathe. */
const SLICE = 1000;

/** An engine with nothing to do. `now` is where its clock starts; the driver moves it. */
export function createEngine(
  given: { readonly random: RandomSource; readonly now: number; readonly quotas: Quotas },
  host: EngineHost,
): Engine {
  const timers = timerQueue();
  const ready = readyQueue<{ readonly fiber: Fiber; readonly message: Message }>();
  const delivered = readyQueue<{ readonly fiber: Fiber; readonly message: Message }>();
  const parked = new Set<Fiber>();
  let taskIds = 0;

  const engine: Engine = {
    now: given.now,
    random: given.random,
    quotas: given.quotas,
    host,
    gate: undefined,
    entered: 0,
    started: 0,
    inspector: undefined,
    parked,
    post(fiber, message) {
      ready.push({ fiber, message });
    },
    deliver(fiber, message) {
      delivered.push({ fiber, message });
    },
    takeDelivered() {
      const item = delivered.take();
      if (item) ready.push(item);
      return item !== undefined;
    },
    setTimer(fiber, at) {
      const timer: Timer = timers.set(at, () => {
        ready.push({ fiber, message: { kind: 'timer', timer } });
      });
      return timer;
    },
    at: (time, fire) => timers.set(time, fire),
    startTask(task) {
      const pending: PendingTask = { id: ++taskIds, ...task };
      task.fiber.task = pending;
      host.startTask(pending);
      return pending;
    },
    park(fiber) {
      parked.add(fiber);
    },
    unpark(fiber) {
      if (parked.delete(fiber)) ready.push({ fiber, message: { kind: 'go' } });
    },
    nextTimer: () => timers.next(),
    fireDue() {
      for (let timer = timers.takeDue(engine.now); timer; timer = timers.takeDue(engine.now)) timer.fire();
    },
    run() {
      const enough = engine.entered + SLICE;
      for (let budget = SLICE; budget > 0 && engine.entered < enough; budget--) {
        const item = ready.take();
        if (!item) return 'idle';
        item.fiber.resume(item.message);
      }
      return ready.size > 0 ? 'more' : 'idle';
    },
  };
  return engine;
}
