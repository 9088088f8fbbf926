import type { Span } from '../run/view-messages';

export type Clock = 'run' | 'real';

/** The part of a run's time that is in sight, on one of its two clocks; milliseconds since the start. */
export class TimeWindow {
  private from = 0;
  private to = 1;
  private isWhole = true;
  private total = 1;
  clock: Clock = 'run';

  /** How long the run has taken so far, on the clock that is shown. */
  setTotal(total: number): void {
    this.total = Math.max(1, total);
    if (this.isWhole) this.fit();
  }

  fit(): void {
    this.from = 0;
    this.to = this.total;
    this.isWhole = true;
  }

  /** Shows more or less of the time; what lies at the given part of the window (0 to 1) stays there. */
  zoom(factor: number, at = 0.5): void {
    const middle = this.from + (this.to - this.from) * at;
    const width = Math.min(this.total, Math.max(0.001, (this.to - this.from) / factor));
    this.move(middle - width * at, width);
  }

  /** Moves by a part of what is in sight. */
  pan(part: number): void {
    const width = this.to - this.from;
    this.move(this.from + width * part, width);
  }

  /** Where a span lies in the window, in parts of its width: left edge and width; undefined where it is out of sight. */
  place(span: Span): { readonly left: number; readonly width: number } | undefined {
    const start = this.clock === 'run' ? span.start : span.realStart;
    if (start === undefined) return undefined;
    const end = (this.clock === 'run' ? span.end : span.realEnd) ?? this.total;
    if (end < this.from || start > this.to) return undefined;
    const width = this.to - this.from;
    const left = Math.max(0, (start - this.from) / width);
    return { left, width: Math.min(1, (end - this.from) / width) - left };
  }

  /** Round moments for a ruler, about one for each `share` of the width. */
  ticks(share = 0.2): { readonly at: number; readonly left: number }[] {
    const width = this.to - this.from;
    const step = roundStep(width * share);
    const first = Math.ceil(this.from / step);
    const last = Math.floor(this.to / step);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
      const at = (first + index) * step;
      return { at, left: (at - this.from) / width };
    });
  }

  private move(from: number, width: number): void {
    this.from = Math.max(0, Math.min(from, this.total - width));
    this.to = this.from + width;
    this.isWhole = width >= this.total;
  }
}

const seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

/** The next larger step that reads well: 1, 2 or 5 times a power of ten of milliseconds, then seconds, minutes, hours, days. */
function roundStep(wanted: number): number {
  if (wanted >= 1000) {
    const found = seconds.find((step) => step * 1000 >= wanted);
    return found === undefined ? Math.ceil(wanted / 86_400_000) * 86_400_000 : found * 1000;
  }
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  return power * ([1, 2, 5].find((factor) => factor * power >= wanted) ?? 10);
}
