import { describe, expect, it } from 'vitest';
import { shiftThatHolds } from '../../../../client/webview/graph/hold-still';
import type { PlacedNode } from '../../../../graph/layout';

/** Cards of 100 by 50 at these places. */
function places(corners: Readonly<Record<string, readonly [number, number]>>): ReadonlyMap<string, PlacedNode> {
  return new Map(
    Object.entries(corners).map(([id, [x, y]]) => [
      id,
      { node: { kind: 'end', id }, box: { x, y, width: 100, height: 50 } },
    ]),
  );
}
const all = { x: 0, y: 0, width: 1000, height: 1000 };

describe('a graph that is drawn anew', () => {
  it('stands still where most of it does, whatever lies in the middle', () => {
    const before = places({ A: [0, 0], B: [0, 100], C: [450, 450] });
    expect(shiftThatHolds(before, places({ A: [0, 0], B: [0, 100], C: [445, 450] }), all)).toEqual({ x: 0, y: 0 });
  });

  it('is moved against what was put in front', () => {
    const now = places({ New: [0, 0], A: [0, 100], B: [0, 200] });
    expect(shiftThatHolds(places({ A: [0, 0], B: [0, 100] }), now, all)).toEqual({ x: 0, y: -100 });
  });

  it('holds what is in sight, not what is more', () => {
    const before = places({ A: [0, 0], B: [0, 5000], C: [0, 6000] });
    const now = places({ A: [7, 0], B: [0, 5000], C: [0, 6000] });
    expect(shiftThatHolds(before, now, all)).toEqual({ x: -7, y: 0 });
  });

  it('holds the state that was opened or closed before all others', () => {
    const before = places({ A: [0, 0], B: [0, 100], C: [0, 200] });
    const now = places({ A: [0, 0], B: [0, 100], C: [40, 200] });
    expect(shiftThatHolds(before, now, all, 'C')).toEqual({ x: -40, y: 0 });
  });

  it('begins afresh where nothing is the same', () => {
    expect(shiftThatHolds(places({ A: [0, 0] }), places({ B: [0, 0] }), all)).toBeUndefined();
  });
});
