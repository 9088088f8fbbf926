import { LimitError, MEMORY_LIMIT, STACK_LIMIT, TIME_LIMIT } from './errors';

/** The service evaluates at most 100 levels (digest F44). */
const DEEPEST = 100;
/** Steps of an evaluation, for the service's limit of time: counted, so that the same run always ends the same way. */
const MOST_STEPS = 20_000_000;
/** Largest value: `[1..873782]` passes with 8 bytes for a number, a string of 2^22 characters with one byte each (F44). */
const LARGEST_VALUE = 873_782 * 8;
/** All that an evaluation ever held, so that many values of a legal size do not fill the process. */
const MOST_MEMORY = 40 * LARGEST_VALUE;

/** What the service allows an evaluation (digest F44). Each method throws where that is passed. */
export class Limits {
  private depth = 0;
  private steps = 0;
  private memory = 0;

  enter(): void {
    if (++this.depth > DEEPEST) throw new LimitError(STACK_LIMIT);
    this.work(1);
  }

  leave(): void {
    this.depth--;
  }

  /** For a level that is walked through without a call. */
  reach(levels: number): void {
    if (this.depth + levels > DEEPEST) throw new LimitError(STACK_LIMIT);
    this.work(levels);
  }

  work(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) throw new LimitError(TIME_LIMIT);
  }

  /**
   * Counts a value of `bytes`: 8 for a number or reference, 1 for a character. `added` is what it has grown by, where it
   * was counted before.
   */
  hold(bytes: number, added = bytes): void {
    if (bytes > LARGEST_VALUE) throw new LimitError(MEMORY_LIMIT);
    this.memory += added;
    if (this.memory > MOST_MEMORY) throw new LimitError(MEMORY_LIMIT);
  }
}
