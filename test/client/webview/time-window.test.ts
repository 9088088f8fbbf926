import { describe, expect, it } from 'vitest';
import { TimeWindow } from '../../../client/webview/time-window';

function windowOf(total: number): TimeWindow {
  const time = new TimeWindow();
  time.setTotal(total);
  return time;
}

describe('the time in sight', () => {
  it('is all of it at first, also while it grows', () => {
    const time = windowOf(100);
    expect(time.place({ start: 25, end: 75 })).toEqual({ left: 0.25, width: 0.5 });
    time.setTotal(200);
    expect(time.place({ start: 50, end: 150 })).toEqual({ left: 0.25, width: 0.5 });
    expect(time.place({ start: 100 })).toEqual({ left: 0.5, width: 0.5 });
  });

  it('keeps in its place what one zooms into, and ends at the ends', () => {
    const time = windowOf(100);
    time.zoom(2, 0);
    expect(time.place({ start: 25, end: 50 })).toEqual({ left: 0.5, width: 0.5 });
    expect(time.place({ start: 60, end: 70 })).toBeUndefined();
    time.pan(10);
    expect(time.place({ start: 50, end: 100 })).toEqual({ left: 0, width: 1 });
    time.zoom(0.001);
    expect(time.place({ start: 0, end: 100 })).toEqual({ left: 0, width: 1 });
  });

  it('shows nothing of the other clock where it is not known', () => {
    const time = windowOf(100);
    time.clock = 'real';
    expect(time.place({ start: 0, end: 10 })).toBeUndefined();
    expect(time.place({ start: 0, end: 10, realStart: 50, realEnd: 60 })).toMatchObject({ left: 0.5 });
  });

  it.each([
    [100, [0, 20, 40, 60, 80, 100]],
    [30_000, [0, 10_000, 20_000, 30_000]],
    [3, [0, 1, 2, 3]],
  ])('of %d ms has ticks at round moments', (total, moments) => {
    expect(
      windowOf(total)
        .ticks()
        .map(({ at }) => at),
    ).toEqual(moments);
  });
});
