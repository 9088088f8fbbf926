import type { StringOffsets } from './node';

/** A text without quotes on one line: its characters stand as they are. */
export class PlainOffsets implements StringOffsets {
  constructor(private readonly start: number) {}

  offsetInSource(indexInValue: number): number {
    return this.start + indexInValue;
  }
}
