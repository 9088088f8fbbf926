import { availableParallelism } from 'node:os';
import type { HandlerProcess, Invocation, Outcome } from './handler-process';

/** So many processes of one function start at once; more only for calls that have waited. */
const FREELY = Math.max(2, availableParallelism());
const AT_MOST = 64;
/** A call that has waited so long for a warm process gets a new one: the others are slow, not busy. */
const PATIENCE_MS = 50;

interface Waiter {
  readonly take: (process: HandlerProcess | undefined) => void;
  readonly stop: AbortSignal;
}

/** The warm processes of one function. Each answers one call at a time, as an execution environment of Lambda does. */
export class HandlerPool {
  private readonly all = new Set<HandlerProcess>();
  private readonly idle: HandlerProcess[] = [];
  private readonly waiters: Waiter[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isRetired = false;

  constructor(private readonly start: () => HandlerProcess) {}

  /** Runs a call on a free process. `assign` is told which process it got, before the call is sent. */
  async run(invocation: Invocation, stop: AbortSignal, assign: (process: HandlerProcess) => void): Promise<Outcome> {
    const process = await this.acquire(stop);
    if (!process) return { kind: 'stopped' };
    assign(process);
    const outcome = await process.invoke(invocation, stop);
    this.release(process);
    return outcome;
  }

  /** Ends the processes as they finish their calls; no more calls come. */
  retire(): void {
    this.isRetired = true;
    for (const process of this.idle.splice(0)) process.kill();
  }

  /** Ends all processes; settles when they are gone. */
  async dispose(): Promise<void> {
    clearTimeout(this.timer);
    for (const waiter of this.waiters.splice(0)) waiter.take(undefined);
    const processes = [...this.all];
    for (const process of processes) process.kill();
    await Promise.all(processes.map((process) => process.ended));
  }

  private acquire(stop: AbortSignal): Promise<HandlerProcess | undefined> {
    const free = this.takeIdle() ?? (this.all.size < FREELY ? this.add() : undefined);
    if (free) return Promise.resolve(free);
    return new Promise((take) => {
      this.waiters.push({ take, stop });
      stop.addEventListener(
        'abort',
        () => {
          take(undefined);
        },
        { once: true },
      );
      this.timer ??= setTimeout(() => {
        this.grow();
      }, PATIENCE_MS);
    });
  }

  private add(): HandlerProcess {
    const process = this.start();
    this.all.add(process);
    void process.ended.then(() => {
      this.all.delete(process);
      this.serve();
    });
    return process;
  }

  private release(process: HandlerProcess): void {
    if (this.isRetired && this.waiters.length === 0) process.kill();
    else if (process.alive) this.idle.push(process);
    this.serve();
  }

  /** Gives free processes, or new ones in place of those that are gone, to the calls that wait. */
  private serve(): void {
    for (let waiter = this.nextWaiter(); waiter; waiter = this.nextWaiter()) {
      const process = this.takeIdle() ?? (this.all.size < FREELY ? this.add() : undefined);
      if (!process) {
        this.waiters.unshift(waiter);
        return;
      }
      waiter.take(process);
    }
  }

  private takeIdle(): HandlerProcess | undefined {
    for (let warm = this.idle.pop(); warm; warm = this.idle.pop()) if (warm.alive) return warm;
    return undefined;
  }

  private nextWaiter(): Waiter | undefined {
    for (let waiter = this.waiters.shift(); waiter; waiter = this.waiters.shift()) {
      if (!waiter.stop.aborted) return waiter;
    }
    return undefined;
  }

  private grow(): void {
    this.timer = undefined;
    const room = AT_MOST - this.all.size;
    for (let i = Math.min(room, this.waiters.length, FREELY); i > 0; i--) {
      const waiter = this.nextWaiter();
      waiter?.take(this.add());
    }
    if (this.waiters.length > 0) {
      this.timer = setTimeout(() => {
        this.grow();
      }, PATIENCE_MS);
    }
  }
}
